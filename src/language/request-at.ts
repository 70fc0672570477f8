import { blockAt } from '../http/file.ts';
import { lastStartingBy } from '../http/lines.ts';
import type { Block, HttpFile, HttpRequest } from '../http/model.ts';

/** A request with the block that its offsets count in. */
export interface PlacedRequest {
  readonly block: Block;
  readonly request: HttpRequest;
  /** Offset of the block in the file. */
  readonly start: number;
}

/** The request that a cursor means: the one it stands in or below, in its block; undefined where the block has none. */
export function requestAt(file: HttpFile, offset: number): PlacedRequest | undefined {
  const index = blockAt(file, offset);
  const [block, start] = [file.blocks[index], file.starts[index]];
  if (block === undefined || start === undefined) return undefined;
  const request = lastStartingBy(block.requests, offset - start) ?? block.requests[0];
  return request && { block, request, start };
}
