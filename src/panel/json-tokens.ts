export const tokenKinds = ['name', 'string', 'number', 'literal', 'escape'] as const;

export interface Token {
  readonly kind: (typeof tokenKinds)[number];
  readonly start: number;
  readonly end: number;
}

// What visible-text.ts wrote out comes first, so that it stands out within strings as well.
const tokens = /(‹U\+[0-9A-F]{4,6}›)|("(?:[^"\\\n]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|(true|false|null)/g;
const escapes = /‹U\+[0-9A-F]{4,6}›/g;

/** What to colour in a text that is known to be JSON, or in a part of it. Later tokens may lie within earlier ones. */
export function jsonTokens(text: string): Token[] {
  const found: Token[] = [];
  for (const { index, 0: whole, 2: quoted, 3: colon, 4: number, 5: literal } of text.matchAll(tokens)) {
    const end = index + whole.length;
    if (quoted !== undefined) {
      found.push({ kind: colon === undefined ? 'string' : 'name', start: index, end: index + quoted.length });
      found.push(...escapeTokens(quoted, index));
    } else if (number !== undefined) found.push({ kind: 'number', start: index, end });
    else if (literal !== undefined) found.push({ kind: 'literal', start: index, end });
    else found.push({ kind: 'escape', start: index, end });
  }
  return found;
}

/** The characters that were written out because nobody could see them. */
export const escapeTokens = (text: string, offset = 0): Token[] =>
  Array.from(text.matchAll(escapes), ({ index, 0: whole }) => ({
    kind: 'escape',
    start: offset + index,
    end: offset + index + whole.length,
  }));
