import { lastAtOrBefore, linesTouching, lineStartsOf, type TextInLines } from '../../http/lines.ts';
import type { Block, HttpRequest, Span } from '../../http/model.ts';
import { jsonTokensOf, type JsonToken } from './json-tokens.ts';

/**
 * A text in which many places are looked up. What the lookups need is computed once, so that each costs no more than the line of its
 * place.
 */
export class SourceText implements TextInLines {
  readonly text: string;
  #lineStarts: readonly number[] | undefined;
  #tokens: readonly JsonToken[] | undefined;
  #lineBreak: string | undefined;
  #indentation: string | undefined;

  readonly #hasReferences: boolean;

  /**
   * @param lineStarts if they are known already
   * @param hasReferences whether `{{name}}` is a reference; in a file that is sent as it is, its braces are text
   */
  constructor(text: string, lineStarts?: readonly number[], hasReferences = true) {
    this.text = text;
    this.#lineStarts = lineStarts;
    this.#hasReferences = hasReferences;
  }

  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= lineStartsOf(this.text));
  }

  /** The tokens of the JSON in the text, as far as it is JSON. */
  get tokens(): readonly JsonToken[] {
    return (this.#tokens ??= jsonTokensOf(this.text, this.#hasReferences));
  }

  /** The line break that the text uses. */
  get lineBreak(): string {
    return (this.#lineBreak ??= lineBreakOf(this.text));
  }

  /** What every nonblank line begins with: for a fence in a Markdown list, the indentation of the list item. */
  get indentation(): string {
    return (this.#indentation ??= indentationOf(this.text, this.lineStarts));
  }
}

/** The start of the line at an offset. */
export const lineStartAt = ({ lineStarts }: Pick<TextInLines, 'lineStarts'>, offset: number): number =>
  lineStarts[lastAtOrBefore(lineStarts, offset)] ?? 0;

/** The end of the line at an offset, before its line break. */
export function lineEndAt({ text, lineStarts }: TextInLines, offset: number): number {
  const next = lineStarts[lastAtOrBefore(lineStarts, offset) + 1];
  if (next === undefined) return text.length;
  return next - (text.startsWith('\r\n', next - 2) ? 2 : 1);
}

/** The first line of a span, without surrounding whitespace: a visible place, at most one line long. */
export function firstLineOf({ start, end }: Span, source: TextInLines): Span {
  const from = start + source.text.slice(start, end).search(/\S|$/);
  const line = source.text.slice(from, Math.min(end, lineEndAt(source, from)));
  return { start: from, end: from + line.trimEnd().length };
}

/** The lines that a span touches, with the line break after them; for the last line of a text, the one before it. */
export function wholeLines(source: TextInLines, { start, end }: Span): Span {
  const { text } = source;
  const from = lineStartAt(source, start);
  const to = lineEndAt(source, end);
  const behind = text.startsWith('\r\n', to) ? 2 : to < text.length ? 1 : 0;
  if (behind > 0) return { start: from, end: to + behind };
  const before = text.startsWith('\r\n', from - 2) ? 2 : from > 0 ? 1 : 0;
  return { start: from - before, end: to };
}

/** The blank line that some pages print between the request line and the headers. */
export function blankLineBeforeHeaders(block: Block, { url, headers }: HttpRequest): Span | undefined {
  const [first] = headers;
  if (first === undefined || url === undefined) return undefined;
  const line = linesTouching({ start: url.end, end: first.start }, block).find(
    ({ start, end, text }) => start > url.end && end < first.start && text.trim() === '',
  );
  return line && wholeLines(block, line);
}

/**
 * The line break that a text uses; `\r\n` if it has `\r` and `\n` separately, because one inserted next to the other would form a
 * single line break.
 */
export function lineBreakOf(text: string): string {
  const first = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const isMixed = first === '\r' ? text.includes('\n') : first === '\n' && /\r(?!\n)/.test(text);
  return isMixed ? '\r\n' : first;
}

/** The whitespace that all nonblank lines begin with. */
function indentationOf(text: string, lineStarts: readonly number[]): string {
  let common: string | undefined;
  for (const start of lineStarts) {
    let end = start;
    while (text[end] === ' ' || text[end] === '\t') end++;
    if (end === text.length || text[end] === '\n' || text[end] === '\r') continue;
    const own = text.slice(start, Math.min(end, start + (common?.length ?? Infinity)));
    let same = 0;
    while (same < own.length && own[same] === (common ?? own)[same]) same++;
    common = own.slice(0, same);
    if (common === '') break;
  }
  return common ?? '';
}
