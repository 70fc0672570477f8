import type { Span, Url } from '../../http/model.ts';
import { referencesIn } from '../../http/references.ts';
import type { Variables } from '../../http/variables.ts';

/** A URL with its variables put in, and where each part of it stands in the block. */
export interface SourceUrl {
  readonly value: string;
  /** Where a span of the value stands: the text itself, or (not `exact`) the references that its value comes from. */
  readonly locate: (start: number, end: number) => Span & { readonly exact: boolean };
}

/** A run of characters that is copied from the source, or the value of a reference. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Offsets in the URL as written, its lines joined. */
  readonly from: number;
  readonly to: number;
  readonly isReference: boolean;
}

/** Puts the variables into a URL. */
export function sourceUrl(url: Url, variables: Variables): SourceUrl {
  const pieces: Piece[] = [];
  let value = '';
  const add = (from: number, to: number, text: string, isReference: boolean): void => {
    pieces.push({ start: value.length, end: value.length + text.length, from, to, isReference });
    value += text;
  };
  let from = 0;
  for (const { start, end, name } of referencesIn(url.value)) {
    const known = variables.get(name);
    if (known === undefined) continue;
    add(from, start, url.value.slice(from, start), false);
    add(start, end, known, true);
    from = end;
  }
  add(from, url.value.length, url.value.slice(from), false);
  return { value, locate: (start, end) => locate(start, end, pieces, url) };
}

function locate(start: number, end: number, pieces: readonly Piece[], url: Url): Span & { readonly exact: boolean } {
  const touched = pieces.filter((piece) => piece.start < end && start < piece.end);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return { start: url.start, end: url.end, exact: false };
  const from = first.isReference ? first.from : first.from + Math.max(0, start - first.start);
  const to = last.isReference ? last.to : last.to - Math.max(0, last.end - end);
  return {
    start: inBlock(from, url, false),
    end: inBlock(to, url, true),
    exact: touched.every(({ isReference }) => !isReference),
  };
}

/** The place in the block of an offset of the URL as written; at the seam of two lines `isEnd` chooses the first. */
function inBlock(offset: number, { parts, end }: Url, isEnd: boolean): number {
  let before = 0;
  for (const part of parts) {
    const { length } = part.text;
    if (offset < before + length || (isEnd && offset === before + length)) return part.start + offset - before;
    before += length;
  }
  return end;
}
