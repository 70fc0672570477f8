import type { Span, Text } from './model.ts';

/** A text with the offsets of its lines. */
export interface TextInLines {
  readonly text: string;
  /** Offsets of the first character of each line. */
  readonly lineStarts: readonly number[];
}

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
export const linesOf = (text: string, lineStarts: readonly number[]): Text[] =>
  lineStarts.map((_, index) => lineAt(text, lineStarts, index));

/** The lines that a span of a text touches, without their line breaks. Reads no other line. */
export function linesTouching({ start, end }: Span, { text, lineStarts }: TextInLines): Text[] {
  const first = lastAtOrBefore(lineStarts, start);
  const last = lastAtOrBefore(lineStarts, end);
  return Array.from({ length: last - first + 1 }, (_, index) => lineAt(text, lineStarts, first + index));
}

function lineAt(text: string, lineStarts: readonly number[], index: number): Text {
  const start = lineStarts[index] ?? text.length;
  let end = lineStarts[index + 1] ?? text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return { start, end, text: text.slice(start, end) };
}

/** The line at an offset, counted from 0, and the number of characters before the offset on that line. */
export function positionAt(lineStarts: readonly number[], offset: number): { line: number; character: number } {
  const line = lastAtOrBefore(lineStarts, offset);
  return { line, character: offset - (lineStarts[line] ?? 0) };
}

/** Index of the last of some ascending numbers that is at most a value; 0 if all are greater. */
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

/** The last item that begins at or before an offset; the items are in the order of the text, and not nested. */
export const lastStartingBy = <T extends Span>(ascending: readonly T[], offset: number): T | undefined =>
  ascending[firstIndexWhere(ascending, ({ start }) => start > offset) - 1];

/** Index of the first item that meets a condition, which all later ones meet too; the number of items if none does. */
export function firstIndexWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
