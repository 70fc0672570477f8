import { meaningsOf } from './readings.ts';

/** A text that gives a value away, to be looked for in every reading of a text. */
export interface Form {
  readonly text: string;
  /** Whether each end may lack a character that holds a part of the value and a part of its neighbor, as in Base64. */
  readonly isBase64: boolean;
}

/** A value that is shorter is found as it is, but not encoded: its few characters are in texts by chance. */
const shortestEncoded = 6;

/** Characters of a value that is looked for encoded, in hexadecimal with something between its bytes too. */
const longestEncoded = 50_000;
const longestSpread = 2_000;

/**
 * What a service may write of a value: as it is, as what it means to one who undoes the escapes in it, and the Base64, base64url
 * and hexadecimal digits of its bytes in UTF-8 and UTF-16, also within those of a longer text, such as `name:password`.
 */
export function formsOf(value: string): readonly Form[] {
  // `ß` is two letters in upper case, and some letters are two units. Of all others, case is ignored anyway.
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

/** Three bytes are four characters: what a value becomes depends on how many bytes are before it. */
const base64sOf = (bytes: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const bits = 8 * (before + bytes.length);
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((8 * before) / 6), Math.floor(bits / 6));
  });

const hexOf = (bytes: Buffer, separator: string): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(separator);
