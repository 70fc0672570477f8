import { isJson } from './finding.ts';

/** How many smaller inputs are tried at most. */
const maxTries = 3000;

/**
 * Makes a failing input smaller than fast-check can, which only undoes its own steps: removes pieces of its texts for as long as the
 * input fails. Values that aren't JSON are returned unchanged.
 */
export async function minimize(input: unknown, fails: (smaller: unknown) => Promise<boolean>): Promise<unknown> {
  if (!isJson(input)) return input;
  let tries = 0;
  let best = input;
  for (let before: unknown; before !== best && tries <= maxTries;) {
    before = best;
    for (const place of textsIn(best)) {
      let text = textAt(best, place);
      for (let length = Math.ceil(text.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2))
        for (let start = 0; start < text.length && tries <= maxTries;) {
          const shorter = text.slice(0, start) + text.slice(start + length);
          const smaller = replaced(best, place, shorter);
          tries++;
          if (await fails(structuredClone(smaller))) [best, text] = [smaller, shorter];
          else start += length;
        }
    }
  }
  return best;
}

type Place = readonly (string | number)[];

/** The places of all texts in a value. */
function textsIn(value: unknown): Place[] {
  if (typeof value === 'string') return [[]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    textsIn(member).map((place) => [key, ...place]),
  );
}

function textAt(value: unknown, place: Place): string {
  const found = place.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
  return typeof found === 'string' ? found : '';
}

function replaced(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, other);
  return copy;
}
