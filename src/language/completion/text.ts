import type { UrlContext } from './context.ts';

/**
 * What stands before an offset without a break. A pattern with `$` at its end would look for its beginning at each
 * character, which in a long text costs the square of its length.
 *
 * @param part matches a character that belongs to it
 */
export function wordBefore(text: string, at: number, part: RegExp): string {
  let start = at;
  while (start > 0 && part.test(text.charAt(start - 1))) start--;
  return text.slice(start, at);
}

/** What stands behind the last of some characters. */
export const behindLast = (text: string, separator: string): string => text.slice(text.lastIndexOf(separator) + 1);

/** The URL with its references made of letters, so that what is inside of them is not taken for a part of the URL. */
export const maskReferences = (url: string): string =>
  url.replace(/\{\{[^{}]*\}\}/g, (reference) => 'x'.repeat(reference.length));

/** A URL without a method is one to read. */
export const methodOf = ({ request }: UrlContext): string => request.method?.text.toUpperCase() ?? 'GET';

/** A text with what the snippet syntax would take for its own escaped. */
export const plainText = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** A tab stop that holds a text, selected so that typing replaces it. */
export const placeholder = (tabStop: number, text: string): string => `\${${tabStop}:${plainText(text)}}`;

/** A URL path with its `{parameters}` as tab stops that keep their names: those still there are asked for when sending. */
export function pathSnippet(path: string): string {
  let tabStop = 0;
  return path
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? placeholder(++tabStop, piece) : plainText(piece)))
    .join('');
}
