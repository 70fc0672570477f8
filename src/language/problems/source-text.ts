import type { Span } from '../../http/model.ts';

/** Where the line that holds an offset begins. */
export const lineStartAt = (text: string, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1), -1) + 1;

/** Where the line that holds an offset ends, before its line break. */
export function lineEndAt(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length === -1 ? text.length : offset + length;
}

/** What stands on the first line of a span, without the blanks around it: a place that is seen, and no longer than a line. */
export function firstLineOf({ start, end }: Span, text: string): Span {
  const from = start + text.slice(start, end).search(/\S|$/);
  const line = text.slice(from, Math.min(end, lineEndAt(text, from)));
  return { start: from, end: from + line.trimEnd().length };
}

/** The lines that a span touches, with the line break behind them; for the last line of a text the one before it. */
export function wholeLines(text: string, { start, end }: Span): Span {
  const from = lineStartAt(text, start);
  const to = lineEndAt(text, end);
  const behind = text.startsWith('\r\n', to) ? 2 : to < text.length ? 1 : 0;
  if (behind > 0) return { start: from, end: to + behind };
  const before = text.startsWith('\r\n', from - 2) ? 2 : from > 0 ? 1 : 0;
  return { start: from - before, end: to };
}

/**
 * The line break that a text uses; `\r\n` for one that has `\r` and `\n` alone, where one put in beside the other would make a single
 * line break.
 */
export function lineBreakOf(text: string): string {
  const first = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const isMixed = first === '\r' ? text.includes('\n') : first === '\n' && /\r(?!\n)/.test(text);
  return isMixed ? '\r\n' : first;
}
