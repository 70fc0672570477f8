import {
  type Findings,
  headerOf,
  isBlank,
  isComment,
  isFence,
  isLaterRequestLine,
  isResponseHandler,
  isStatusLine,
  isUrlContinuation,
  noteDirective,
  requestLineOf,
  unfinishedHeaderOf,
  variableOf,
} from './line-kinds.ts';
import type { Body, ExampleResponse, Header, HttpRequest, Span, Text, Url } from './model.ts';

/** Where a step of the parser stopped, and what it found. */
interface Step<T> {
  readonly next: number;
  readonly found: T;
}

/**
 * Reads one request, from its request line to where the next one begins.
 *
 * @param from index of the request line
 * @returns the request, as yet without a name, and the index of the first line that is not part of it
 */
export function parseRequest(
  lines: readonly Text[],
  from: number,
  findings: Findings,
): { readonly request: Omit<HttpRequest, 'name'>; readonly next: number } {
  const requestLine = lines[from] ?? { start: 0, end: 0, text: '' };
  const { method, url: firstPart, version } = requestLineOf(requestLine);
  const url = readUrl(lines, from + 1, firstPart);
  const headers = readHeaders(lines, url.next, findings);
  const body = readBody(lines, headers.next, findings);
  const response = readResponse(lines, body.next);
  const end = Math.max(
    requestLine.end,
    url.found?.end ?? 0,
    headers.found.at(-1)?.end ?? 0,
    body.found?.end ?? 0,
    response.found?.end ?? 0,
  );
  return {
    request: {
      start: requestLine.start,
      end,
      method,
      url: url.found,
      httpVersion: version,
      headers: headers.found,
      body: body.found,
      response: response.found,
    },
    next: response.next,
  };
}

function readUrl(lines: readonly Text[], from: number, first: Text | undefined): Step<Url | undefined> {
  if (first === undefined) return { next: from, found: undefined };
  const parts = [first];
  let next = from;
  for (let line = lines[next]; line && isUrlContinuation(line); line = lines[++next]) {
    const text = line.text.trim();
    const start = line.start + line.text.indexOf(text);
    parts.push({ start, end: start + text.length, text });
  }
  const end = parts.at(-1)?.end ?? first.end;
  return { next, found: { start: first.start, end, parts, value: parts.map(({ text }) => text).join('') } };
}

/** Header names that begin a request as it is printed on some pages: request line, blank line, headers. */
const afterBlankLine = /^(content-type|content-length|accept|authorization|prefer|if-match)$/i;

function readHeaders(lines: readonly Text[], from: number, findings: Findings): Step<Header[]> {
  const found: Header[] = [];
  let next = from;
  const [blank, below] = [lines[from], lines[from + 1]];
  if (blank && below && isBlank(blank) && afterBlankLine.test(headerOf(below)?.name.text ?? '')) next++;
  for (let line = lines[next]; line && !isBlank(line); line = lines[++next]) {
    const previous = found.at(-1);
    if (isComment(line)) noteDirective(line, findings);
    else if (isLaterRequestLine(line) || isStatusLine(line)) break;
    else {
      const header = headerOf(line) ?? unfinishedHeaderOf(line);
      if (header) found.push({ ...header, start: header.name.start, end: header.value.end });
      else if (previous && /^[ \t]+[^\s{[<"]/.test(line.text)) found[found.length - 1] = continued(previous, line);
      else break;
    }
  }
  return { next, found };
}

/** A header with one more line of value: obsolete in HTTP, but JetBrains reads it. */
function continued(header: Header, line: Text): Header {
  const end = line.start + line.text.trimEnd().length;
  const value = { start: header.value.start, end, text: `${header.value.text} ${line.text.trim()}` };
  return { ...header, value, end };
}

function readBody(lines: readonly Text[], from: number, findings: Findings): Step<Body | undefined> {
  let next = from;
  let blankLineBefore = false;
  for (let line = lines[next]; line && (isBlank(line) || isComment(line)); line = lines[++next]) {
    blankLineBefore ||= isBlank(line);
    noteDirective(line, findings);
  }
  const first = lines[next];
  if (first === undefined || endsBody(first, true)) return { next, found: undefined };
  const looksLikeJson = /^\s*[{[]/.test(first.text);
  const excluded: Span[] = [];
  let last: Text | undefined;
  for (let line = lines[next]; line && !endsBody(line, looksLikeJson); line = lines[++next]) {
    const variable = looksLikeJson ? variableOf(line) : undefined;
    if (variable) findings.variables.push(variable);
    else if (isComment(line)) noteDirective(line, findings);
    else if (!isBlank(line)) last = line;
    if (variable !== undefined || isComment(line)) excluded.push({ start: line.start, end: line.end });
  }
  if (last === undefined) return { next, found: undefined };
  const { end } = last;
  const kind = /^<(?:@\w*)?[ \t]+\S/.test(first.text) ? 'file' : 'text';
  const inside = excluded.filter((span) => span.start < end);
  return { next, found: { start: first.start, end, kind, blankLineBefore, excluded: inside } };
}

/** JSON never has a line that begins a request, so such a line is one; other text may. */
const endsBody = (line: Text, looksLikeJson: boolean): boolean =>
  isStatusLine(line) || isResponseHandler(line) || isFence(line) || (looksLikeJson && isLaterRequestLine(line));

function readResponse(lines: readonly Text[], from: number): Step<ExampleResponse | undefined> {
  let next = from;
  for (let line = lines[next]; line && !isLaterRequestLine(line); line = lines[next]) next++;
  // The comments and variables above the next request belong to that.
  for (let line = lines[next - 1]; next > from && line && isPrologue(line); line = lines[next - 1]) next--;
  const own = lines.slice(from, next);
  const statusLine = own.find(isStatusLine);
  const last = own.findLast((line) => !isBlank(line));
  return { next, found: statusLine && last && { start: statusLine.start, end: last.end, statusLine } };
}

const isPrologue = (line: Text): boolean => isBlank(line) || isComment(line) || variableOf(line) !== undefined;
