import { bodyContent } from '../../http/body-text.ts';
import { textBracesInJson } from '../../http/escape/text-braces.ts';
import { lastAtOrBefore } from '../../http/lines.ts';
import type { HttpFile, HttpRequest } from '../../http/model.ts';
import { lineOfRequest, requestAt, type PlacedRequest } from '../request/request-at.ts';

/** A request as it was at some time: when it was sent. */
export interface SoughtRequest {
  /** The line from 0 that it began in. */
  readonly line: number;
  /** As `requestName` gives it. */
  readonly name: string;
  /** The body with its variables put in; undefined where it had none. Absent: not known, so nothing is compared with it. */
  readonly body?: string | undefined;
}

/** Where a request is now. */
export interface FoundRequest {
  readonly placed: PlacedRequest;
  /** The line from 0 that it begins in. */
  readonly line: number;
  /** False where its body is another one by now, or where it is another request of the same name. */
  readonly isUnchanged: boolean;
}

/** What a request is called: by its own name, else by its method and URL as written. */
export const requestName = ({ name, method, url }: HttpRequest): string =>
  name?.text ?? `${method?.text ?? 'GET'} ${url?.value ?? ''}`.trim();

/**
 * Finds a request in a file that may have changed since, in steps of one block each: the one of that name whose body fits, else
 * one of that name; of several the nearest to where it was.
 *
 * @returns undefined where none has that name any more
 */
export function* findRequest(file: HttpFile, sought: SoughtRequest): Generator<undefined, FoundRequest | undefined> {
  const there = requestInLine(file, sought.line);
  if (there && there.line === sought.line && isNamed(there.placed, sought) && fitsBody(there.placed, sought))
    return { ...there, isUnchanged: true };
  let found: FoundRequest | undefined;
  for (const [index, block] of file.blocks.entries()) {
    for (const request of block.requests) {
      const placed = { block, request, start: file.starts[index] ?? 0 };
      if (!isNamed(placed, sought)) continue;
      const candidate = { placed, line: lineOfRequest(file, placed), isUnchanged: fitsBody(placed, sought) };
      if (found === undefined || isBetter(candidate, found, sought.line)) found = candidate;
    }
    yield;
  }
  return found;
}

/** The request that a line of a file is in or below. */
function requestInLine(
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

/** Whether a body may have become what was sent. That of another file may always: it is not read for this. */
function fitsBody({ block, request: { body } }: PlacedRequest, sought: SoughtRequest): boolean {
  if (!('body' in sought) || body?.kind === 'file') return true;
  return body === undefined
    ? sought.body === undefined
    : fits(textBracesInJson(bodyContent(block, body)), sought.body ?? '');
}

/** Whether a text with references becomes another one with some values for them. */
function fits(written: string, sent: string): boolean {
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
