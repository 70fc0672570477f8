import { lastAtOrBefore } from './lines.ts';
import type { Block, HttpFile } from './model.ts';
import { parseBlock } from './parse-block.ts';
import { splitBlocks } from './split-blocks.ts';

/** Reads a request file. Takes any text and never throws. */
export const parseHttpFile = (text: string): HttpFile => place(splitBlocks(text).map(parseBlock));

/** An edit, in offsets of the file before it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The file after an edit, equal to parsing the new text, at the cost of the blocks that the edit touches. Blocks whose
 * text stays are the same objects as before, so what was computed for them holds.
 */
export function editHttpFile(file: HttpFile, edit: Edit): HttpFile {
  // One block more on the left: the edit may take the separator away that parts the two.
  const first = Math.max(0, blockAt(file, edit.start) - 1);
  const last = blockAt(file, edit.end);
  const origin = file.starts[first] ?? 0;
  const touched = file.blocks.slice(first, last + 1);
  const before = touched.map((block) => block.text).join('');
  const after = before.slice(0, edit.start - origin) + edit.text + before.slice(edit.end - origin);
  const known = new Map(touched.map((block) => [block.text, block]));
  const renewed = splitBlocks(after).map((text) => known.get(text) ?? parseBlock(text));
  // An edit that empties the touched blocks leaves an empty one, which only a whole file can be.
  const kept = renewed.length === 1 && renewed[0]?.text === '' && file.blocks.length > touched.length ? [] : renewed;
  return place([...file.blocks.slice(0, first), ...kept, ...file.blocks.slice(last + 1)]);
}

/** Index of the block that holds an offset; the last one for the end of the file. */
export const blockAt = (file: HttpFile, offset: number): number => lastAtOrBefore(file.starts, offset);

function place(blocks: readonly Block[]): HttpFile {
  const starts: number[] = [];
  const lines: number[] = [];
  let length = 0;
  let line = 0;
  for (const block of blocks) {
    starts.push(length);
    lines.push(line);
    length += block.text.length;
    line += block.lineStarts.length - 1;
  }
  return { blocks, starts, lines, length };
}
