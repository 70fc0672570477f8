import { hasReference } from '../../http/variables/references.ts';
import type { Block, HttpFile, Span } from '../../http/model.ts';

/** A path in the file that names another file. */
export interface FileLink {
  /** Index of the block in the file. */
  readonly index: number;
  /** The path alone, in the coordinates of the block. */
  readonly span: Span;
  readonly path: string;
}

/** Finds the links of a file as it is edited; unchanged blocks cost nothing. */
export class FileLinks {
  readonly #known = new WeakMap<Block, readonly Omit<FileLink, 'index'>[]>();

  /** Links to file bodies (`< ./payload.json`), except for paths with a variable. */
  *links(file: HttpFile): Generator<FileLink, void> {
    for (const [index, block] of file.blocks.entries()) {
      let links = this.#known.get(block);
      if (links === undefined) this.#known.set(block, (links = linksOf(block)));
      for (const link of links) yield { index, ...link };
    }
  }
}

function linksOf(block: Block): Omit<FileLink, 'index'>[] {
  // Most blocks have no such line: this check avoids reading them.
  if (!/(?<![^\r\n])<@?\w*[ \t]/.test(block.text)) return [];
  return block.requests.flatMap(({ body }) => {
    if (body?.kind !== 'file') return [];
    const match = /^<(?:@\w*)?[ \t]+(\S[^\r\n]*)/.exec(block.text.slice(body.start, body.end));
    const path = match?.[1]?.trimEnd() ?? '';
    if (match === null || path === '' || hasReference(path)) return [];
    const start = body.start + match[0].indexOf(path, 1);
    return [{ span: { start, end: start + path.length }, path }];
  });
}
