import { addPart, foreignAbove } from './foreign-lines.ts';
import {
  type Findings,
  isBlockComment,
  isComment,
  isFence,
  isLaterRequestLine,
  isSeparator,
  isStatusLine,
  noteDirective,
  titleOf,
  variableOf,
} from './line-kinds.ts';
import { linesOf, lineStartsOf } from './lines.ts';
import type { Block, Directive, HttpRequest, Span, Text } from './model.ts';
import { parseRequest } from './parse-request.ts';

/** Reads one block. Accepts any text and never throws: what isn't a request, a header or a body is ignored. */
export function parseBlock(text: string): Block {
  const lineStarts = lineStartsOf(text);
  const lines = linesOf(text, lineStarts);
  const findings: Findings = { directives: [], variables: [], foreign: [] };
  const requests: HttpRequest[] = [];
  const [first] = lines;
  const title = first && isSeparator(first) ? titleOf(first) : undefined;
  let index = title ? 1 : 0;
  for (;;) {
    const foreignBefore = findings.foreign.length;
    const next = skipPrologue(lines, index, findings);
    if (next === undefined) break;
    const { request, next: after } = parseRequest(lines, next, findings);
    // The directives of the next request may follow a request directly, without a separator; the parser has found them while looking
    // for the end of the body.
    const named = lastNameIn(findings.directives, { start: requests.at(-1)?.end ?? 0, end: request.end });
    const name = named ?? (requests.length === 0 && title?.text !== '' ? title : undefined);
    requests.push({ ...request, name, foreign: findings.foreign.slice(foreignBefore) });
    index = after;
  }
  const mayDefine = findings.variables.length > 0;
  return { text, lineBreaks: lineStarts.length - 1, lineStarts, title, requests, mayDefine, ...findings };
}

/** The value of the last `# @name` in a span. Ignores directives before the span: those belong to other requests. */
function lastNameIn(directives: readonly Directive[], { start, end }: Span): Text | undefined {
  for (let index = directives.length - 1; index >= 0; index--) {
    const directive = directives[index];
    if (directive === undefined || directive.start < start) return undefined;
    const { name, value } = directive;
    if (name.text === 'name' && value.text !== '' && directive.start < end) return value;
  }
  return undefined;
}

/**
 * Notes what comes before a request: directives, variables and what only other tools act on. Returns the index of the request
 * line, if there is one.
 */
function skipPrologue(lines: readonly Text[], from: number, findings: Findings): number | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const variable = variableOf(line);
    const foreign = variable || isComment(line) || isFence(line) ? undefined : foreignAbove(lines, index);
    if (variable) findings.variables.push(variable);
    else if (isComment(line)) noteDirective(line, findings);
    else if (isBlockComment(line)) index = endOf(lines, index, ({ text }) => text.includes('*/'));
    else if (foreign) {
      addPart(findings.foreign, foreign.part);
      index = foreign.next - 1;
    }
    // A response without its request: none of its lines is a request line.
    else if (isStatusLine(line)) index = endOf(lines, index, isLaterRequestLine) - 1;
    else if (line.text.trim() !== '' && !isFence(line)) return index;
  }
  return undefined;
}

/** Index of the first line, starting with this one, that meets the condition; the number of lines if none does. */
function endOf(lines: readonly Text[], from: number, ends: (line: Text) => boolean): number {
  let index = from;
  for (let line = lines[index]; line && !ends(line); line = lines[index]) index++;
  return index;
}
