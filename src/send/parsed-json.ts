import { bodyLimit } from '../catalog/requests/limits.ts';

/** Characters of the longest response that is parsed at once: about ten milliseconds at most, whatever it contains. */
export const parsedAtOnce = 200_000;

/** Characters of the longest request that is parsed to say more about what the service found wrong with it: all that can be sent. */
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
