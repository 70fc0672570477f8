export const tokenKinds = ['name', 'string', 'number', 'literal', 'escape'] as const;

export interface Token {
  readonly kind: (typeof tokenKinds)[number];
  readonly start: number;
  readonly end: number;
}

// Characters that visible-text.ts wrote out come first, so that they stand out within strings, too.
const beginning = /(‹U\+[0-9A-F]{4,6}›)|(")|(-?\d[\d.eE+-]*)|(true|false|null)/g;
const escapes = /‹U\+[0-9A-F]{4,6}›/g;

/** The tokens to colour in a text that is known to be JSON, or in a part of it. Later tokens may be within earlier ones. */
export function jsonTokens(text: string): Token[] {
  const found: Token[] = [];
  // A part of a body may begin in a string, or end in one. If a quote has no partner, no other quote up to the end of its line has one.
  let unpaired = 0;
  let from = 0;
  for (;;) {
    beginning.lastIndex = from;
    const match = beginning.exec(text);
    if (match === null) return found;
    const { index: start, 0: whole, 2: quote, 3: number, 4: literal } = match;
    const end = start + whole.length;
    from = end;
    if (quote !== undefined) {
      if (start < unpaired) continue;
      const string = stringFrom(text, start);
      if (!string.isClosed) unpaired = string.end;
      else {
        const colon = colonAfter(text, string.end);
        found.push({ kind: colon === undefined ? 'string' : 'name', start, end: string.end });
        for (const escape of escapeTokens(text.slice(start, string.end), start)) found.push(escape);
        from = colon ?? string.end;
      }
    } else if (number !== undefined) found.push({ kind: 'number', start, end });
    else if (literal !== undefined) found.push({ kind: 'literal', start, end });
    else found.push({ kind: 'escape', start, end });
  }
}

/** Where a string ends; or, if it isn't closed, where its line or the text ends, with or without a backslash before that. */
function stringFrom(text: string, start: number): { readonly end: number; readonly isClosed: boolean } {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return { end: at + 1, isClosed: true };
    if (char === '\n') return { end: at, isClosed: false };
    if (char === '\\' && text.charAt(++at) === '\n') return { end: at, isClosed: false };
  }
  return { end: text.length, isClosed: false };
}

/** The offset after the colon that follows, with or without blanks before it; undefined if none does. */
function colonAfter(text: string, offset: number): number | undefined {
  const colon = /\s*:/y;
  colon.lastIndex = offset;
  return colon.test(text) ? colon.lastIndex : undefined;
}

/** The characters that were written out because they are invisible. */
export const escapeTokens = (text: string, offset = 0): Token[] =>
  Array.from(text.matchAll(escapes), ({ index, 0: whole }) => ({
    kind: 'escape',
    start: offset + index,
    end: offset + index + whole.length,
  }));
