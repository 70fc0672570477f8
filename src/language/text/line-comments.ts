import { trimmedEnd } from '../../http/trimmed-end.ts';

/** The lines of a comment between slash-star and star-slash, each with `#`, without those that contain only the marks. */
export function lineComments(comment: string, lineBreak: string): string {
  const lines = comment.split(/\r\n|\n|\r/).map((line) =>
    withoutEnd(line.replace(/^\s*\/\*+/, ''))
      .trim()
      .replace(/^\*+(?=\s|$)\s*/, ''),
  );
  const isWritten = (line: string): boolean => line !== '';
  const first = Math.max(0, lines.findIndex(isWritten));
  // What wasn't a directive inside the comment must not become one.
  return lines
    .slice(first, Math.max(first, lines.findLastIndex(isWritten)) + 1)
    .map((line) => `#${/^(@|graph-)/.test(line) ? ' *' : ''}${line === '' ? '' : ` ${line}`}`)
    .join(lineBreak);
}

/** A line without the first star-slash and the stars before it. */
function withoutEnd(line: string): string {
  const end = line.indexOf('*/');
  return end === -1 ? line : trimmedEnd(line.slice(0, end), '*') + line.slice(end + 2);
}
