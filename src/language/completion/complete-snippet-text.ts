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
