import { firstIndexWhere, lastStartingBy } from '../lines.ts';
import type { Span, Url } from '../model.ts';
import { referencesIn } from './references.ts';
import type { Variables } from './variables.ts';

/** A URL with the values of its variables, and with the origin of each of its characters. */
export interface ResolvedUrl {
  readonly text: string;
  /** The text at an offset of the block: a single character, or the whole value of a variable; undefined outside of the URL. */
  readonly spanAt: (offset: number) => Span | undefined;
  /** Where in the block a span of the text comes from; a variable that any part of it comes from is included as a whole. */
  readonly sourceOf: (span: Span) => SourceSpan;
}

/** A place in the block. */
export interface SourceSpan extends Span {
  /** Whether the characters are in the block literally: none of them comes from a variable. */
  readonly exact: boolean;
}

/** A stretch of the text, and where in the URL's joined lines it comes from. */
interface Piece extends Span {
  readonly from: Span;
  readonly isVariable: boolean;
}

/** In characters; a reference whose value would exceed it stays. */
const longestUrl = 1_000_000;

/** Puts the variables into a URL, as `substitute` does. */
export function resolveUrl(url: Url, variables: Variables): ResolvedUrl {
  const pieces: Piece[] = [];
  // For each piece, how many of those before it are variables.
  const variablesBefore = [0];
  let text = '';
  const add = (from: Span, replacement: string, isVariable: boolean): void => {
    if (from.start === from.end) return;
    pieces.push({ start: text.length, end: text.length + replacement.length, from, isVariable });
    variablesBefore.push((variablesBefore.at(-1) ?? 0) + Number(isVariable));
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
  const places = placesOf(url);
  return {
    text,
    spanAt: (offset) => {
      const at = offsetInValue(places, offset);
      if (at === undefined) return undefined;
      const piece = pieces[firstIndexWhere(pieces, ({ from }) => from.start > at) - 1];
      if (piece === undefined) return undefined;
      if (piece.isVariable) return at <= piece.from.end ? piece : undefined;
      const start = piece.start + at - piece.from.start;
      return { start, end: start };
    },
    sourceOf: (span) => {
      const first = lastStartingBy(pieces, span.start);
      const last = pieces[firstIndexWhere(pieces, (piece) => piece.end >= span.end)];
      const start = first?.isVariable === false ? first.from.start + span.start - first.start : first?.from.start;
      const stop = last?.isVariable === false ? last.from.start + span.end - last.start : last?.from.end;
      const firstInside = firstIndexWhere(pieces, (piece) => piece.end > span.start);
      const firstAfter = firstIndexWhere(pieces, (piece) => piece.start >= span.end);
      return {
        start: offsetInBlock(places, url.end, start ?? 0, 'start'),
        end: offsetInBlock(places, url.end, stop ?? 0, 'end'),
        exact: firstAfter <= firstInside || variablesBefore[firstInside] === variablesBefore[firstAfter],
      };
    },
  };
}

/** A line of the URL, in the block and in the joined lines. */
interface Place extends Span {
  /** Offset in the joined lines. */
  readonly before: number;
}

function placesOf({ parts }: Url): Place[] {
  let before = 0;
  return parts.map(({ start, end }) => {
    const place = { start, end, before };
    before += end - start;
    return place;
  });
}

/** Converts an offset of the block into one of the URL's joined lines; undefined between and outside of them. */
function offsetInValue(places: readonly Place[], offset: number): number | undefined {
  const place = places[firstIndexWhere(places, ({ end }) => offset <= end)];
  return place && place.start <= offset ? place.before + offset - place.start : undefined;
}

/** The reverse; where two lines meet, a start is on the later one and an end on the earlier. */
function offsetInBlock(places: readonly Place[], last: number, offset: number, edge: 'start' | 'end'): number {
  const place =
    places[
      firstIndexWhere(places, ({ start, end, before }) => {
        const placeEnd = before + end - start;
        return edge === 'end' ? offset <= placeEnd : offset < placeEnd;
      })
    ];
  return place ? place.start + offset - place.before : last;
}
