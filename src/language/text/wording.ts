import { withoutTokens } from '../../secrets/access-tokens.ts';

/** Names for a sentence: `'a', 'b'`. */
export const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** A piece of the source for a message. Long ones are cut, for the editor shows them; a token is never repeated. */
export function cut(text: string): string {
  const shown = withoutTokens(text);
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

export const didYouMean = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : ` Did you mean '${suggestion}'?`;
