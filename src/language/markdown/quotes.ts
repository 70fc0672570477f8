import type { Edit } from '../../http/model.ts';

/** The nested quotes of a Markdown page that a fence is in. */
export interface Quote {
  readonly depth: number;
  /** The beginning of a new line, up to the last `>`: `>`, `> >`, or with whitespace before it in a list. */
  readonly mark: string;
}

/** The part of a line that belongs to the quotes: each `>` and the whitespace before it; undefined for a line outside one of them. */
export function quoteMarks(line: string, { depth }: Quote): string | undefined {
  let end = 0;
  for (let count = 0; count < depth; count++) {
    while (line[end] === ' ' || line[end] === '\t') end++;
    if (line[end] !== '>') return undefined;
    end++;
  }
  return line.slice(0, end);
}

/** The text with a space in place of each `>` of the quotes. */
export const withoutQuote = (text: string, quote: Quote): string =>
  text.replace(/[^\r\n]+/g, (line) => {
    const marks = quoteMarks(line, quote) ?? '';
    return marks.replaceAll('>', ' ') + line.slice(marks.length);
  });

/**
 * Converts an edit of a text that has spaces in place of its quote marks into an edit of the page, with each line inside the quotes.
 *
 * @param written the text with its quote marks, which has the same offsets
 */
export function editInQuote(edit: Edit, quote: Quote, written: string): Edit {
  const { end } = edit;
  const pieces = edit.text.split(/(\r\n|\r|\n)/);
  const beginsLine = isLineStart(written, edit.start);
  const endsWithLine = isLineStart(written, end);
  // An edit within a line leaves its quotes as they are.
  const isWithinLine = beginsLine && (endsWithLine ? end === edit.start && pieces.length === 1 : end > edit.start);
  const line = /^[^\r\n]*/.exec(written.slice(edit.start))?.[0] ?? '';
  const kept = isWithinLine ? (quoteMarks(line, quote) ?? '').length : 0;
  const quoted = (piece: string): string => inQuote(piece, quote);
  const text = pieces.map((piece, index) => {
    if (index % 2 === 1) return piece;
    if (index === 0)
      return kept > 0 ? withoutBlanks(piece, kept) : beginsLine && edit.text !== '' ? quoted(piece) : piece;
    if (index < pieces.length - 1) return quoted(piece);
    // The page's own text follows the last line.
    if (piece === '' && endsWithLine) return '';
    return isLineEnd(written, end) ? quoted(piece) : markedLine(piece, quote);
  });
  const start = edit.start + kept;
  return { start, end: Math.max(start, end), text: text.join('') };
}

/**
 * Several lines of text to insert into a line, for an editor that repeats the line's leading whitespace on each of them.
 *
 * @param before the text on the line before the insertion
 */
export function linesInQuote(text: string, quote: Quote, before: string): string {
  const marks = quoteMarks(before, quote) ?? quote.mark;
  const blanks = /^[ \t]*/.exec(before.slice(marks.length))?.[0] ?? '';
  return text.replace(/\r\n|\r|\n/g, (lineBreak) => `${lineBreak}${marks.trimStart()}${blanks}`);
}

const isLineStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r';

const isLineEnd = (text: string, at: number): boolean => at === text.length || text[at] === '\n' || text[at] === '\r';

const withoutBlanks = (text: string, most: number): string => {
  const blanks = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  return text.slice(Math.min(blanks, most));
};

const inQuote = (line: string, quote: Quote): string => (line.trim() === '' ? quote.mark : markedLine(line, quote));

/** A line with the marks in place of its leading whitespace, or before all of it if it has less whitespace. */
const markedLine = (line: string, { mark }: Quote): string =>
  line.length >= mark.length && line.slice(0, mark.length).trim() === ''
    ? mark + line.slice(mark.length)
    : `${mark} ${line}`;
