import { JsonScanner } from './scanner.ts';
import type { JsonSpan } from './outline.ts';

/** The path to a value: names of members and indexes of items, from the top. */
export type JsonLocation = readonly (string | number)[];

/** The wanted locations below a value, and which of them is the value itself. */
interface Sought {
  readonly below: Map<string | number, Sought>;
  readonly places: number[];
}

/**
 * Where some values are in a text. Reads the text once, however many locations there are. If members have the same name, the last
 * counts, as for JSON.parse.
 *
 * @param text must be JSON
 * @returns the span of each location; undefined if it has no value
 */
export function spansAt(text: string, locations: readonly JsonLocation[]): readonly (JsonSpan | undefined)[] {
  const top: Sought = { below: new Map<string | number, Sought>(), places: [] };
  for (const [place, location] of locations.entries()) {
    let at = top;
    for (const step of location) {
      let next = at.below.get(step);
      if (next === undefined) at.below.set(step, (next = { below: new Map<string | number, Sought>(), places: [] }));
      at = next;
    }
    at.places.push(place);
  }
  const found: (JsonSpan | undefined)[] = locations.map(() => undefined);
  const scanner = new JsonScanner(text);
  const open: { readonly sought: Sought | undefined; readonly start: number; items: number }[] = [];
  let name: string | undefined;
  /** The wanted locations in the value that begins. */
  const begins = (): Sought | undefined => {
    const parent = open.at(-1);
    if (parent === undefined) return top;
    const sought = parent.sought?.below.get(name ?? parent.items);
    parent.items++;
    name = undefined;
    return sought;
  };
  const ends = (sought: Sought | undefined, span: JsonSpan): void => {
    for (const place of sought?.places ?? []) found[place] = span;
  };
  for (;;) {
    const token = scanner.next();
    const { start, end } = scanner;
    switch (token) {
      case 'end':
      case 'invalid':
        return found;
      case 'name':
        name = JSON.parse(text.slice(start, end)) as string;
        break;
      case '{':
      case '[':
        open.push({ sought: begins(), start, items: 0 });
        break;
      case '}':
      case ']': {
        const closed = open.pop();
        if (closed) ends(closed.sought, { kind: token === '}' ? 'object' : 'array', start: closed.start, end });
        break;
      }
      case 'string':
      case 'number':
      case 'literal':
        ends(begins(), { kind: token, start, end });
        break;
      case ':':
      case ',':
        break;
      default:
        token satisfies never;
    }
  }
}
