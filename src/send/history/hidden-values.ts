import type { PreparedRequest } from '../prepared-request.ts';
import { textFinder } from './find-texts.ts';
import { meaningsOf, readingsOf, type Reading } from './readings.ts';

/** What is shorter is no secret, and is in texts by chance. */
const shortest = 4;

/** The texts to look for in each reading of a response. */
const formsOf = (value: string): readonly string[] => meaningsOf(value);

/** A place in a text that gives a value away. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** What to show instead. */
  readonly reference: string;
}

/**
 * A function that puts `{{reference}}` in place of every value that a request has and does not show: a service may repeat in
 * its response what it was sent. Takes time in proportion to the text, whatever the values are.
 */
export function hiding({ hidden }: Pick<PreparedRequest, 'hidden'>): (text: string) => string {
  // The longest last: two of one text are shown as that.
  const values = [...(hidden ?? [])]
    .filter(([, value]) => value.length >= shortest)
    .sort(([, a], [, b]) => a.length - b.length);
  const references = new Map(
    values.flatMap(([name, value]) =>
      formsOf(value)
        .filter((form) => form.length >= shortest)
        .map((form) => [form, `{{${name}}}`]),
    ),
  );
  if (references.size === 0) return (text) => text;
  const forms = Array.from(references, ([text, reference]) => ({ text, reference }));
  const find = textFinder(forms.map(({ text }) => text));

  const placesIn = ({ units, written }: Reading): Place[] => {
    const places: Place[] = [];
    let [start, end, reference] = [0, 0, ''];
    const keep = (): void => {
      if (end > 0) places.push({ start: written(start), end: written(end), reference });
    };
    find(units, (index, to) => {
      const form = forms[index];
      if (form === undefined) return;
      const from = to - form.text.length;
      // One place for `aaaa` in `aaaaaaaa`: there could be as many as characters.
      if (form.reference === reference && from >= start && from < end) {
        end = to;
        return;
      }
      keep();
      [start, end, reference] = [from, to, form.reference];
    });
    keep();
    return places;
  };

  return (text) => {
    const places: Place[] = [];
    for (const reading of readingsOf(text)) for (const place of placesIn(reading)) places.push(place);
    return replaced(text, places);
  };
}

/** Of places that overlap, each is hidden whole; the longest comes first. */
function replaced(text: string, places: Place[]): string {
  places.sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: string[] = [];
  let [end, last] = [0, ''];
  for (const place of places) {
    if (place.end <= end) continue;
    if (place.start >= end) parts.push(text.slice(end, place.start), place.reference);
    else if (place.reference !== last) parts.push(place.reference);
    [end, last] = [place.end, place.reference];
  }
  return parts.join('') + text.slice(end);
}
