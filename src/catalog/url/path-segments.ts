/** A segment of a path, or a key in OData's parentheses, which counts as one. */
export interface Segment {
  /** As written. */
  readonly text: string;
  /** Offset in the path. */
  readonly start: number;
}

/** The segments of a path as URL parsers read it: a backslash is a slash, and `.` and `..` are resolved. */
export function segmentsIn(path: string): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (const [index, text] of path.split(/[/\\]/).entries()) {
    const dots = text.replace(dropped, '').replace(/%2e/gi, '.');
    if (dots === '..') segments.pop();
    // The text before the first slash isn't a segment; an empty one after it is, for `.` and `..`.
    else if (dots !== '.' && (index > 0 || text !== '')) segments.push({ text, start });
    start += text.length + 1;
  }
  return segments.filter(({ text }) => text.replace(dropped, '') !== '');
}

/** The characters that URL parsers remove from a URL, wherever they are. */
const dropped = /[\t\n\r]/g;

/** A segment as the service reads it, decoded: `%24batch` is `$batch`. */
export const meantBy = (segment: string): string =>
  segment
    .replace(dropped, '')
    .replace(/%([0-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
