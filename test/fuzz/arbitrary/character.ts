import fc from 'fast-check';

/** Code points below this one come before the surrogates. */
const firstSurrogate = 0xd800;
const surrogateCount = 0x800;

/**
 * Any character except half of a surrogate pair, for `fc.string({ unit: anyCharacter })`: like fast-check’s `binary`, in the same order.
 * That one keeps a map of all million characters, which costs each process most of a second and 100 MB.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: 0x10ffff - surrogateCount }).map(
  (index) => String.fromCodePoint(index < firstSurrogate ? index : index + surrogateCount),
  (text) => {
    const codePoint = typeof text === 'string' ? (text.codePointAt(0) ?? NaN) : NaN;
    const isWhole = codePoint < firstSurrogate || codePoint >= firstSurrogate + surrogateCount;
    if (!isWhole || text !== String.fromCodePoint(codePoint)) throw new Error('This isn’t a single character.');
    return codePoint < firstSurrogate ? codePoint : codePoint - surrogateCount;
  },
);
