import { firstIndexWhere } from '../../http/lines.ts';
import type { Edit, Span } from '../../http/model.ts';
import type { JsonToken } from './json-tokens.ts';
import { lineStartAt, type SourceText } from './source-text.ts';

/**
 * The edit that removes a property from a JSON object, with one comma, and with its line if it has one of its own.
 * Works on text that isn't valid JSON elsewhere; comments on other lines stay.
 *
 * @param at an offset in the property: in its name or in its value
 */
export function removeProperty(source: SourceText, at: number): Edit[] {
  const property = propertyAt(source.tokens, at);
  if (property === undefined) return [];
  const { start, end, before, after } = property;
  if (after?.text === ',') return [removal(source, start, after.end)];
  if (before?.text !== ',') return [removal(source, start, end)];
  return lineStartAt(source, before.start) === lineStartAt(source, start)
    ? [{ ...(ownLines(source, before.start, end) ?? { start: before.start, end }), text: '' }]
    : [{ start: before.start, end: before.end, text: '' }, removal(source, start, end)];
}

/** Removes a span with its lines if nothing else is on them, else with the whitespace that follows it. */
const removal = (source: SourceText, start: number, end: number): Edit => ({
  ...(ownLines(source, start, end) ?? { start, end: end + blanksAt(source.text, end) }),
  text: '',
});

/** The name, colon and value around an offset, with the tokens on both sides of them. */
function propertyAt(
  all: readonly JsonToken[],
  at: number,
):
  | {
      readonly start: number;
      readonly end: number;
      readonly before: JsonToken | undefined;
      readonly after: JsonToken | undefined;
    }
  | undefined {
  let index = firstIndexWhere(all, (token) => token.end > at);
  if (index === all.length) return undefined;
  if (all[index + 1]?.text !== ':' && all[index - 1]?.text === ':') index -= 2;
  const [name, colon] = [all[index], all[index + 1]];
  if (name === undefined || colon?.text !== ':') return undefined;
  const last = lastOfValue(all, index + 2);
  if (last === 'unclear') return undefined;
  return {
    start: name.start,
    end: all[last ?? index + 1]?.end ?? colon.end,
    before: all[index - 1],
    after: all[(last ?? index + 1) + 1],
  };
}

/**
 * The last token of the value that begins with a token; undefined if there is a comma or a closing bracket instead, `unclear` if its
 * brackets don’t match, so that its end is unknown.
 */
function lastOfValue(all: readonly JsonToken[], from: number): number | 'unclear' | undefined {
  const open: string[] = [];
  for (let index = from; index < all.length; index++) {
    const token = all[index]?.text ?? '';
    if (token === '{' || token === '[') open.push(token === '{' ? '}' : ']');
    else if (token === '}' || token === ']') {
      if (open.length === 0) return undefined;
      if (open.pop() !== token) return 'unclear';
    } else if (open.length === 0 && token === ',') return undefined;
    if (open.length === 0) return index;
  }
  return open.length > 0 ? 'unclear' : undefined;
}

/** The span extended to whole lines; undefined if these contain anything else but whitespace, or if they are the last. */
function ownLines(source: SourceText, start: number, end: number): Span | undefined {
  const { text } = source;
  const lineStart = lineStartAt(source, start);
  const rest = end + blanksAt(text, end);
  const lineBreak = text.startsWith('\r\n', rest) ? 2 : text[rest] === '\n' || text[rest] === '\r' ? 1 : 0;
  if (lineBreak === 0 || text.slice(lineStart, start).trim() !== '') return undefined;
  return { start: lineStart, end: rest + lineBreak };
}

/** The number of spaces and tabs at an offset. */
function blanksAt(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end - offset;
}
