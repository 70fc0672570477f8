import type { TextEdit } from './fixes.ts';

/**
 * The edit that takes a property out of a JSON object, with one comma and with its line where it has one of its own.
 * Works on text that is not valid JSON elsewhere; comments on other lines stay.
 *
 * @param at an offset in the property: in its name or in its value
 */
export function removeProperty(source: string, at: number): TextEdit[] {
  const text = withoutComments(source);
  const property = propertyAt(text, at);
  if (property === undefined) return [];
  const { start, end } = property;
  const commaAfter = /^\s*,/.exec(text.slice(end));
  if (commaAfter) return [{ ...ownLines(text, start, end + commaAfter[0].length), text: '' }];
  const removal = { ...ownLines(text, start, end), text: '' };
  const comma = text.slice(0, start).trimEnd().length - 1;
  if (text[comma] !== ',') return [removal];
  return removal.start <= comma + 1
    ? [{ start: comma, end: removal.end, text: '' }]
    : [{ start: comma, end: comma + 1, text: '' }, removal];
}

/** The text with blanks in place of the lines that are comments, which may hold quotes and brackets. */
const withoutComments = (text: string): string =>
  text.replace(/^[ \t]*(?:#|\/\/)[^\r\n]*/gm, (comment) => ' '.repeat(comment.length));

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const tokens = /"(?:[^"\\\r\n]+|\\.)*"?|\{\{[^{}\r\n]*\}\}|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The name, colon and value around an offset. */
function propertyAt(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  const all: Token[] = Array.from(text.matchAll(tokens), ({ 0: token, index }) => ({
    text: token,
    start: index,
    end: index + token.length,
  }));
  let index = all.findIndex((token) => token.end > at);
  if (index === -1) return undefined;
  if (all[index + 1]?.text !== ':' && all[index - 1]?.text === ':') index -= 2;
  const name = all[index];
  if (name === undefined || all[index + 1]?.text !== ':') return undefined;
  const end = endOfValue(all, index + 2) ?? all[index + 1]?.end ?? name.end;
  return { start: name.start, end };
}

/** Where the value ends that begins with a token; undefined if a comma or a closing bracket stands in its place. */
function endOfValue(all: readonly Token[], from: number): number | undefined {
  let depth = 0;
  for (let index = from; index < all.length; index++) {
    const token = all[index];
    if (token === undefined) break;
    if (/^[{[]$/.test(token.text)) depth++;
    else if (/^[}\]]$/.test(token.text)) depth--;
    if (depth < 0 || (depth === 0 && token.text === ',')) return undefined;
    if (depth === 0) return token.end;
  }
  return all.at(-1)?.end;
}

/** The span, grown to whole lines if nothing but blanks shares them with it, else by the blanks that follow it. */
function ownLines(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const before = text.slice(lineStart, start);
  const after = /^([ \t]*)(\r\n|\n|\r)?/.exec(text.slice(end));
  if (before.trim() === '' && after?.[2] !== undefined)
    return { start: start - before.length, end: end + after[0].length };
  return { start, end: end + (after?.[1] ?? '').length };
}
