import type { Span, Url } from './model.ts';
import { referencesIn } from './references.ts';
import type { Variables } from './variables.ts';

/** A URL with its variables put in, which still knows where each of its characters comes from. */
export interface ResolvedUrl {
  readonly text: string;
  /** What stands at an offset of the block: one character of the text, or all that a variable gave; undefined outside. */
  readonly spanAt: (offset: number) => Span | undefined;
  /** Where a span of the text comes from, in the block; a variable that gave a part of it counts whole. */
  readonly sourceOf: (span: Span) => SourceSpan;
}

/** A place in the block. */
export interface SourceSpan extends Span {
  /** Whether the characters stand there themselves: no variable gave any of them. */
  readonly exact: boolean;
}

/** A stretch of the text, and of the value that it was made from. */
interface Piece extends Span {
  readonly from: Span;
  readonly isVariable: boolean;
}

/** In characters; a reference that would lead beyond it stays. */
const longestUrl = 1_000_000;

/** Puts the variables into a URL, as `substitute` does. */
export function resolveUrl(url: Url, variables: Variables): ResolvedUrl {
  const pieces: Piece[] = [];
  let text = '';
  const add = (from: Span, replacement: string, isVariable: boolean): void => {
    if (from.start === from.end) return;
    pieces.push({ start: text.length, end: text.length + replacement.length, from, isVariable });
    text += replacement;
  };
  let end = 0;
  for (const reference of referencesIn(url.value)) {
    const value = variables.get(reference.name);
    if (value === undefined || text.length + value.length > longestUrl) continue;
    add({ start: end, end: reference.start }, url.value.slice(end, reference.start), false);
    add(reference, value, true);
    ({ end } = reference);
  }
  add({ start: end, end: url.value.length }, url.value.slice(end), false);
  return {
    text,
    spanAt: (offset) => {
      const at = offsetInValue(url, offset);
      const piece = at === undefined ? undefined : pieces.findLast(({ from }) => from.start <= at);
      if (piece === undefined || at === undefined) return undefined;
      if (piece.isVariable) return at <= piece.from.end ? piece : undefined;
      const start = piece.start + at - piece.from.start;
      return { start, end: start };
    },
    sourceOf: (span) => {
      const first = pieces.findLast(({ start }) => start <= span.start);
      const last = pieces.find((piece) => piece.end >= span.end);
      const start = first?.isVariable === false ? first.from.start + span.start - first.start : first?.from.start;
      const stop = last?.isVariable === false ? last.from.start + span.end - last.start : last?.from.end;
      return {
        start: offsetInBlock(url, start ?? 0, 'start'),
        end: offsetInBlock(url, stop ?? 0, 'end'),
        exact: !pieces.some((piece) => piece.isVariable && piece.start < span.end && span.start < piece.end),
      };
    },
  };
}

/** An offset of the block as one of the URL's joined lines; undefined between and outside of them. */
function offsetInValue({ parts }: Url, offset: number): number | undefined {
  let before = 0;
  for (const { start, end } of parts) {
    if (start <= offset && offset <= end) return before + offset - start;
    before += end - start;
  }
  return undefined;
}

/** The other way round; where two lines meet, a start is on the later one and an end on the earlier. */
function offsetInBlock({ parts, end: last }: Url, offset: number, edge: 'start' | 'end'): number {
  let before = 0;
  for (const { start, end } of parts) {
    const length = end - start;
    if (offset < before + length || (edge === 'end' && offset === before + length)) return start + offset - before;
    before += length;
  }
  return last;
}
