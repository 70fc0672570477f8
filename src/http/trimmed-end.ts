/**
 * A text without certain characters at its end. A pattern that skipped them would try each character of the text as their
 * beginning, which is quadratic on a line with many blanks in its middle.
 *
 * @param trailing the characters to remove
 */
export function trimmedEnd(text: string, trailing: string): string {
  let end = text.length;
  while (end > 0 && trailing.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
