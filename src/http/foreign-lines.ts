import { isBlank, isBlockComment, isLaterRequestLine, isRequestLine, isStatusLine } from './line-kinds.ts';
import type { ForeignKind, ForeignPart, Text } from './model.ts';

/** A part that only other tools act on, with the index of the first line after it. */
export interface ForeignStep {
  readonly part: ForeignPart;
  readonly next: number;
}

/**
 * The part that begins on a line above a request, if only other tools act on it: scripts, imports, commands, and text that
 * isn't a request line.
 *
 * @returns undefined for a request line, and for what is read elsewhere: blank lines, comments, variables, responses
 */
export function foreignAbove(lines: readonly Text[], index: number): ForeignStep | undefined {
  const line = lines[index];
  if (line === undefined || isBlank(line) || isBlockComment(line) || isStatusLine(line)) return undefined;
  const text = line.text.trim();
  const found = foreignAnywhere(lines, index) ?? stepOf(lines, index, lineAbove(text) ?? responseLine(text, false));
  if (found) return found;
  if (isForeignParagraph(text)) return paragraph(lines, index, /^curl\s/i.test(text) ? 'command' : 'graphql');
  return isRequestLine(line) ? undefined : stepOf(lines, index, 'text');
}

/**
 * The part that begins on a line of a request, if only other tools act on it: scripts, assertions, files for the response.
 *
 * @param anyText whether the line may be text of a body: an indented one must then look like a path to count
 */
export function foreignInRequest(lines: readonly Text[], index: number, anyText: boolean): ForeignStep | undefined {
  const line = lines[index];
  if (line === undefined) return undefined;
  return foreignAnywhere(lines, index) ?? stepOf(lines, index, responseLine(line.text, anyText));
}

/** As `foreignInRequest`, for parts that may be among the headers, which come before the response. */
export function foreignAmongHeaders(lines: readonly Text[], index: number): ForeignStep | undefined {
  const text = lines[index]?.text.trim() ?? '';
  if (/^\.{3}[^\s,]+,?$/.test(text)) return stepOf(lines, index, 'shared-headers');
  return text.startsWith('>') ? undefined : foreignAnywhere(lines, index);
}

/** Whether a line below a request begins the next one, or something that belongs to the next one: a script to run before it, an import. */
export function beginsNextRequest(line: Text): boolean {
  const text = line.text.trim();
  return isLaterRequestLine(line) || /^<\s*\{%/.test(text) || lineAbove(text) !== undefined;
}

/** Adds a part to those above it; adjacent lines of text become one part. */
export function addPart(parts: ForeignPart[], part: ForeignPart): void {
  const before = parts.at(-1);
  if (part.kind === 'text' && before?.kind === 'text' && part.start - before.end <= 2)
    parts[parts.length - 1] = { ...before, end: part.end };
  else parts.push(part);
}

/** A line that isn't part of anything else. */
export const textPart = (line: Text): ForeignPart => partOf('text', line, line);

/** The lines from one up to another, as one part. */
const partOf = (kind: ForeignKind, first: Text, last: Text): ForeignPart => ({
  kind,
  start: first.start,
  end: last.end,
});

const stepOf = (lines: readonly Text[], index: number, kind: ForeignKind | undefined): ForeignStep | undefined => {
  const line = lines[index];
  return line && kind && { part: partOf(kind, line, line), next: index + 1 };
};

/** Inline scripts, wherever they are. One that isn't closed continues to the end of the block. */
function foreignAnywhere(lines: readonly Text[], index: number): ForeignStep | undefined {
  const first = lines[index];
  const closing = first && closingOfScript(first);
  if (first === undefined || closing === undefined) return undefined;
  const isClosed = (line: Text): boolean =>
    closing === '%}' ? line.text.includes(closing) : line.text.trim() === closing;
  let last = isClosed(first) ? index : index + 1;
  for (let line = lines[last]; line && !isClosed(line); line = lines[last]) last++;
  const end = lines[last] ?? lines.at(-1) ?? first;
  return { part: partOf('script', first, end), next: last + 1 };
}

/** The end mark of the script that a line begins: anywhere on a line in JetBrains, on a line of its own in httpYac. */
export function closingOfScript(line: Text): '%}' | '}}' | undefined {
  const text = line.text.trim();
  if (/^[<>]\s*\{%/.test(text)) return '%}';
  return /^\{\{(?:@js(?:\s+|$))?[+@]?(?:request|streaming|response|after|responseLogging)?$/i.test(text)
    ? '}}'
    : undefined;
}

/** What a line above a request means to other tools, from its text without surrounding blanks. */
function lineAbove(text: string): ForeignKind | undefined {
  if (/^<(?:@\w*)?\s+\S/.test(text)) return 'script';
  if (/^import\s+\S/.test(text) || /^proto\s+<\s+\S/.test(text)) return 'import';
  if (/^gql(?:\s+[^\s({]+)?\s+<\s+\S/.test(text)) return 'graphql';
  return /^run\s+(?:#|\S+\.(?:http|rest)\b)/.test(text) ? 'run' : undefined;
}

/** What a line below a request means to other tools. */
function responseLine(line: string, anyText: boolean): ForeignKind | undefined {
  const text = line.trim();
  if (text.startsWith('??')) return 'assertion';
  const [, mark = '', path = ''] = /^(>>!?|>|<>)\s+(\S.*)$/.exec(text) ?? [];
  // A quoted line of text, not a file.
  if (mark === '' || (anyText && /^\s/.test(line) && !/^(?:\.{0,2}[/\\]\S*|\S+\.\w+)$/.test(path))) return undefined;
  if (mark === '<>') return 'earlier-response';
  return mark === '>' ? 'script' : 'saved-response';
}

/** A shell command, or what httpYac collects for GraphQL: continues to the next blank line. */
const isForeignParagraph = (text: string): boolean =>
  /^curl\s/i.test(text) || /^fragment\s+\w+\s+on\s/.test(text) || /^(?:query|mutation|subscription)\b.*\{$/.test(text);

function paragraph(lines: readonly Text[], from: number, kind: ForeignKind): ForeignStep | undefined {
  let next = from + 1;
  for (let line = lines[next]; line && !isBlank(line) && !isLaterRequestLine(line); line = lines[next]) next++;
  const [first, last] = [lines[from], lines[next - 1]];
  return first && last && { part: partOf(kind, first, last), next };
}
