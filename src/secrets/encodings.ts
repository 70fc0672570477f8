import { meaningsOf } from './readings.ts';

/** A text that reveals a value, to be looked for in every reading of a text. */
export interface Form {
  readonly text: string;
  /** Whether a character may be missing at either end because it holds a part of the value and a part of its neighbor, as in Base64. */
  readonly isBase64: boolean;
}

/** The minimum length of a value to look for encoded: the few characters of a shorter value occur in texts by chance. */
const shortestEncoded = 6;

/** The maximum lengths of a value to look for encoded, and of one to look for in hexadecimal with separators between the bytes. */
const longestEncoded = 50_000;
const longestSpread = 2_000;

/**
 * The forms in which a service may write a value: as it is, with its escapes decoded, and as the Base64, base64url and hexadecimal
 * digits of its bytes in UTF-8 and UTF-16, also as a part of the digits of a longer text, such as `name:password`.
 */
export function formsOf(value: string): readonly Form[] {
  // `ß` is two letters in upper case, and some letters are two units. For all others, the search ignores case anyway.
  const cases = [value, value.toUpperCase(), value.toLowerCase()].filter(
    (text, at) => at === 0 || text.length !== value.length || /[\ud800-\udfff]/.test(text),
  );
  const plain = cases.flatMap(meaningsOf).map((text) => ({ text, isBase64: false }));
  if (value.length < shortestEncoded || value.length > longestEncoded) return plain;
  const encodings = [Buffer.from(value, 'utf8'), Buffer.from(value, 'utf16le')];
  const base64 = encodings.flatMap(base64sOf).flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
  const between = value.length > longestSpread ? [''] : ['', '-', ':', ' '];
  const hex = encodings.flatMap((bytes) => between.map((separator) => hexOf(bytes, separator)));
  return [
    ...plain,
    ...hex.map((text) => ({ text, isBase64: false })),
    ...[...new Set(base64)].map((text) => ({ text, isBase64: true })),
  ];
}

/** Three bytes become four characters: the encoding of a value depends on how many bytes are before it. */
const base64sOf = (bytes: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const bits = 8 * (before + bytes.length);
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((8 * before) / 6), Math.floor(bits / 6));
  });

const hexOf = (bytes: Buffer, separator: string): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(separator);
