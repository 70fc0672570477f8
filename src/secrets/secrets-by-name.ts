import type { FoundSecret } from './found-secret.ts';
import { isSecretName, isSecretParameter } from './secret-names.ts';

/**
 * The secrets in a text that are recognized by the name of their property, parameter, form field, header or element. The text may be
 * anything: JSON (cut off, or with mistakes), a query, a form, a connection string, XML, HTML, lines of `name: value`. Takes time in
 * proportion to the text.
 *
 * @param isAsWritten whether it is the text itself, not one with its escapes decoded
 * @param isSecretBody whether the text is the response from a URL that returns a secret: then its `value` is a secret, or
 * the whole text if it has no structure
 */
export function secretsByName(text: string, isAsWritten = true, isSecretBody = false): FoundSecret[] {
  if (isSecretBody && !/^\s*[[{<]/.test(text)) return text.trim() === '' ? [] : [{ start: 0, end: text.length, what }];
  const found: FoundSecret[] = [];
  const add = (name: string, { start, end, kind }: Value): void => {
    if (end > start && !text.startsWith(placeholderStart, start))
      found.push({ start, end, what: forPeople(name), ...(kind === 'number' && { isNumber: true }) });
  };
  const runs = runsOf(text);
  /** How many objects and arrays are open, and the depth of the secret one, if any. */
  let depth = 0;
  let secret: { readonly depth: number; readonly name: string } | undefined = isSecretBody
    ? { depth: 0, name: what }
    : undefined;
  /** For the open object or element: the name of a secret that it holds as text, or a value that has no name yet. */
  let pair: { readonly name?: string; readonly value?: Value } = {};

  const element = (at: number): number => {
    const value = secret && quotedAt(text, at);
    if (!secret || !value || /^\s*:/.test(text.slice(value.next, value.next + 10))) return at;
    add(secret.name, value);
    return value.next;
  };

  // In JSON, brackets in strings open nothing. In a text with its escapes decoded, strings can't be distinguished from the rest.
  const isJson = isAsWritten && /^\s*[[{]/.test(text);
  let stringEnd = 0;

  for (let at = 0; at < text.length;) {
    const char = text.charAt(at++);
    if (isJson && at > stringEnd && char === '"') stringEnd = quotedAt(text, at - 1)?.next ?? at;
    if (at < stringEnd && char !== ':' && char !== '=') continue;
    switch (char) {
      case '{':
      case '[':
        depth++;
        pair = {};
        at = element(at);
        break;
      case '}':
      case ']':
        depth--;
        pair = {};
        if (secret && depth < secret.depth) secret = undefined;
        break;
      case ',':
        at = element(at);
        break;
      case '<': {
        pair = {};
        const content = elementAt(text, at);
        if (!content) break;
        add(content.name, content);
        at = content.end;
        break;
      }
      case '>':
        pair = {};
        break;
      case ':':
      case '=': {
        const named = nameBefore(text, at - 1);
        if (!named) break;
        const { name } = named;
        const secretName =
          isSecretName(name) || (char === '=' && /[?&#;]/.test(named.before) && isSecretParameter(name))
            ? name
            : valueNames.test(name)
              ? secret?.name
              : undefined;
        const value =
          secretName !== undefined || pairNames.test(name) || valueNames.test(name)
            ? valueAfter(text, at, named, runs)
            : undefined;
        if (!value) break;
        if (secretName !== undefined) {
          if (value.kind === 'open') secret ??= { depth: depth + 1, name };
          else {
            if (value.kind !== 'number' || /(?:pass|pin|pwd|code|otp|secret)\w*$/i.test(secretName))
              add(secretName, value);
            at = value.next;
          }
        } else if (value.kind === 'open') break;
        else if (pairNames.test(name)) {
          const other = text.slice(value.start, Math.min(value.end, value.start + 101));
          if (!isSecretName(other) || other.startsWith(placeholderStart)) break;
          pair = { ...pair, name: other };
          if (pair.value) add(other, pair.value);
        } else if (pair.name === undefined) pair = { value };
        else add(pair.name, value);
        break;
      }
      default:
    }
  }
  return found;
}

/** The name for the body of a response to a request for a secret. */
const what = 'value';

/** The beginning of each text that replaces a secret. */
export const placeholderStart = '(removed';

/** A property that names the value of its sibling: `{"name": "apiKey", "value": "…"}`, `<input name="client_secret" value="…">`. */
const pairNames = /^(?:name|key|type|field|header|variable|parameter|setting)$/i;

/** A property with the value that its sibling or its object names. */
const valueNames = /^(?:value|val|text|plaintext|plainTextValue|defaultValue|data|raw|content|key|code|base64)$/i;

interface Value {
  readonly start: number;
  readonly end: number;
  readonly kind: 'string' | 'number' | 'word' | 'open';
  /** Where to continue reading. */
  readonly next: number;
}

interface Named {
  readonly name: string;
  readonly isQuoted: boolean;
  /** The character before it, with its quotation mark; empty at the start of the text. */
  readonly before: string;
  readonly start: number;
}

/** The maximum lengths: a longer name is text, and a longer run of blanks doesn't belong between a name and its value. */
const longestName = 100;
const longestBlank = 64;

/** The name before a colon or an equals sign. */
function nameBefore(text: string, at: number): Named | undefined {
  let end = at;
  while (end > 0 && at - end < longestBlank && isSpace(text.charCodeAt(end - 1))) end--;
  const quote = text.charAt(end - 1);
  if (isQuote(quote)) {
    const open = text.slice(Math.max(0, end - 1 - longestName), end - 1).lastIndexOf(quote);
    if (open === -1) return undefined;
    const start = Math.max(0, end - 1 - longestName) + open;
    const name = text.slice(start + 1, end - 1);
    // Escaped quotation marks are read in the reading that decodes this string.
    return name === '' || name.endsWith('\\') || name.startsWith(placeholderStart)
      ? undefined
      : { name, isQuoted: true, before: text.charAt(start - 1), start };
  }
  let start = end;
  while (start > 0 && end - start <= longestName && isNameCharacter(text.charCodeAt(start - 1))) start--;
  if (start === end || end - start > longestName) return undefined;
  return { name: text.slice(start, end), isQuoted: false, before: text.charAt(start - 1), start };
}

/** The value after a colon or an equals sign; undefined if it can't be a secret. */
function valueAfter(text: string, from: number, named: Named, runs: ReturnType<typeof runsOf>): Value | undefined {
  const isEquals = text.charAt(from - 1) === '=';
  let start = from;
  while (start < text.length && (isEquals ? text.charCodeAt(start) === 0x20 : isSpace(text.charCodeAt(start)))) start++;
  const char = text.charAt(start);
  if (isQuote(char)) return quotedAt(text, start);
  if (text.startsWith('{{', start)) return undefined;
  if (char === '{' || char === '[') return isEquals ? undefined : { start, end: start, kind: 'open', next: start };
  // `==`, `=>`, `::`, `://`, an escaped quotation mark, and the end of the element or object.
  if (char === '' || '=>:/\\}])<,;&'.includes(char)) return undefined;
  if (isEquals) return runs.parameter.at(start);
  const number = /-?\d+(?:\.\d+)?(?![\w.-])/y;
  number.lastIndex = start;
  if (named.isQuoted && number.test(text))
    return { start, end: number.lastIndex, kind: 'number', next: number.lastIndex };
  return named.isQuoted ? undefined : lineValue(text, start, named, runs);
}

/** The value of a line such as `Password: x`. In a sentence, the text after a colon is a value only if it looks like one. */
function lineValue(
  text: string,
  start: number,
  { name, start: nameStart }: Named,
  runs: ReturnType<typeof runsOf>,
): Value | undefined {
  const lineStart = text.slice(Math.max(0, nameStart - 20), nameStart);
  const isAlone = /(?:^|[\r\n])[ \t>-]*$/.test(lineStart);
  if (isAlone && /cookie$|authorization$/i.test(name)) return runs.line.at(start);
  const word = runs.word.at(start);
  if (word.end === start) return undefined;
  const value = text.slice(start, Math.min(word.end, start + 300));
  if (/^(?:true|false|null|none|undefined)$/i.test(value)) return undefined;
  if (isAlone && /^[ \t]*(?:[\r\n,;]|$)/.test(text.slice(word.end, word.end + 30))) return word;
  return value.length >= 8 && /\d/.test(value) ? word : undefined;
}

function quotedAt(text: string, from: number): Value | undefined {
  let start = from;
  while (start - from < longestBlank && isSpace(text.charCodeAt(start))) start++;
  const quote = text.charAt(start++);
  if (!isQuote(quote)) return undefined;
  let end = start;
  while (end < text.length && text.charAt(end) !== quote) end += text.charAt(end) === '\\' ? 2 : 1;
  end = Math.min(end, text.length);
  return { start, end, kind: 'string', next: Math.min(end + 1, text.length) };
}

/** The end of the run of characters around a place. The last end is cached: `name=name=name=` is one run for every name. */
class Runs {
  readonly #text: string;
  readonly #ends: RegExp;
  #start = 0;
  #end = 0;

  /** @param ends matches a character that isn't part of a run */
  constructor(text: string, ends: RegExp) {
    this.#text = text;
    this.#ends = ends;
  }

  at(start: number): Value {
    if (start < this.#start || start >= this.#end) {
      this.#start = start;
      this.#end = start;
      while (this.#end < this.#text.length && !this.#ends.test(this.#text.charAt(this.#end))) this.#end++;
    }
    return { start, end: this.#end, kind: 'word', next: this.#end };
  }
}

const runsOf = (text: string) => ({
  parameter: new Runs(text, /[&;\s"'`<>\\]/),
  word: new Runs(text, /[,&;\s"'`<>\\]/),
  line: new Runs(text, /[\r\n"`<>]/),
});

/** The content of an XML element with the name of a secret. @param at after the `<` */
function elementAt(text: string, at: number): (Value & { readonly name: string }) | undefined {
  const name = /[A-Za-z_][\w.:-]{0,99}(?![\w.:-])/y;
  name.lastIndex = at;
  const [tag] = name.exec(text) ?? [];
  if (tag === undefined || !isSecretName(tag.slice(tag.lastIndexOf(':') + 1))) return undefined;
  let start = name.lastIndex;
  while (start < text.length && text.charAt(start) !== '>' && text.charAt(start) !== '<') start++;
  if (text.charAt(start) !== '>' || text.charAt(start - 1) === '/') return undefined;
  start++;
  if (text.startsWith('<![CDATA[', start)) start += 9;
  let end = start;
  while (end < text.length && text.charAt(end) !== '<' && !text.startsWith(']]>', end)) end++;
  return { name: tag.slice(tag.lastIndexOf(':') + 1), start, end, kind: 'word', next: end };
}

const isQuote = (char: string): boolean => char === '"' || char === "'" || char === '`';

const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

const isNameCharacter = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code === 0x5f ||
  code === 0x2d ||
  code === 0x2e ||
  code === 0x24;

/** A name that is safe in any message: it comes from a text. */
const forPeople = (name: string): string =>
  name
    .replace(/[^\w .-]+/g, '')
    .trim()
    .slice(0, 60) || what;
