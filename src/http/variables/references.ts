import type { Span } from '../model.ts';

/** `{{name}}` in a text. */
export interface Reference extends Span {
  /** The text between the braces, trimmed, with single blanks: a variable's name, or a tool's expression. */
  readonly name: string;
}

/**
 * The references in a text, in order.
 *
 * @param limit the maximum number of references
 */
export function referencesIn(text: string, limit = Infinity): Reference[] {
  const found: Reference[] = [];
  if (!text.includes('{{')) return found;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(/\{\{([^{}\r\n]*)\}\}/g)) {
    if (found.length >= limit) break;
    found.push({ start: index, end: index + whole.length, name: singleSpaced(name) });
  }
  return found;
}

/** Whether a text contains a reference. Braces alone are text. */
export const hasReference = (text: string): boolean => /\{\{[^{}\r\n]*\}\}/.test(text);

/**
 * The name of a reference, from the text between its braces. Visual Studio's page has `$dotEnv` as well as `$dotenv`, and
 * `$timeStamp` as well as `$timestamp` (https://learn.microsoft.com/aspnet/core/test/http-files).
 */
export const singleSpaced = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^\$(?:dotEnv|timeStamp)(?= |$)/, (word) => word.toLowerCase());
