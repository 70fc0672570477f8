import type { Block, HttpFile, HttpRequest } from '../model.ts';

/** A request that has a name, and the block that it is in. */
export interface NamedRequest {
  readonly index: number;
  readonly block: Block;
  readonly request: HttpRequest;
}

/** A file never changes, and each reference asks. */
const known = new WeakMap<HttpFile, ReadonlyMap<string, NamedRequest>>();

/**
 * The requests of a file that references can name: by `# @name`, or by the title of their `###` line where that is one word, as httpYac, JetBrains
 * and Kulala have it. Of two with one name the first counts.
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

/** Those of a block, which an edit elsewhere does not change. */
const knownIn = new WeakMap<Block, readonly HttpRequest[]>();

function namedIn(block: Block): readonly HttpRequest[] {
  let requests = knownIn.get(block);
  if (requests === undefined)
    knownIn.set(block, (requests = block.requests.filter(({ name }) => name && /^[\w-]+$/.test(name.text))));
  return requests;
}
