import { queryOptionNamed } from '../../catalog/requests/query-options.ts';
import type { Span } from '../../http/model.ts';
import { DecodedText } from './decoded-text.ts';

/** A query option as a URL has it. */
export interface WrittenOption {
  /** Graph's name for it; undefined if it isn't a query option of Graph. */
  readonly known: string | undefined;
  readonly name: DecodedText;
  /** Undefined without a `=`. */
  readonly value: DecodedText | undefined;
}

/**
 * The options of a query.
 *
 * @param query from the `?`; empty without one
 * @param start where that is in the URL
 */
export function writtenOptions(query: string, start: number): WrittenOption[] {
  const options: WrittenOption[] = [];
  for (const { 0: whole, index } of query.slice(1).matchAll(/[^&]+/g)) {
    const at = start + 1 + index;
    const equals = whole.indexOf('=');
    const name = new DecodedText(equals === -1 ? whole : whole.slice(0, equals), at);
    const value = equals === -1 ? undefined : new DecodedText(whole.slice(equals + 1), at + equals + 1);
    options.push({ known: queryOptionNamed(name.text.trim())?.name, name, value });
  }
  return options;
}

/**
 * The parts of a list without surrounding blanks; empty ones are left out. Never splits inside parentheses or quotes.
 *
 * @param within the list, in the text
 */
export function listed(text: string, within: Span, separator: ',' | ';'): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = within.start;
  const add = (end: number): void => {
    const part = trimmed(text, { start, end });
    if (part.start < part.end) parts.push(part);
    start = end + 1;
  };
  for (let at = within.start; at < within.end; at++) {
    const character = text[at];
    if (character === "'") isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === separator && depth === 0) add(at);
  }
  add(within.end);
  return parts;
}

function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (start < end && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}
