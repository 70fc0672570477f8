/** Where something is in a text, in UTF-16 code units, end exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The access tokens in a text, in order, not nested. Takes time in proportion to the text. */
export function accessTokensIn(text: string): Span[] {
  const found = [...webTokensIn(text), ...bearersIn(text)].sort((a, b) => a.start - b.start);
  const spans: Span[] = [];
  for (const span of found) if (span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span);
  return spans;
}

/** The minimum length of a part of a token. */
const shortestPart = 8;

/**
 * JSON Web Tokens, including encrypted ones: the first part is the Base64 of `{"`, and so is the second part of a signed one, which
 * identifies one that was cut off.
 */
function* webTokensIn(text: string): Generator<Span> {
  for (let start = text.indexOf('eyJ'); start !== -1;) {
    const headerEnd = runEnd(text, start, isBase64Url);
    const payloadEnd = text.charAt(headerEnd) === '.' ? runEnd(text, headerEnd + 1, isBase64Url) : headerEnd;
    const isWhole = payloadEnd - headerEnd > shortestPart && text.charAt(payloadEnd) === '.';
    if (headerEnd - start >= 3 + shortestPart && (isWhole || text.startsWith('.eyJ', headerEnd))) {
      const end = runEnd(text, payloadEnd, (code) => isBase64Url(code) || code === dot);
      // A period may end the sentence that quotes it.
      yield { start, end: isWhole && end === payloadEnd + 1 ? end : withoutDots(text, end) };
      start = text.indexOf('eyJ', end);
    } else start = text.indexOf('eyJ', headerEnd);
  }
}

const withoutDots = (text: string, end: number): number => {
  let at = end;
  while (text.charCodeAt(at - 1) === dot) at--;
  return at;
};

/** The text after `Bearer`, if it can only be a token: a placeholder such as `{token}` has other characters, and a word has no digit. */
function* bearersIn(text: string): Generator<Span> {
  for (const { 0: word, index } of text.matchAll(/\bBearer(?=[ \t])/gi)) {
    const start = runEnd(text, index + word.length, isBlank);
    const tokenEnd = runEnd(text, start, isTokenCharacter);
    const end = runEnd(text, tokenEnd, (code) => code === equals);
    if (tokenEnd - start >= 20 && /\d/.test(text.slice(start, tokenEnd))) yield { start, end };
  }
}

/** A text that may be shown, without any of its tokens. */
export const withoutTokens = (text: string): string =>
  accessTokensIn(text).reduceRight((shown, { start, end }) => `${shown.slice(0, start)}…${shown.slice(end)}`, text);

/** The end of a run of characters of one kind. */
export function runEnd(text: string, start: number, isOfKind: (code: number) => boolean): number {
  let at = start;
  while (at < text.length && isOfKind(text.charCodeAt(at))) at++;
  return at;
}

const [dot, equals, underscore, hyphen] = [0x2e, 0x3d, 0x5f, 0x2d];

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** An ASCII letter or digit. */
export const isAlphanumeric = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

const isBase64Url = (code: number): boolean => isAlphanumeric(code) || code === underscore || code === hyphen;

/** RFC 6750, 2.1. */
const isTokenCharacter = (code: number): boolean =>
  isBase64Url(code) || code === dot || code === 0x7e || code === 0x2b || code === 0x2f;
