import {
  headerOf,
  isComment,
  isFence,
  isLaterRequestLine,
  isSeparator,
  isStatusLine,
  requestLineOf,
} from '../../http/line-kinds.ts';
import type { Text } from '../../http/model.ts';

/** A line without a position in a file: what is read from a page goes into new text. */
export const asText = (text: string): Text => ({ start: 0, end: text.length, text });

/** The lines of a clipboard's text; web pages indent with no-break spaces, and contain zero-width characters. */
export const linesOfPage = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line.replace(/^[\s\u200b\ufeff]+/, (blanks) =>
        blanks.replace(/[^ \t]/g, (blank) => (/[\u200b\ufeff]/.test(blank) ? '' : ' ')),
      ),
    );

const methods = /^(GET|POST|PATCH|PUT|DELETE|HEAD|OPTIONS)$/i;

/**
 * A method and its URL, if a line has nothing else. The method may be in upper or lower case, but a sentence that begins with one
 * isn't a request line, so the URL can't have whitespace before its query.
 */
export function requestLineIn(line: string): { readonly method: string; readonly url: string } | undefined {
  const { method, url } = requestLineOf(asText(line));
  if (method === undefined || url === undefined || !methods.test(method.text)) return undefined;
  const [path = ''] = url.text.split('?', 1);
  if (!/^(https?:\/\/.|\/(?![/*])|\{\{)/i.test(path) || /\s/.test(path.replace(/\{\{[^{}]*\}\}/g, '')))
    return undefined;
  return { method: method.text.toUpperCase(), url: url.text };
}

/** Words that begin a remark on a page: `Note: …` isn't a header there. */
const remark = /^(note|important|tip|warning|caution|example|request|response|namespace|remarks?)$/i;

/** @param inFence whether the line is in a fence, where everything is meant literally; outside, there is prose */
export function headerIn(
  line: string,
  inFence: boolean,
): { readonly name: string; readonly value: string } | undefined {
  const header = headerOf(asText(line));
  if (header === undefined || (!inFence && remark.test(header.name.text))) return undefined;
  return { name: header.name.text, value: header.value.text };
}

/** A line that ends any request. */
export function endsRequest(line: string): boolean {
  const text = asText(line);
  return isSeparator(text) || isFence(text) || isStatusLine(text) || isLaterRequestLine(text);
}

/** A line that JSON can begin with; a Markdown link begins with a bracket too. */
export const beginsJson = (line: string): boolean =>
  /^\s*(\{\s*("|\}|\{\{|\/\/|#|$)|\[\s*(["{[\]\d]|$)|\{\{[^{}]*\}\}\s*$)/.test(line);

/** Index after the last line of the JSON that begins on a line: where its brackets close, or where JSON can't continue. */
export function endOfJson(lines: readonly string[], from: number): number {
  let depth = 0;
  let last = from;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (index > from && endsRequest(line)) break;
    if (line.trim() !== '') last = index;
    if (isComment(asText(line))) continue;
    for (const [token] of line.matchAll(/"(?:[^"\\]+|\\.)*"?|[[{\]}]/g)) {
      if (token === '{' || token === '[') depth++;
      else if (token === '}' || token === ']') depth--;
    }
    if (depth <= 0) break;
  }
  return last + 1;
}
