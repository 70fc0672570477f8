import type { Edit } from '../../http/model.ts';

/** A piece of a text that was edited: a run of the original's characters, or new ones. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** A text with layers of edits, which can be applied to the original in one step. */
export class ComposedEdits {
  readonly #original: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#pieces = [{ from: 0, to: original.length }];
  }

  /** @param edits in offsets of the current text, in order, without overlaps */
  apply(edits: readonly Edit[]): void {
    const pieces: Piece[] = [];
    const rest = this.#pieces.toReversed();
    let at = 0;
    /** Consumes the pieces up to an offset; those to keep become part of the result. */
    const take = (until: number, keep: boolean): void => {
      while (at < until) {
        const piece = rest.pop();
        if (piece === undefined) return;
        const length = lengthOf(piece);
        const part = Math.min(length, until - at);
        if (part < length) rest.push(slice(piece, part, length));
        if (keep) pieces.push(slice(piece, 0, part));
        at += part;
      }
    };
    for (const { start, end, text } of edits) {
      take(start, true);
      take(end, false);
      if (text !== '') pieces.push({ text });
    }
    this.#pieces = [...pieces, ...rest.reverse()];
  }

  /** The edits from the original to the result: in order, without overlaps, and without any that changes nothing. */
  edits(): Edit[] {
    const edits: Edit[] = [];
    let start = 0;
    let text = '';
    const close = (end: number): void => {
      if (text !== this.#original.slice(start, end)) edits.push({ start, end, text });
      text = '';
    };
    for (const piece of this.#pieces) {
      if ('text' in piece) text += piece.text;
      else if (piece.from < piece.to) {
        close(piece.from);
        start = piece.to;
      }
    }
    close(this.#original.length);
    return edits;
  }
}

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.to - piece.from);

const slice = (piece: Piece, start: number, end: number): Piece =>
  'text' in piece ? { text: piece.text.slice(start, end) } : { from: piece.from + start, to: piece.from + end };
