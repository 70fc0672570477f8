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
