import { isJson } from './finding.ts';

/** How often a smaller input is tried. */
const mostTries = 3000;

/**
 * Makes a failing input smaller than fast-check can, which only undoes what it did: takes pieces out of texts and lists for as
 * long as the input fails. Values that are not JSON come back as they are.
 */
export async function minimize(input: unknown, fails: (smaller: unknown) => Promise<boolean>): Promise<unknown> {
  if (!isJson(input)) return input;
  let tries = 0;
  let best = input;
  const attempt = async (smaller: unknown): Promise<boolean> => {
    if (++tries > mostTries || !(await fails(structuredClone(smaller)))) return false;
    best = smaller;
    return true;
  };
  for (let before: unknown; before !== best && tries <= mostTries;) {
    before = best;
    for (const place of sequencesIn(best)) {
      let sequence = sequenceAt(best, place);
      for (let length = Math.ceil(sequence.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2))
        for (let start = 0; start < sequence.length && tries <= mostTries;) {
          const smaller: string | unknown[] =
            typeof sequence === 'string'
              ? sequence.slice(0, start) + sequence.slice(start + length)
              : [...sequence.slice(0, start), ...sequence.slice(start + length)];
          if (await attempt(replaced(best, place, smaller))) sequence = smaller;
          else start += length;
        }
    }
  }
  return best;
}

type Place = readonly (string | number)[];

/** The places of all texts and lists in a value, outer ones first. */
function sequencesIn(value: unknown): Place[] {
  if (typeof value === 'string') return [[]];
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    sequencesIn(member).map((place) => [key, ...place]),
  );
  return Array.isArray(value) ? [[], ...inner] : inner;
}

/** Empty where what was there has gone with what was around it. */
function sequenceAt(value: unknown, place: Place): string | readonly unknown[] {
  const found = place.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
  return typeof found === 'string' || Array.isArray(found) ? (found as string | readonly unknown[]) : '';
}

function replaced(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, other);
  return copy;
}
