import type { Edit, Span } from '../../http/model.ts';

/**
 * The edit that takes a property out of a JSON object, with one comma and with its line where it has one of its own.
 * Works on text that is not valid JSON elsewhere; comments on other lines stay.
 *
 * @param at an offset in the property: in its name or in its value
 */
export function removeProperty(source: string, at: number): Edit[] {
  const text = withoutComments(source);
  const property = propertyAt(text, at);
  if (property === undefined) return [];
  const { start, end } = property;
  const commaAfter = /^\s*,/.exec(text.slice(end));
  if (commaAfter) return [removal(text, start, end + commaAfter[0].length)];
  const comma = text.slice(0, start).trimEnd().length - 1;
  if (text[comma] !== ',') return [removal(text, start, end)];
  return /[\r\n]/.test(text.slice(comma, start))
    ? [{ start: comma, end: comma + 1, text: '' }, removal(text, start, end)]
    : [{ ...(wholeLines(text, comma, end) ?? { start: comma, end }), text: '' }];
}

/** Takes a span out with its lines if it has them for itself, else with the blanks that follow it. */
const removal = (text: string, start: number, end: number): Edit => ({
  ...(wholeLines(text, start, end) ?? { start, end: end + blanksAt(text, end) }),
  text: '',
});

/** The text with blanks in place of the lines that are comments, which may hold quotes and brackets. */
const withoutComments = (text: string): string =>
  text.replace(/(?<![^\r\n])[ \t]*(?:#|\/\/)[^\r\n]*/g, (comment) => ' '.repeat(comment.length));

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

/** The span grown to whole lines; undefined if anything but blanks shares them with it, or if they are the last. */
function wholeLines(text: string, start: number, end: number): Span | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const rest = end + blanksAt(text, end);
  const lineBreak = text.startsWith('\r\n', rest) ? 2 : text[rest] === '\n' || text[rest] === '\r' ? 1 : 0;
  if (lineBreak === 0 || text.slice(lineStart, start).trim() !== '') return undefined;
  return { start: lineStart, end: rest + lineBreak };
}

/** How many blanks stand at an offset. */
function blanksAt(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end - offset;
}
