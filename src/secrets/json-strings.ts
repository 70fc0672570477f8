/** Where the content of each string in a JSON text is: from the character after its opening quotation mark up to its last one. */
export interface JsonStrings {
  /**
   * The part of a span that is in the string where it begins: the rest belongs to another value. Undefined if it doesn't begin in
   * a string.
   */
  readonly clipped: (start: number, end: number) => { readonly start: number; readonly end: number } | undefined;
}

/** The strings of a text; undefined if it isn't JSON. */
export function jsonStringsOf(text: string): JsonStrings | undefined {
  if (!/^\s*[[{"]/.test(text) || !isJson(text)) return undefined;
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    starts.push(at + 1);
    for (at++; text.charAt(at) !== '"'; at++) if (text.charAt(at) === '\\') at++;
    ends.push(at);
  }
  return {
    clipped: (start, end) => {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= start) low = middle + 1;
        else high = middle;
      }
      const stringEnd = ends[low - 1] ?? 0;
      return start < stringEnd ? { start, end: Math.min(end, stringEnd) } : undefined;
    },
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
