import type { Span } from '../model.ts';

/** `{{name}}` in a text. */
export interface Reference extends Span {
  /** What stands between the braces, trimmed, blanks in it single: a variable's name, or a tool's expression. */
  readonly name: string;
}

/**
 * The references in a text, in order.
 *
 * @param most how many to look for
 */
export function referencesIn(text: string, most = Infinity): Reference[] {
  const found: Reference[] = [];
  if (!text.includes('{{')) return found;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(/\{\{([^{}\r\n]*)\}\}/g)) {
    if (found.length >= most) break;
    found.push({ start: index, end: index + whole.length, name: singleSpaced(name) });
  }
  return found;
}

/** Whether a text has a reference in it. Braces alone are text. */
export const hasReference = (text: string): boolean => /\{\{[^{}\r\n]*\}\}/.test(text);

/**
 * The name of a reference, from what stands between its braces. Visual Studio's page has `$dotEnv` beside `$dotenv`, and `$timeStamp`
 * beside `$timestamp` (https://learn.microsoft.com/aspnet/core/test/http-files).
 */
export const singleSpaced = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^\$(?:dotEnv|timeStamp)(?= |$)/, (word) => word.toLowerCase());
