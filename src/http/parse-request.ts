import { addPart, beginsNextRequest, foreignAmongHeaders, foreignInRequest, textPart } from './foreign-lines.ts';
import {
  continuationOf,
  type Findings,
  headerInVariable,
  headerOf,
  isBlank,
  isBlockComment,
  isComment,
  isFence,
  isLaterRequestLine,
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
 * @returns the request, without its name and without what only other tools act on, and the index of the first line after it
 */
export function parseRequest(
  lines: readonly Text[],
  from: number,
  findings: Findings,
): { readonly request: Omit<HttpRequest, 'name' | 'foreign'>; readonly next: number } {
  const requestLine = lines[from] ?? { start: 0, end: 0, text: '' };
  const { method, url: firstPart, version } = requestLineOf(requestLine);
  const url = readUrl(lines, from + 1, firstPart);
  const headers = readHeaders(lines, url.next, findings);
  const body = readBody(lines, headers.next, findings);
  const response = readTail(lines, body.next, findings);
  const end = Math.max(
    requestLine.end,
    url.found?.url.end ?? 0,
    headers.found.at(-1)?.end ?? 0,
    body.found?.end ?? 0,
    response.found?.end ?? 0,
    findings.foreign.at(-1)?.end ?? 0,
  );
  return {
    request: {
      start: requestLine.start,
      end,
      method,
      url: url.found?.url,
      httpVersion: url.found?.version ?? version,
      headers: headers.found,
      body: body.found,
      response: response.found,
    },
    next: response.next,
  };
}

function readUrl(
  lines: readonly Text[],
  from: number,
  first: Text | undefined,
): Step<{ readonly url: Url; readonly version: Text | undefined } | undefined> {
  if (first === undefined) return { next: from, found: undefined };
  const parts = [first];
  let version: Text | undefined;
  let next = from;
  for (let line = lines[next]; line && isUrlContinuation(line); line = lines[++next]) {
    const continued = continuationOf(line);
    parts.push(continued.part);
    version = continued.version;
  }
  const end = parts.at(-1)?.end ?? first.end;
  const url = { start: first.start, end, parts, value: parts.map(({ text }) => text).join('') };
  return { next, found: { url, version } };
}

/** Names of headers that some pages put below a blank line: request line, blank line, headers. */
const namesBelowBlankLine = 'content-type|content-length|accept|authorization|prefer|if-match';
const afterBlankLine = new RegExp(`^(?:${namesBelowBlankLine})$`, 'i');
const blankLineAndHeader = new RegExp(`[ \\t]*(?:\\r\\n|\\n|\\r)[ \\t]*(?:${namesBelowBlankLine})[ \\t]*:`, 'iy');

/**
 * Whether the line below the blank line at this offset would be a header if the blank line came right below a request line; anywhere
 * else it is body.
 */
export function isHeaderBelowBlankLine(text: string, at: number): boolean {
  blankLineAndHeader.lastIndex = at;
  return blankLineAndHeader.test(text);
}

function readHeaders(lines: readonly Text[], from: number, findings: Findings): Step<Header[]> {
  const found: Header[] = [];
  let next = from;
  const [blank, below] = [lines[from], lines[from + 1]];
  if (blank && below && isBlank(blank) && afterBlankLine.test(headerOf(below)?.name.text ?? '')) next++;
  // The index after the lines that are headers in variables, as far as it is known.
  let inVariables = next;
  for (let line = lines[next]; line && !isBlank(line); line = lines[next]) {
    const previous = found.at(-1);
    const foreign = foreignAmongHeaders(lines, next);
    const commented = isBlockComment(line) ? endOfComment(lines, next) : undefined;
    if (isComment(line)) noteDirective(line, findings);
    else if (isLaterRequestLine(line) || isStatusLine(line)) break;
    else if (foreign || commented !== undefined) {
      if (foreign) findings.foreign.push(foreign.part);
      next = foreign?.next ?? commented ?? next + 1;
      continue;
    } else {
      if (next >= inVariables && headerInVariable(line)) inVariables = endOfHeadersInVariables(lines, next);
      const isInVariable = next < inVariables && headerInVariable(line) !== undefined;
      const isContinuation = isInVariable ? /^[ \t]/.test(line.text) : /^[ \t]+[^\s{[<"]/.test(line.text);
      const header =
        headerOf(line) ??
        unfinishedHeaderOf(line) ??
        (isInVariable && !(isContinuation && previous) ? headerInVariable(line) : undefined);
      if (header) found.push({ ...header, start: header.name.start, end: header.value.end });
      else if (previous && isContinuation) found[found.length - 1] = continued(previous, line);
      else break;
    }
    next++;
  }
  return { next, found };
}

/** Index of the first line after a comment from slash-star to star-slash; undefined if it isn't closed, or other text follows it. */
function endOfComment(lines: readonly Text[], from: number): number | undefined {
  let end = from;
  while (lines[end]?.text.includes('*/') === false) end++;
  return lines[end]?.text.trimEnd().endsWith('*/') === true ? end + 1 : undefined;
}

/**
 * Lines that are a single reference may be headers from variables, or a body without a blank line above it: they are headers
 * if more of the request follows.
 *
 * @returns the index of the first line after them; `from` if they aren't headers
 */
function endOfHeadersInVariables(lines: readonly Text[], from: number): number {
  let end = from;
  for (let line = lines[end]; line && (headerInVariable(line) !== undefined || isComment(line)); line = lines[end])
    end++;
  const line = lines[end];
  if (line === undefined) return from;
  if (!isBlank(line)) return headerOf(line) ? end : from;
  let below = end;
  for (let blank = lines[below]; blank && isBlank(blank); blank = lines[below]) below++;
  const body = lines[below];
  const isBody = body && !isComment(body) && !variableOf(body) && !endsBody(lines, below, true);
  return isBody ? end : from;
}

/** A header whose value continues on this line: obsolete in HTTP, but JetBrains reads it. */
function continued(header: Header, line: Text): Header {
  const end = line.start + line.text.trimEnd().length;
  const value = { start: header.value.start, end, text: `${header.value.text} ${line.text.trim()}` };
  return { ...header, value, end };
}

function readBody(lines: readonly Text[], from: number, findings: Findings): Step<Body | undefined> {
  let next = from;
  let blankLineBefore = false;
  for (let line = lines[next]; line; line = lines[next]) {
    const foreign = foreignAmongHeaders(lines, next);
    if (foreign) findings.foreign.push(foreign.part);
    else if (!isBlank(line) && !isComment(line)) break;
    blankLineBefore ||= isBlank(line);
    noteDirective(line, findings);
    next = foreign?.next ?? next + 1;
  }
  const first = lines[next];
  if (first === undefined || endsBody(lines, next, true)) return { next, found: undefined };
  const looksLikeJson = /^\s*[{[]/.test(first.text);
  const excluded: Span[] = [];
  let last: Text | undefined;
  let written = 0;
  let files = 0;
  for (let line = lines[next]; line && !endsBody(lines, next, looksLikeJson); line = lines[++next]) {
    const variable = looksLikeJson ? variableOf(line) : undefined;
    if (variable) findings.variables.push(variable);
    else if (isComment(line)) noteDirective(line, findings);
    else if (!isBlank(line)) {
      last = line;
      written++;
      if (isFileLine(line)) files++;
    }
    if (variable !== undefined || isComment(line)) excluded.push({ start: line.start, end: line.end });
  }
  if (last === undefined) return { next, found: undefined };
  const { end } = last;
  const kind = files === 0 ? 'text' : written === 1 ? 'file' : 'mixed';
  const inside = excluded.filter((span) => span.start < end);
  return { next, found: { start: first.start, end, kind, blankLineBefore, excluded: inside } };
}

/** `< path`, `<@ path`, `<@encoding path`. */
const isFileLine = (line: Text): boolean => /^<(?:@\w*)?[ \t]+\S/.test(line.text);

/** A line that begins a request ends a JSON body, since JSON can't contain such a line; other text can. */
function endsBody(lines: readonly Text[], index: number, looksLikeJson: boolean): boolean {
  const line = lines[index];
  if (line === undefined || isStatusLine(line) || isFence(line)) return true;
  return (looksLikeJson && isLaterRequestLine(line)) || foreignInRequest(lines, index, !looksLikeJson) !== undefined;
}

/**
 * What follows the body: a response, or what only other tools act on. Comments and variables directly above the next request
 * belong to that one.
 */
function readTail(lines: readonly Text[], from: number, findings: Findings): Step<ExampleResponse | undefined> {
  let next = from;
  let index = from;
  for (let line = lines[index]; line && !beginsNextRequest(line); line = lines[index]) {
    if (isStatusLine(line)) return readResponse(lines, index);
    const foreign = foreignInRequest(lines, index, false);
    if (foreign === undefined && isPrologue(line)) {
      index++;
      continue;
    }
    // The lines in between belong to this request.
    for (const between of lines.slice(next, index)) notePrologue(between, findings);
    if (foreign) findings.foreign.push(foreign.part);
    else if (!isFence(line)) addPart(findings.foreign, textPart(line));
    index = foreign?.next ?? index + 1;
    next = index;
  }
  return { next, found: undefined };
}

function notePrologue(line: Text, findings: Findings): void {
  const variable = variableOf(line);
  if (variable) findings.variables.push(variable);
  else noteDirective(line, findings);
}

/** A response, up to the next request. */
function readResponse(lines: readonly Text[], from: number): Step<ExampleResponse | undefined> {
  let next = from;
  for (let line = lines[next]; line && !isLaterRequestLine(line); line = lines[next]) next++;
  for (let line = lines[next - 1]; next > from && line && isPrologue(line); line = lines[next - 1]) next--;
  const own = lines.slice(from, next);
  const [statusLine] = own;
  const last = own.findLast((line) => !isBlank(line));
  if (statusLine === undefined || last === undefined) return { next, found: undefined };
  const text = statusLine.text.trimStart();
  const start = statusLine.end - text.length;
  return { next, found: { start: statusLine.start, end: last.end, statusLine: { start, end: statusLine.end, text } } };
}

const isPrologue = (line: Text): boolean => isBlank(line) || isComment(line) || variableOf(line) !== undefined;
