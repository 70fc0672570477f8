import type { Block, HttpFile, HttpRequest } from '../model.ts';

/** A named request, and the block that it is in. */
export interface NamedRequest {
  readonly index: number;
  readonly block: Block;
  readonly request: HttpRequest;
}

/** Cached: a file is immutable, and this is needed for each reference. */
const known = new WeakMap<HttpFile, ReadonlyMap<string, NamedRequest>>();

/**
 * The requests of a file that references can name: by `# @name`, or by the title of their `###` line if that is a single word, as
 * in httpYac, JetBrains and Kulala. If two have the same name, the first counts.
 */
export function namedRequests(file: HttpFile): ReadonlyMap<string, NamedRequest> {
  const before = known.get(file);
  if (before) return before;
  const found = new Map<string, NamedRequest>();
  for (const [index, block] of file.blocks.entries())
    for (const request of namedIn(block)) {
      const name = request.name?.text ?? '';
      if (!found.has(name)) found.set(name, { index, block, request });
    }
  known.set(file, found);
  return found;
}

/** The named requests of a block. An edit elsewhere doesn't change them. */
const knownIn = new WeakMap<Block, readonly HttpRequest[]>();

function namedIn(block: Block): readonly HttpRequest[] {
  let requests = knownIn.get(block);
  if (requests === undefined)
    knownIn.set(block, (requests = block.requests.filter(({ name }) => name && /^[\w-]+$/.test(name.text))));
  return requests;
}
