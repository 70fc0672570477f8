import { directiveOf, isComment, isFence, isResponseHandler, isSeparator, isStatusLine, titleOf, variableOf } from './line-kinds.ts';
import { lineStartsOf, linesOf } from './lines.ts';
import type { Block, Directive, HttpRequest, Text, VariableDefinition } from './model.ts';
import { parseRequest } from './parse-request.ts';

/** What the lines of a block gave so far. */
export interface Findings {
  readonly directives: Directive[];
  readonly variables: VariableDefinition[];
}

/** Reads one block. Takes any text and never throws: what is no request, header or body is passed over. */
export function parseBlock(text: string): Block {
  const lineStarts = lineStartsOf(text);
  const lines = linesOf(text, lineStarts);
  const findings: Findings = { directives: [], variables: [] };
  const requests: HttpRequest[] = [];
  const [first] = lines;
  const title = first && isSeparator(first) ? titleOf(first) : undefined;
  let index = title ? 1 : 0;
  for (;;) {
    const noted = findings.directives.length;
    const next = skipPrologue(lines, index, findings);
    if (next === undefined) break;
    const directive = findings.directives.slice(noted).findLast(({ name }) => name.text === 'name');
    const name = directive?.value ?? (requests.length === 0 ? title : undefined);
    const parsed = parseRequest(lines, next, name?.text === '' ? undefined : name, findings);
    requests.push(parsed.request);
    index = parsed.next;
  }
  return { text, lineStarts, title, requests, ...findings };
}

/** Notes the directives and variables before a request; returns the line of the request, if there is one. */
function skipPrologue(lines: readonly Text[], from: number, findings: Findings): number | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const variable = variableOf(line);
    if (variable) findings.variables.push(variable);
    else if (isComment(line)) noteDirective(line, findings);
    else if (/^\s*\/\*/.test(line.text)) index = endOf(lines, index, '*/');
    else if (/^\s*<\s*\{%/.test(line.text)) index = endOf(lines, index, '%}');
    else if (/^\s*\{\{\s*$/.test(line.text)) index = endOf(lines, index, '}}');
    else if (line.text.trim() !== '' && !isFence(line) && !isStatusLine(line) && !isResponseHandler(line)) return index;
  }
  return undefined;
}

/** Adds a comment line's directive, if it is one. */
export function noteDirective(line: Text, findings: Findings): void {
  const directive = directiveOf(line);
  if (directive) findings.directives.push(directive);
}

/** The line that closes what a line opens; the last one if nothing closes it. */
function endOf(lines: readonly Text[], from: number, closing: string): number {
  const index = lines.findIndex(({ text }, at) => at >= from && text.includes(closing));
  return index === -1 ? lines.length : index;
}
