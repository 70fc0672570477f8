import { t } from '@vscode/l10n';
import { distance } from 'fastest-levenshtein';
import { withoutTokens } from '../../secrets/access-tokens.ts';

/** Names for a sentence: `'a', 'b'`. */
export const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** A piece of the source for a message. Long ones are cut, because the editor shows them; an access token is never repeated. */
export function cut(text: string): string {
  const shown = withoutTokens(text);
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

/** A sentence to follow another one, with the space between them; empty without a suggestion. */
export const didYouMean = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : ` ${t`Did you mean '${suggestion}'?`}`;

/** The maximum length of a word that may be misspelt: the cost of comparing two is the product of their lengths. */
const longest = 200;

/** The candidate that a misspelt word most likely means; undefined if none is near. A difference in case doesn't count. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > longest) return undefined;
  const typed = word.toLowerCase();
  // In a word of one letter, a change would leave nothing.
  const limit = Math.min(typed.length - 1, Math.max(1, Math.floor(typed.length / 3)));
  let best: { readonly candidate: string; readonly away: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) > limit) continue;
    const away = distance(typed, candidate.toLowerCase());
    if (away <= limit && (best === undefined || away < best.away)) best = { candidate, away };
  }
  return best?.candidate;
}
