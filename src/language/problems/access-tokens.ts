import type { Span } from '../../http/model.ts';

// A JSON Web Token: its first part is the Base64 of `{"`. Then what follows `Bearer` where it can only be a token: a
// placeholder such as `{token}` has other characters, and one in words has no digit.
const patterns = [
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*(?:\.[\w-]+)*/g,
  /(?<![\w.~+/-])(?=[\w.~+/-]*\d)(?<=\bBearer[ \t]+)[\w.~+/-]{20,}=*/gi,
];

/** The access tokens that stand in a text, in order, none inside another. */
export function accessTokensIn(text: string): Span[] {
  if (!text.includes('eyJ') && !/bearer/i.test(text)) return [];
  const found = patterns
    .flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => [index, index + length] as const),
    )
    .sort(([a], [b]) => a - b);
  const spans: Span[] = [];
  for (const [start, end] of found) if (start >= (spans.at(-1)?.end ?? 0)) spans.push({ start, end });
  return spans;
}

/** A text that may be shown: nothing is left of its tokens. */
export const withoutTokens = (text: string): string =>
  accessTokensIn(text).reduceRight((shown, { start, end }) => `${shown.slice(0, start)}…${shown.slice(end)}`, text);
