import { LazyBlock } from '../http/lazy-block.ts';
import { lastAtOrBefore } from '../http/lines.ts';
import { parseHttpFile } from '../http/file.ts';
import type { Block, HttpFile } from '../http/model.ts';
import { isProse } from './markdown/blocks.ts';
import { requestLimit } from './limits.ts';

/** The beginning of a block that is too large to be read as the user types. */
class Beginning extends LazyBlock {}

/** Whether a block is only the beginning of the one in the file: see `readablePart`. */
export const isBeginning = (block: Block): boolean => block instanceof Beginning;

/** A block's beginning, always the same object; the block itself if it is within the limit. */
const beginnings = new WeakMap<Block, Block>();
const parts = new WeakMap<HttpFile, HttpFile>();
const definingParts = new WeakMap<HttpFile['defining'], HttpFile['defining']>();

/** An empty file, used instead of one that is too large to be read as the user types. */
export const nothingReadable: HttpFile = parseHttpFile('');

/**
 * The part of a file to read between two keystrokes: all of it, except that each block above the limit is cut to its beginning.
 * Blocks keep their places, so their offsets and lines are those of the file.
 *
 * @returns the file itself if no block is larger; else the same object for the same file
 */
export function readablePart(file: HttpFile): HttpFile {
  let part = parts.get(file);
  if (part === undefined) parts.set(file, (part = file.blocks.some(isLarge) ? withBeginnings(file) : file));
  return part;
}

function withBeginnings(file: HttpFile): HttpFile {
  let defining = definingParts.get(file.defining);
  if (defining === undefined) definingParts.set(file.defining, (defining = file.defining.map(readableBlock)));
  return { ...file, blocks: file.blocks.map(readableBlock), defining };
}

/** Whether an offset is in a part that `readablePart` leaves out, or in the text around the fences of a Markdown page. */
export function isLeftOut(part: HttpFile, offset: number): boolean {
  const index = lastAtOrBefore(part.starts, offset);
  const block = part.blocks[index];
  if (block === undefined) return false;
  return isProse(block) || (isBeginning(block) && offset - (part.starts[index] ?? 0) > block.text.length);
}

const isLarge = (block: Block): boolean =>
  (block.text.length > requestLimit.characters || block.lineBreaks > requestLimit.lines) && !isProse(block);

function readableBlock(block: Block): Block {
  if (!isLarge(block)) return block;
  let beginning = beginnings.get(block);
  if (beginning === undefined) beginnings.set(block, (beginning = new Beginning(beginningOf(block.text))));
  return beginning;
}

/** The lines within the limit; the last one is cut if it exceeds it. */
function beginningOf(text: string): string {
  const cut = text.slice(0, requestLimit.characters);
  let end = 0;
  for (let line = 0; line < requestLimit.lines; line++) {
    const next = cut.indexOf('\n', end) + 1;
    if (next === 0) return cut;
    end = next;
  }
  return cut.slice(0, end);
}
