import { parseHttpFile } from '../../../src/http/file.ts';
import type { HttpFile, Span } from '../../../src/http/model.ts';

/** Reads a text in which `|` marks the cursor: the text without it, the cursor's offset, and the text as a file. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number; readonly file: HttpFile } {
  const offset = marked.indexOf('|');
  if (offset === -1) throw new Error(`There is no | in ${marked}`);
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, offset, file: parseHttpFile(text) };
}

/** The text in a span of a block. */
export const textOf = (file: HttpFile, index: number, { start, end }: Span): string =>
  file.blocks[index]?.text.slice(start, end) ?? '';

/** Whether a span is inside its block. */
export const isInBlock = (file: HttpFile, index: number, { start, end }: Span): boolean =>
  start >= 0 && start <= end && end <= (file.blocks[index]?.text.length ?? -1);
