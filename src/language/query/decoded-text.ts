import type { Span } from '../../http/model.ts';

/** A part of a URL without its percent-encoding, with the position at which each of its characters was written. */
export class DecodedText {
  readonly text: string;
  /** Where each UTF-16 unit of the text was written, and at the end, where the last one ends. */
  readonly #starts: readonly number[];

  /**
   * @param written percent-encoded; a `+` is a space, as services read it in a query, and an encoding of invalid UTF-8 stays
   * @param start where that is in the URL
   */
  constructor(written: string, start: number) {
    const starts: number[] = [];
    let text = '';
    for (const { 0: piece, index } of written.matchAll(/(?:%[\da-f]{2})+|[^%]+|%/gi)) {
      const decoded = decodedOr(piece);
      let at = start + index;
      for (const character of decoded ?? piece) {
        for (let unit = 0; unit < character.length; unit++) starts.push(at);
        at += decoded === undefined ? character.length : 3 * new TextEncoder().encode(character).length;
      }
      text += decoded ?? piece.replaceAll('+', ' ');
    }
    starts.push(start + written.length);
    this.text = text;
    this.#starts = starts;
  }

  /** Where a span of the text was written, in the URL. */
  readonly spanOf = ({ start, end }: Span): Span => ({ start: this.#starts[start] ?? 0, end: this.#starts[end] ?? 0 });
}

/** Undefined if it isn’t percent-encoded, or not as UTF-8. */
function decodedOr(piece: string): string | undefined {
  if (!/^%../.test(piece)) return undefined;
  try {
    return decodeURIComponent(piece);
  } catch {
    return undefined;
  }
}
