import { asWritten, type RequestText } from '../../http/escape/request-text.ts';
import { isBlank, isComment, isUrlContinuation } from '../../http/line-kinds.ts';
import type { Omitted } from './omitted.ts';
import { asText, beginsJson, endOfJson, endsRequest, headerIn, requestLineIn } from './lines.ts';

/** A header as it was read from a page. */
export interface PageHeader {
  readonly name: RequestText;
  readonly value: RequestText;
}

/** A request as it was read from a page. */
export interface PageRequest {
  /** Its title there; undefined if the text around the request has none. */
  readonly title: string | undefined;
  /** Whole lines that belong above the request line. */
  readonly comments: readonly RequestText[];
  /** Upper case. */
  readonly method: RequestText;
  readonly url: RequestText;
  readonly headers: readonly PageHeader[];
  /** With `\n` between its lines, whatever the page has. */
  readonly body: RequestText | undefined;
  /** The lines that it was read from. */
  readonly source: string;
  /** Whether its form shows that a tool wrote it: then it has a browser's headers, and secrets recognized by their names. */
  readonly isFromTool?: true;
  /** What it leaves out of the text that it was made from. */
  readonly omitted?: Omitted;
}

/** Header names that begin a request as some pages print it: request line, blank line, headers. */
const afterBlankLine = /^(content-type|content-length|accept|authorization|prefer|if-match)$/i;

/**
 * Reads the request that begins on a line. It was meant as a request, so its references are the author's.
 *
 * @param inFence inside a Markdown fence, where everything up to its end is part of the request
 * @returns the request, and the index of the first line that isn't part of it
 */
export function readRequest(
  lines: readonly string[],
  from: number,
  inFence: boolean,
): { readonly request: PageRequest; readonly next: number } {
  const { method, url: first } = requestLineIn(lines[from] ?? '') ?? { method: 'GET', url: '' };
  const indent = /^[ \t]*/.exec(lines[from] ?? '')?.[0] ?? '';
  let url = first;
  let next = from + 1;
  for (let line = lines[next]; line !== undefined && continuesUrl(line, inFence); line = lines[++next])
    url += line.trim();

  const headers: PageHeader[] = [];
  const comments: RequestText[] = [];
  const below = headerIn(lines[next + 1] ?? '', inFence);
  if (lines[next]?.trim() === '' && below && afterBlankLine.test(below.name)) next++;
  for (let line = lines[next]; line !== undefined && !endsRequest(line); line = lines[++next]) {
    const header = headerIn(line, inFence);
    if (header) headers.push({ name: asWritten(header.name), value: asWritten(header.value) });
    else if (isComment(asText(line)) && headerIn(lines[next + 1] ?? '', inFence)) comments.push(asWritten(line));
    else break;
  }

  const bodyLines = findBodyLines(lines, next, inFence || headers.some(isOtherThanJson));
  const body =
    bodyLines === undefined ? undefined : asWritten(dedented(lines.slice(bodyLines.start, bodyLines.end), indent));
  const last = bodyLines?.end ?? next;
  const source = lines.slice(from, last).join('\n');
  return {
    request: {
      title: undefined,
      comments,
      method: asWritten(method),
      url: asWritten(url),
      headers,
      body,
      source,
    },
    next: last,
  };
}

/** A URL continues below its request line only if that is certain: in a fence, or if the line is indented or part of the query. */
const continuesUrl = (line: string, inFence: boolean): boolean =>
  isUrlContinuation(asText(line)) && (inFence || /^([ \t]|[?&])/.test(line));

const isOtherThanJson = ({ name, value }: PageHeader): boolean =>
  name.toLowerCase() === 'content-type' && !/json/i.test(value);

/**
 * The lines of the body, which may begin without a blank line.
 *
 * @param anyText whether text that isn't JSON is a body, too; otherwise it is prose
 */
function findBodyLines(
  lines: readonly string[],
  from: number,
  anyText: boolean,
): { readonly start: number; readonly end: number } | undefined {
  let start = from;
  while (lines[start]?.trim() === '') start++;
  const first = lines[start];
  if (first === undefined || endsRequest(first)) return undefined;
  if (beginsJson(first)) return { start, end: endOfJson(lines, start) };
  if (/^<(@\w*)?[ \t]+\S/.test(first)) return { start, end: start + 1 };
  if (!anyText) return undefined;
  let end = start;
  for (let index = start; index < lines.length && !endsRequest(lines[index] ?? ''); index++)
    if (!isBlank(asText(lines[index] ?? ''))) end = index + 1;
  return { start, end };
}

/** The lines without the indentation that everything in a fence has if the fence is in a list. */
export const dedented = (lines: readonly string[], indent: string): string =>
  lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart())).join('\n');
