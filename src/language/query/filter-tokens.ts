import type { Span } from '../../http/model.ts';

/**
 * One token of a `$filter`: a string, a word (name or path, number, operator, date), a sign, or text in double quotes, which OData
 * doesn’t have. The span is in the filter.
 */
export interface FilterToken extends Span {
  readonly kind: 'string' | 'word' | 'sign' | 'double-quoted';
  /** The text between quotes, without them. */
  readonly text: string;
}

const tokens = /\s*(?:(?:[\w.]+)?'((?:[^']|'')*)'|([$@]?[\w.:+-]+(?:\/\$?[\w.]+)*)|([(),])|"([^"]*)")/dy;

/**
 * Splits a `$filter` into its tokens (OData 4.01, URL Conventions, 5.1.1).
 *
 * @param filter decoded
 * @returns undefined if it can’t be read
 */
export function filterTokens(filter: string): FilterToken[] | undefined {
  const found: FilterToken[] = [];
  const whole = filter.trimEnd();
  for (tokens.lastIndex = 0; tokens.lastIndex < whole.length;) {
    const match = tokens.exec(whole);
    if (match === null) return undefined;
    const [, string, word, sign, doubleQuoted = ''] = match;
    const [kind, group, text]: [FilterToken['kind'], number, string] =
      string !== undefined
        ? ['string', 1, string.replaceAll("''", "'")]
        : word !== undefined
          ? ['word', 2, word]
          : sign !== undefined
            ? ['sign', 3, sign]
            : ['double-quoted', 4, doubleQuoted];
    const [start, end] = match.indices?.[group] ?? [0, 0];
    found.push({ kind, text, start, end });
  }
  return found;
}
