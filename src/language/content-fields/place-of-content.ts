import type { Edit, Span } from '../../http/model.ts';

/**
 * Where a span of a text is after edits, which are in the coordinates of the text before them.
 *
 * @returns undefined if one of them changes text in the span
 */
export function spanAfter({ start, end }: Span, edits: readonly Edit[]): Span | undefined {
  let by = 0;
  for (const edit of edits) {
    if (edit.start >= end) continue;
    if (edit.end > start) return undefined;
    by += edit.text.length - (edit.end - edit.start);
  }
  return { start: start + by, end: end + by };
}

/**
 * Finds a value in a text that may have been edited since it was read.
 *
 * @param held what the value may be now, as JSON
 * @param at where it was last known to begin
 * @returns `none` if the text doesn’t contain it, `several` if it isn’t clear which one is meant
 */
export function placeOfContent(
  text: string,
  held: readonly string[],
  at: number | undefined,
): Span | 'none' | 'several' {
  for (const json of held)
    if (at !== undefined && text.startsWith(json, at)) return { start: at, end: at + json.length };
  const found = [...new Set(held)].flatMap((json) => placesOf(text, json));
  const [only] = found;
  return only === undefined ? 'none' : found.length === 1 ? only : 'several';
}

/** The first two places of a part of a text: more make no difference. */
function placesOf(text: string, part: string): Span[] {
  const first = text.indexOf(part);
  const second = first === -1 ? -1 : text.indexOf(part, first + part.length);
  return [first, second].filter((start) => start !== -1).map((start) => ({ start, end: start + part.length }));
}
