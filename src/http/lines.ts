import type { Span, Text } from './model.ts';

/** A text whose lines are known. */
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

/** The lines that a span of a text touches, without their line breaks. Looks at no other line. */
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

/** The last of some things in the order of the text, none inside another, that begins at or before an offset. */
export const lastStartingBy = <T extends Span>(ascending: readonly T[], offset: number): T | undefined =>
  ascending[firstIndexWhere(ascending, ({ start }) => start > offset) - 1];

/** Index of the first item that a condition holds for, which holds for all behind it, too; their number if for none. */
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
