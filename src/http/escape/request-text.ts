import { referencesIn } from '../variables/references.ts';
import type { UrlSegment } from './url-segment.ts';

declare const brand: unique symbol;

/**
 * Text that may be written into a request file. A plain string may not: it would have to be checked for everything that has a
 * meaning in the format, such as a `###` line, a line break, or `{{a reference}}`. Only the functions in this file make such text, each
 * for a certain place.
 */
export type RequestText = string & { readonly [brand]: true };

const trusted = (text: string): RequestText => text as RequestText;

/** The extension's own words, with text for a request file or URL segments between them. */
export const requestText = (
  words: TemplateStringsArray,
  ...values: readonly (RequestText | UrlSegment)[]
): RequestText => trusted(words.map((word, index) => word + (values[index] ?? '')).join(''));

/** Lines of a request file as one text, without a line break at its end. */
export const requestLines = (lines: readonly RequestText[]): RequestText => trusted(lines.join('\n'));

/** Text that is meant as a request, so it isn't escaped: a request that the user wrote or pasted, with its references; a snippet. */
export const asWritten = (text: string): RequestText => trusted(text);

/** Characters that end a line, control a terminal, or change how the text around them reads. */
const invisible = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Any text on one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(invisible, ' ').trim();

/** A `###` line with any text as its title. */
export const separatorLine = (title: string): RequestText => trusted(`### ${oneLine(title)}`.trimEnd());

/** A comment line with any text. Text that would make it a directive, such as `@name`, is put in quotes. */
export function commentLine(text: string): RequestText {
  const line = oneLine(text);
  return trusted(`# ${/^(@|graph-)/.test(line) ? `'${line}'` : line}`.trimEnd());
}

/** A header line. A value that is valid in HTTP stays as it is. */
export const headerLine = (name: string, value: string): RequestText =>
  trusted(`${oneLine(name)}: ${value.replace(invisible, ' ')}`.trimEnd());

/**
 * A URL for a request line: characters that a URL can't contain are encoded, so that it remains one URL on one line.
 *
 * @param kept names, as `referencesIn` returns them, of the `{{references}}` that keep their braces because the user wrote them
 * @param placeholders names of `{placeholders}` that keep their braces
 */
export function urlText(url: string, kept: readonly string[], placeholders: readonly string[] = []): RequestText {
  const names = new Set(kept);
  const braced = new Set(placeholders);
  let text = '';
  let end = 0;
  for (const reference of referencesIn(url).filter(({ name }) => names.has(name))) {
    text += encodedUrl(url.slice(end, reference.start), braced) + url.slice(reference.start, reference.end);
    ({ end } = reference);
  }
  return trusted(text + encodedUrl(url.slice(end), braced));
}

function encodedUrl(text: string, keep: ReadonlySet<string>): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // As in every URL parser, which drops them.
      .replace(/[\t\n\r]/g, '')
      .replace(/\{([^{}]*)\}|[^!#-;=?-\]_a-z~]/gu, (part: string, name: string | undefined) =>
        name !== undefined && keep.has(name) ? part : encodeURIComponent(part),
      )
  );
}

/** A value as JSON without references or invisible characters in its strings, and with each property on a line of its own. */
export const jsonText = (value: unknown): RequestText => escapedJson(JSON.stringify(value, null, 2));

/**
 * JSON from elsewhere, with its layout: in strings, including property names, each `{{` becomes `\u007b\u007b`. That means the same
 * to every JSON parser, and isn't a reference to any reader of request files.
 *
 * @param json valid JSON, without comments
 */
export const escapedJson = (json: string): RequestText =>
  trusted(
    // Also matches a string that isn't closed: otherwise the search would restart at each quote in it.
    json.replace(/"(?:[^"\\]+|\\[^]?)*"?/g, (string) => string.replaceAll('{{', braces).replace(invisible, escaped)),
  );

/**
 * The body of a request from elsewhere. In JSON strings, braces that would begin a reference are escaped as in `escapedJson`. In other
 * text they can't be escaped: check that the result is read as intended.
 *
 * @param kept names of the `{{references}}` in it that are meant as such
 */
export function bodyText(text: string, kept: readonly string[]): RequestText {
  if (!/^\s*[{[]/.test(text)) return trusted(text);
  const names = new Set(kept);
  const starts = new Set(
    referencesIn(text)
      .filter(({ name }) => names.has(name))
      .map(({ start }) => start),
  );
  return trusted(
    text.replace(/"(?:[^"\\]+|\\[^]?)*"?/g, (string, offset: number) =>
      string
        .replace(/\{(?=\{)/g, (brace, at: number) => (starts.has(offset + at) ? brace : oneBrace))
        .replace(invisible, escaped),
    ),
  );
}

const oneBrace = String.raw`\u007b`;

const braces = String.raw`\u007b\u007b`;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
