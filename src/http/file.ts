import { LazyBlock, splitBlocks } from './lazy-block.ts';
import { lastAtOrBefore } from './lines.ts';
import type { Block, Edit, HttpFile } from './model.ts';

/** Reads a request file. Accepts any text and never throws. */
export const parseHttpFile = (text: string): HttpFile => place(splitBlocks(text).map((piece) => new LazyBlock(piece)));

/**
 * The file after an edit: the same as parsing the new text, but at the cost of the edited blocks only. Blocks whose text
 * doesn't change stay the same objects, so what was computed for them remains valid.
 */
export function editHttpFile(file: HttpFile, edit: Edit): HttpFile {
  // One more block on the left: the edit may remove the separator between the two.
  const first = Math.max(0, blockAt(file, edit.start) - 1);
  const last = blockAt(file, edit.end);
  const origin = file.starts[first] ?? 0;
  const touched = file.blocks.slice(first, last + 1);
  const before = touched.map((block) => block.text).join('');
  const after = before.slice(0, edit.start - origin) + edit.text + before.slice(edit.end - origin);
  const known = new Map(touched.map((block) => [block.text, block]));
  const renewed = splitBlocks(after).map((text) => known.get(text) ?? new LazyBlock(text));
  // An edit that empties these blocks leaves an empty block, which is only valid as the whole file.
  const kept = renewed.length === 1 && renewed[0]?.text === '' && file.blocks.length > touched.length ? [] : renewed;
  return replaceBlocks(file, first, last + 1, kept);
}

/** Index of the block at an offset; the last one for the end of the file. */
export const blockAt = (file: HttpFile, offset: number): number => lastAtOrBefore(file.starts, offset);

/** A file of blocks that were split elsewhere, such as those in the fences of a Markdown page; at least one. */
export const fileOfBlocks = (blocks: readonly Block[]): HttpFile => place(blocks);

function place(blocks: readonly Block[]): HttpFile {
  const starts = new Uint32Array(blocks.length);
  const lines = new Uint32Array(blocks.length);
  let length = 0;
  let line = 0;
  for (const [index, block] of blocks.entries()) {
    starts[index] = length;
    lines[index] = line;
    length += block.text.length;
    line += block.lineBreaks;
  }
  return { blocks, starts, lines, length, defining: blocks.filter(mayDefine) };
}

const mayDefine = (block: Block): boolean => block.mayDefine;

/** The file with the blocks from `first` up to `end` replaced; later ones are moved without being read. */
export function replaceBlocks(file: HttpFile, first: number, end: number, renewed: readonly Block[]): HttpFile {
  const replaced = file.blocks.slice(first, end);
  const [placed, old] = [place(renewed), place(replaced)];
  const lengthChange = placed.length - old.length;
  const lineChange = lineBreaksOf(renewed) - lineBreaksOf(replaced);
  const blocks = file.blocks.slice(0, first).concat(renewed, file.blocks.slice(end));
  return {
    blocks,
    starts: spliced(file.starts, first, end, placed.starts, lengthChange),
    lines: spliced(file.lines, first, end, placed.lines, lineChange),
    length: file.length + lengthChange,
    defining: isSame(placed.defining, old.defining) ? file.defining : blocks.filter(mayDefine),
  };
}

const isSame = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length && a.every((block, index) => block === b[index]);

const lineBreaksOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.lineBreaks, 0);

/** The positions with those from `first` up to `end` replaced by new ones, relative to `first`, and all later ones shifted. */
function spliced(all: Uint32Array, first: number, end: number, renewed: Uint32Array, shift: number): Uint32Array {
  const result = new Uint32Array(all.length - (end - first) + renewed.length);
  result.set(all.subarray(0, first));
  const origin = all[first] ?? 0;
  for (let index = 0; index < renewed.length; index++) result[first + index] = origin + (renewed[index] ?? 0);
  const move = first + renewed.length - end;
  for (let index = end; index < all.length; index++) result[index + move] = (all[index] ?? 0) + shift;
  return result;
}
