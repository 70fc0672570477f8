import { isJsonMediaType } from '../../catalog/requests/headers.ts';
import { bodyContent } from '../../http/body-text.ts';
import { headerOf } from '../../http/line-kinds.ts';
import { linesTouching } from '../../http/lines.ts';
import type { Block, Body, Header, HttpRequest, Span, Text } from '../../http/model.ts';
import { hasReference } from '../../http/variables/references.ts';
import { substitute, type Variables } from '../../http/variables/variables.ts';
import type { GraphRequest } from '../request/graph-request.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import { blankLineBeforeHeaders, lineEndAt, wholeLines } from '../text/source-text.ts';

/** Checks the headers of a request to Graph: missing ones, misplaced ones, and those to leave out. */
export function checkHeaders(
  block: Block,
  request: HttpRequest,
  { match }: GraphRequest,
  inBody: readonly MisplacedHeader[],
  variables: Variables,
): Problem[] {
  const to = endOfHeaders(block, request);
  const firstByName = new Map<string, Header>();
  for (const header of request.headers) {
    const name = header.name.text.toLowerCase();
    if (!firstByName.has(name)) firstByName.set(name, header);
  }
  const problems: Problem[] = inBody.map(({ name, value, lines }) => {
    const above = firstByName.get(name.text.toLowerCase());
    const certain = above?.value.text === value.text || name.text.toLowerCase() === 'content-length';
    const remedy = above || certain ? ({ kind: 'remove', certain } as const) : ({ kind: 'move', to } as const);
    return problemAt(name, { code: 'misplaced-header', name: name.text, place: 'in-body', lines, remedy });
  });
  const blank = blankLineBeforeHeaders(block, request);
  const first = request.headers[0]?.name;
  if (blank && first) {
    const remedy = { kind: 'remove', certain: true } as const;
    problems.push(
      problemAt(first, { code: 'misplaced-header', name: first.text, place: 'after-blank-line', lines: blank, remedy }),
    );
  }
  const lengths = request.headers.filter(({ name }) => name.text.toLowerCase() === 'content-length');
  const bytes = lengths.length === 0 ? undefined : bytesOf(block, request, variables);
  for (const length of lengths)
    problems.push(problemAt(length, { code: 'content-length', correct: Number(length.value.text) === bytes }));
  const hasType =
    firstByName.get('content-type') ?? inBody.find(({ name }) => name.text.toLowerCase() === 'content-type');
  if (request.body && request.method && hasType === undefined)
    problems.push(problemAt(request.method, { code: 'missing-content-type', entityType: match?.entityType, to }));
  return problems;
}

/** Checks that the Content-Type of a write is JSON. A variable without a value may hold anything. */
export function checkContentType({ headers, body }: HttpRequest, variables: Variables): Problem[] {
  if (body === undefined) return [];
  return headers.flatMap(({ name, value }) => {
    const type = substitute(value.text, variables).trim();
    const exact = type === value.text;
    if (name.text.toLowerCase() !== 'content-type' || hasReference(type) || isJsonMediaType(type)) return [];
    // The value of a variable counts as a media type only if it looks like one.
    if (!exact && !/^[\w.+-]+\/[\w.+-]+/.test(type)) return [];
    const place = value.text === '' ? { start: name.start, end: Math.max(name.end, value.end) } : value;
    return [problemAt(place, { code: 'wrong-content-type', value: type, exact })];
  });
}

/** Finds cookies, which no request to Graph has. */
export const checkCookies = ({ headers }: HttpRequest): Problem[] =>
  headers
    .filter(({ name }) => /^cookie2?$/i.test(name.text))
    .map((header) => problemAt(header, { code: 'cookie-header' }));

/** A line of the body that looks like a header. */
export interface MisplacedHeader {
  readonly name: Text;
  readonly value: Text;
  /** The line, without its line break. */
  readonly line: Span;
  /** The lines to remove: this line with its line break, and a blank line that separated it from the JSON. */
  readonly lines: Span;
}

/** Names that, unquoted in a JSON body, can only be headers, wherever they are. */
const headerNames =
  /^(accept|authorization|client-request-id|consistencylevel|content-length|content-type|host|if-match|if-none-match|prefer|user-agent)$/i;

/** A quick check, before the lines are read one by one. */
const mayHaveHeader = /(?<![^\r\n])[ \t]*[^\s"{[\]}:,]+[ \t]*:/;

/** The header lines in a JSON body: any above its first brace, well-known ones below. */
export function headersInBody(block: Block, request: HttpRequest): MisplacedHeader[] {
  const { body } = request;
  if (body?.kind !== 'text' || !mayHaveHeader.test(block.text.slice(body.start, body.end))) return [];
  if (!isMeantAsJson(request, body, block.text)) return [];
  const found: MisplacedHeader[] = [];
  let opened = false;
  const lines = linesTouching(body, block).filter(({ start, end }) => body.start <= start && end <= body.end);
  const excluded = new Set(body.excluded.map(({ start }) => start));
  for (const [index, line] of lines.entries()) {
    if (excluded.has(line.start)) continue;
    opened ||= /^\s*[{["]/.test(line.text);
    const header = headerOf(line);
    if (!header || (opened && !headerNames.test(header.name.text))) continue;
    const next = opened ? undefined : lines[index + 1];
    const end = next?.text.trim() === '' ? next.end : line.end;
    found.push({ ...header, line, lines: wholeLines(block, { start: line.start, end }) });
  }
  return found;
}

/** Text of another media type may have lines with a colon. */
function isMeantAsJson({ headers }: HttpRequest, body: Body, text: string): boolean {
  const type = headers.find(({ name }) => name.text.toLowerCase() === 'content-type');
  if (type && !/\bjson\b/i.test(type.value.text)) return false;
  return /(?<![^\r\n])[ \t]*[{[]/.test(text.slice(body.start, body.end));
}

/** Where a header can be added: the end of the last header's line, else of the URL's. */
function endOfHeaders(block: Block, { start, url, httpVersion, headers }: HttpRequest): number {
  return lineEndAt(block, Math.max(start, url?.end ?? 0, httpVersion?.end ?? 0, headers.at(-1)?.end ?? 0));
}

/** Undefined if a variable's value is unknown. */
function bytesOf(block: Block, { body }: HttpRequest, variables: Variables): number | undefined {
  if (body !== undefined && body.kind !== 'text') return undefined;
  const content = body === undefined ? '' : substitute(bodyContent(block, body), variables);
  return hasReference(content) ? undefined : new TextEncoder().encode(content).length;
}
