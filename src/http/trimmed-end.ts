/**
 * A text without what may stand at its end. Patterns that skip it themselves look for its beginning at each character:
 * on a line with many blanks in its middle that costs the square of them.
 *
 * @param trailing the characters that may stand there
 */
export function trimmedEnd(text: string, trailing: string): string {
  let end = text.length;
  while (end > 0 && trailing.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
