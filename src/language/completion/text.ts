import type { UrlContext } from './context.ts';

/**
 * The unbroken run of characters before an offset. A pattern with `$` at its end would try to match from each character, which takes
 * quadratic time in a long text.
 *
 * @param part matches a character of the run
 */
export function wordBefore(text: string, at: number, part: RegExp): string {
  let start = at;
  while (start > 0 && part.test(text.charAt(start - 1))) start--;
  return text.slice(start, at);
}

/** The text after the last occurrence of a separator of one character. */
export const afterLast = (text: string, separator: string): string => text.slice(text.lastIndexOf(separator) + 1);

/** The URL with letters in place of its references, so that nothing in them is read as part of the URL. */
export const maskReferences = (url: string): string =>
  url.replace(/\{\{[^{}]*\}\}/g, (reference) => 'x'.repeat(reference.length));

/** A URL without a method means GET. */
export const methodOf = ({ request }: UrlContext): string => request.method?.text.toUpperCase() ?? 'GET';

/** A text with the special characters of the snippet syntax escaped. */
export const plainText = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** A tab stop that contains a text, selected so that typing replaces it. */
export const placeholder = (tabStop: number, text: string): string => `\${${tabStop}:${plainText(text)}}`;

/** A URL path with its `{parameters}` as tab stops that keep their names: the user is asked for those still there when sending. */
export function pathSnippet(path: string): string {
  let tabStop = 0;
  return path
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? placeholder(++tabStop, piece) : plainText(piece)))
    .join('');
}
