import { JsonScanner } from '../../json/scanner.ts';

/** A part of a body as it is shown, long enough to read for a while and short enough to be drawn at once. */
export interface BodyPage {
  readonly text: string;
  /** How many bytes of the body, as it was received, follow. */
  readonly left: number;
}

/** Laid out with two spaces for each level, or as it was received. */
export type BodyLayout = 'formatted' | 'received';

const pageSize = 20_000;

/** Deeper levels keep this indentation: a body of nothing but brackets would otherwise grow with the square of its size. */
const deepestIndent = 40;

/** The pages of a body, made one after the other on request, so that a long body is never laid out as a whole. */
export class BodyPages {
  readonly #pages: BodyPage[] = [];
  readonly #body: string;
  /** Where the rest comes from; undefined: all of it is in `#pending`. */
  #source: { readonly scanner: JsonScanner; readonly pieces: Iterator<string, undefined> } | undefined;
  #pending = '';
  /** How far the body is counted, and the bytes of what follows. */
  #counted = 0;
  #uncounted: number;

  /** @param layout `formatted`: two spaces for each level; the body has to be JSON */
  constructor(body: string, layout: BodyLayout) {
    this.#body = body;
    this.#uncounted = Buffer.byteLength(body);
    if (layout === 'received') this.#pending = body;
    else {
      const scanner = new JsonScanner(body);
      this.#source = { scanner, pieces: formatted(scanner) };
    }
  }

  /** @returns undefined: the body ends before this page */
  page(index: number): BodyPage | undefined {
    while (this.#pages.length <= index) {
      const text = this.#take();
      if (text === '') return undefined;
      this.#pages.push({ text, left: this.#left() });
    }
    return this.#pages[index];
  }

  #take(): string {
    const pieces = [this.#pending];
    // One character more than a page shows whether there is another.
    for (let length = this.#pending.length; this.#source && length <= pageSize;) {
      const { done, value } = this.#source.pieces.next();
      if (done === true) this.#source = undefined;
      else {
        pieces.push(value);
        length += value.length;
      }
    }
    const text = pieces.join('');
    const end = pageEnd(text, pageSize);
    this.#pending = text.slice(end);
    return text.slice(0, end);
  }

  #left(): number {
    const end = this.#source ? this.#source.scanner.end : this.#body.length;
    this.#uncounted -= Buffer.byteLength(this.#body.slice(this.#counted, end));
    this.#counted = end;
    return Buffer.byteLength(this.#pending) + this.#uncounted;
  }
}

/** A JSON text laid out, piece by piece. */
export function* formatted(scanner: JsonScanner): Generator<string, undefined> {
  for (let opened = false; ;) {
    const before = scanner.depth;
    const token = scanner.next();
    if (token === 'end' || token === 'invalid') return undefined;
    const closes = token === '}' || token === ']';
    // An empty object or array stays on one line.
    if (opened && !closes) yield newLine(before);
    if (closes && !opened) yield newLine(scanner.depth);
    if (token === ',') yield `,${newLine(scanner.depth)}`;
    else yield token === ':' ? ': ' : scanner.text.slice(scanner.start, scanner.end);
    opened = token === '{' || token === '[';
  }
}

/**
 * Lays out a whole JSON text; each step processes some of its tokens.
 *
 * @param longest in characters: with its indentation, a body can be eighty times as long as it was received
 * @returns undefined: it would be longer than that
 */
export function* laidOutInSteps(body: string, longest: number): Generator<undefined, string | undefined> {
  const pieces: string[] = [];
  let length = 1;
  for (const piece of formatted(new JsonScanner(body))) {
    length += piece.length;
    if (length > longest) return undefined;
    if (pieces.push(piece) % 1000 === 0) yield;
  }
  return `${pieces.join('')}\n`;
}

const newLine = (depth: number): string => `\n${'  '.repeat(Math.min(depth, deepestIndent))}`;

/** Where a page ends: at the end of a line if one ends in its second half, and never within a pair of characters that belong together. */
function pageEnd(text: string, size: number): number {
  if (size >= text.length) return text.length;
  const lineEnd = text.lastIndexOf('\n', size - 1) + 1;
  if (lineEnd > size / 2) return lineEnd;
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(size - 1, size + 1)) ? size - 1 : size;
}
