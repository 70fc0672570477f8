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
