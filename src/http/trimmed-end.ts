/**
 * A text without certain characters at its end. A regular expression would try to match them from each character of the text, which
 * is quadratic on a line with many blanks in its middle.
 *
 * @param trailing the characters to remove
 */
export function trimmedEnd(text: string, trailing: string): string {
  let end = text.length;
  while (end > 0 && trailing.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
