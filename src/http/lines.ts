import type { Text } from './model.ts';

/** Offsets of the first character of each line. Lines end as they do in an editor: at CRLF, LF or CR. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return starts;
}

/** The lines of a text, without their line breaks. */
export function linesOf(text: string, lineStarts: readonly number[]): Text[] {
  return lineStarts.map((start, index) => {
    let end = lineStarts[index + 1] ?? text.length;
    while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
    return { start, end, text: text.slice(start, end) };
  });
}

/** The line, from 0, that holds an offset, and the characters before it on that line. */
export function positionAt(lineStarts: readonly number[], offset: number): { line: number; character: number } {
  const line = lastAtOrBefore(lineStarts, offset);
  return { line, character: offset - (lineStarts[line] ?? 0) };
}

/** Index of the last of the ascending numbers that is not above a value; 0 where all are. */
export function lastAtOrBefore(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
