import { bodyContent } from '../../http/body-text.ts';
import { textBracesInJson } from '../../http/escape/text-braces.ts';
import { lastAtOrBefore } from '../../http/lines.ts';
import type { HttpFile, HttpRequest } from '../../http/model.ts';
import { lineOfRequest, requestAt, type PlacedRequest } from '../request/request-at.ts';

/** A request as it was when it was sent. */
export interface SoughtRequest {
  /** The line, from 0, on which it began. */
  readonly line: number;
  /** As from `requestName`. */
  readonly name: string;
  /** The body with the values of its variables; undefined if it had none. Absent if unknown: then it isn't compared. */
  readonly body?: string | undefined;
}

/** Where a request is now. */
export interface FoundRequest {
  readonly placed: PlacedRequest;
  /** The line, from 0, on which it begins. */
  readonly line: number;
  /** False if its body has changed since, or if it is another request of the same name. */
  readonly isUnchanged: boolean;
}

/** A request's name, else its method and URL as written. */
export const requestName = ({ name, method, url }: HttpRequest): string =>
  name?.text ?? `${method?.text ?? 'GET'} ${url?.value ?? ''}`.trim();

/**
 * Finds a request in a file that may have changed since, in steps of one block each: the one of that name whose body matches, else
 * one of that name; if there are several, the nearest to where it was.
 *
 * @returns undefined if no request has that name any more
 */
export function* findRequest(file: HttpFile, sought: SoughtRequest): Generator<undefined, FoundRequest | undefined> {
  const there = requestOnLine(file, sought.line);
  if (there && there.line === sought.line && isNamed(there.placed, sought) && bodyMatches(there.placed, sought))
    return { ...there, isUnchanged: true };
  let found: FoundRequest | undefined;
  for (const [index, block] of file.blocks.entries()) {
    for (const request of block.requests) {
      const placed = { block, request, start: file.starts[index] ?? 0 };
      if (!isNamed(placed, sought)) continue;
      const candidate = { placed, line: lineOfRequest(file, placed), isUnchanged: bodyMatches(placed, sought) };
      if (found === undefined || isBetter(candidate, found, sought.line)) found = candidate;
    }
    yield;
  }
  return found;
}

/** The request that a line of a file is in or below. */
function requestOnLine(
  file: HttpFile,
  line: number,
): { readonly placed: PlacedRequest; readonly line: number } | undefined {
  const index = lastAtOrBefore(file.lines, line);
  const block = file.blocks[index];
  const offset = (file.starts[index] ?? 0) + (block?.lineStarts[line - (file.lines[index] ?? 0)] ?? 0);
  const placed = requestAt(file, offset);
  return placed && { placed, line: lineOfRequest(file, placed) };
}

const isNamed = ({ request }: PlacedRequest, { name }: SoughtRequest): boolean => requestName(request) === name;

/** Whether a body may be the one that was sent. A body in another file always may: it isn't read for this. */
function bodyMatches({ block, request: { body } }: PlacedRequest, sought: SoughtRequest): boolean {
  if (!('body' in sought) || body?.kind === 'file') return true;
  return body === undefined
    ? sought.body === undefined
    : couldBecome(textBracesInJson(bodyContent(block, body)), sought.body ?? '');
}

/** Whether a text could become another one, with some values for its references. */
function couldBecome(written: string, sent: string): boolean {
  const [first = '', ...others] = comparable(written).split(/\{\{[^{}\r\n]*\}\}/);
  const text = comparable(sent);
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const next = text.indexOf(piece, at);
    if (next === -1) return false;
    at = next + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

const comparable = (text: string): string => text.replaceAll('\r\n', '\n').trim();

function isBetter(candidate: FoundRequest, found: FoundRequest, line: number): boolean {
  if (candidate.isUnchanged !== found.isUnchanged) return candidate.isUnchanged;
  return Math.abs(candidate.line - line) < Math.abs(found.line - line);
}
