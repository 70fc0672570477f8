import { visibleText } from './visible-text.ts';

/** Cuts off a page as pageEnd does, made visible; shorter where most of it has to be written out. */
export function pageAt(text: string, start: number, size: number): { readonly end: number; readonly visible: string } {
  for (let atMost = size; ; atMost = Math.ceil(atMost / 4)) {
    const end = pageEnd(text, start, atMost);
    const visible = visibleText(text.slice(start, end));
    if (visible.length <= size * 2 || atMost === 1) return { end, visible };
  }
}

/**
 * Where the page that starts at `start` ends: after at most `size` characters, at the end of a line if one ends in its
 * second half, and never between the halves of a surrogate pair or of a line break.
 */
export function pageEnd(text: string, start: number, size: number): number {
  const end = start + size;
  if (end >= text.length) return text.length;
  const lineEnd = text.lastIndexOf('\n', end - 1) + 1;
  if (lineEnd > start + size / 2) return lineEnd;
  const splits = /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(end - 1, end + 1));
  return splits && end - 1 > start ? end - 1 : end;
}
