import { visibleText } from './visible-text.ts';

/**
 * Cuts off a page as `pageEnd` does, with invisible characters written out; a quarter of it if there are many of them, because each
 * becomes up to eight times as long.
 */
export function pageAt(text: string, start: number, size: number): { readonly end: number; readonly visible: string } {
  const quarter = pageOf(text, start, Math.ceil(size / 4));
  if (quarter.visible.length > size) return quarter;
  const page = pageOf(text, start, size);
  return page.visible.length <= size * 2 ? page : quarter;
}

function pageOf(text: string, start: number, size: number): { readonly end: number; readonly visible: string } {
  const end = pageEnd(text, start, size);
  return { end, visible: visibleText(text.slice(start, end)) };
}

/**
 * Where the page that starts at `start` ends: after at most `size` characters, at the end of a line if one ends in its
 * second half, and never between the halves of a surrogate pair or of a line break.
 */
export function pageEnd(text: string, start: number, size: number): number {
  const end = start + size;
  if (end >= text.length) return text.length;
  // Only in that half: a search back to the beginning would go through the whole text for each page.
  const half = Math.floor(start + size / 2);
  const lineEnd = text.slice(half, end).lastIndexOf('\n') + 1;
  if (lineEnd > 0) return half + lineEnd;
  const splits = /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(end - 1, end + 1));
  return splits && end - 1 > start ? end - 1 : end;
}
