import { bodyLimit } from '../catalog/requests/limits.ts';

/** Characters of a response that is parsed at once: about ten milliseconds at the most, whatever is in it. */
export const parsedAtOnce = 200_000;

/** Characters of a request that is parsed to say more about what the service found wrong with it: as many as are sent. */
export const longestSent = bodyLimit.bytes;

/**
 * The value of a JSON text; undefined for any other text.
 *
 * @param longest characters of the longest text that is parsed; undefined for one that is longer
 */
export function parsedJson(text: string | undefined, longest = Infinity): unknown {
  if (text === undefined || text.length > longest) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
