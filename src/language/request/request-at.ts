import { blockAt } from '../../http/file.ts';
import { firstIndexWhere, lastStartingBy, positionAt } from '../../http/lines.ts';
import type { Block, HttpFile, HttpRequest, Span } from '../../http/model.ts';

/** A request with the block that its offsets count in. */
export interface PlacedRequest {
  readonly block: Block;
  readonly request: HttpRequest;
  /** Offset of the block in the file. */
  readonly start: number;
}

/** The request at a cursor: the one that it is in or below, in its block; undefined if the block has none. */
export function requestAt(file: HttpFile, offset: number): PlacedRequest | undefined {
  const index = blockAt(file, offset);
  const [block, start] = [file.blocks[index], file.starts[index]];
  if (block === undefined || start === undefined) return undefined;
  const request = lastStartingBy(block.requests, offset - start) ?? block.requests[0];
  return request && { block, request, start };
}

/** The line, from 0, on which a request begins. */
export const lineOfRequest = (file: HttpFile, { block, request, start }: PlacedRequest): number =>
  (file.lines[blockAt(file, start)] ?? 0) + positionAt(block.lineStarts, request.start).line;

/** All requests of a file, in their order. */
export const allRequests = (file: HttpFile): PlacedRequest[] =>
  file.blocks.flatMap((block, index) =>
    block.requests.map((request) => ({ block, request, start: file.starts[index] ?? 0 })),
  );

/**
 * The requests at some selections, each once, in the order of the file: those that a selection touches, or, if it touches none, the
 * one above it.
 *
 * @param selections in offsets of the file
 */
export function requestsIn(file: HttpFile, selections: readonly Span[]): PlacedRequest[] {
  const meant = new Map<number, PlacedRequest>();
  for (const selection of selections) {
    const touched = selection.start === selection.end ? [] : requestsTouching(file, selection);
    const below = touched.length > 0 ? undefined : requestAt(file, selection.start);
    for (const placed of below ? [below] : touched) meant.set(placed.start + placed.request.start, placed);
  }
  return [...meant].sort(([a], [b]) => a - b).map(([, placed]) => placed);
}

function requestsTouching(file: HttpFile, { start, end }: Span): PlacedRequest[] {
  const found: PlacedRequest[] = [];
  const last = blockAt(file, end - 1);
  for (let index = blockAt(file, start); index <= last; index++) {
    const [block, origin = 0] = [file.blocks[index], file.starts[index]];
    const requests = block?.requests ?? [];
    const first = firstIndexWhere(requests, (request) => start < origin + request.end);
    const behind = firstIndexWhere(requests, (request) => end <= origin + request.start);
    for (const request of requests.slice(first, behind)) if (block) found.push({ block, request, start: origin });
  }
  return found;
}
