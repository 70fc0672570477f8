import fc from 'fast-check';

/** Those below the surrogates. */
const low = 0xd800;
const surrogates = 0x800;

/**
 * Any character but half of a surrogate pair, for `fc.string({ unit: anyCharacter })`: fast-check’s `binary`, in the same order. That
 * one keeps a map of all million characters, which costs each process most of a second and 100 MB.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: 0x10ffff - surrogates }).map(
  (index) => String.fromCodePoint(index < low ? index : index + surrogates),
  (text) => {
    const codePoint = typeof text === 'string' ? (text.codePointAt(0) ?? NaN) : NaN;
    const isWhole = codePoint < low || codePoint >= low + surrogates;
    if (!isWhole || text !== String.fromCodePoint(codePoint)) throw new Error('This is not one character.');
    return codePoint < low ? codePoint : codePoint - surrogates;
  },
);
