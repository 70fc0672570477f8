import type { Span } from '../model.ts';

/** `{{name}}` in a text. */
export interface Reference extends Span {
  /** What stands between the braces, trimmed, blanks in it single: a variable's name, or a tool's expression. */
  readonly name: string;
}

/** The references in a text, in order. */
export const referencesIn = (text: string): Reference[] =>
  text.includes('{{')
    ? Array.from(text.matchAll(/\{\{([^{}\r\n]*)\}\}/g), ({ 0: whole, 1: name = '', index }) => ({
        start: index,
        end: index + whole.length,
        name: singleSpaced(name),
      }))
    : [];

/** Whether a text has a reference in it. Braces alone are text. */
export const hasReference = (text: string): boolean => /\{\{[^{}\r\n]*\}\}/.test(text);

/** The name of a reference, from what stands between its braces. */
export const singleSpaced = (text: string): string => text.trim().replace(/\s+/g, ' ');
