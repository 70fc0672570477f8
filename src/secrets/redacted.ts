import type { FoundSecret } from './found-secret.ts';
import { jsonStringsOf } from './json-strings.ts';
import { hiddenValues, type HiddenPlace } from './hidden-values.ts';
import { readingsOf, textOf } from './readings.ts';
import { secretsByForm } from './secrets-by-form.ts';
import { placeholderStart, secretsByName } from './secrets-by-name.ts';

declare const brand: unique symbol;

/**
 * Text of a response, or about one, that may leave the window that sent the request: to the disk, a log, a report, the clipboard
 * for support. A plain string is not one. Only the functions of this file make one.
 */
export type Redacted = string & { readonly [brand]: true };

/** The same data with each text redacted: one that is not does not compile. Words of a known set are no texts. */
export type WithoutSecrets<Part> = Part extends string
  ? string extends Part
    ? Redacted
    : Part
  : Part extends object
    ? { readonly [Name in keyof Part]: WithoutSecrets<Part[Name]> }
    : Part;

/** What is left of a text. */
export interface Redaction {
  readonly text: Redacted;
  /** What was taken out because a name or a form says that it is a secret, each once, for people: `secretText`, `access token`. */
  readonly secrets: readonly Redacted[];
}

/** What is known of a text before it is read. */
export interface RedactionContext {
  /** Values that are not shown, by the name that takes their place. Absent: there are none. */
  readonly hidden?: ReadonlyMap<string, string> | undefined;
  /** Whether the text is a body that was asked for as a secret, by its address. */
  readonly isSecretBody?: boolean;
}

/** What is in place of a secret. */
const placeholder = (what: string): string => `${placeholderStart}: ${what})`;

/** What is in place of something that is secret as a whole, such as the value of a header. */
export const notKept = (what: string): Redaction => ({
  text: placeholder(what) as Redacted,
  secrets: [what as Redacted],
});

/**
 * A function that takes secrets out of texts: `{{reference}}` in place of the values that are not shown, whichever way they are
 * encoded, and `(removed: secretText)` in place of what a name or a form says is a secret. JSON stays JSON. Takes time in proportion to the text.
 */
export function redacting({ hidden = new Map(), isSecretBody = false }: RedactionContext): (text: string) => Redaction {
  const hiddenIn = hidden.size === 0 ? () => [] : finderOf(hidden);
  /** Whether the name of a secret, which is from a text too, is none itself. */
  const isShown = (name: string): boolean =>
    secretsByForm(name).length === 0 && Array.from(readingsOf(name), hiddenIn).every((places) => places.length === 0);
  return (text) => {
    const places: HiddenPlace[] = [];
    const strings = jsonStringsOf(text);
    const secrets = new Map<string, Redacted>();
    let isFirst = true;
    for (const reading of readingsOf(text)) {
      for (const place of hiddenIn(reading)) places.push(place);
      if (reading.isJoined) continue;
      const read = isFirst ? text : textOf(reading.units);
      const add = ({ start, end, what, isNumber }: FoundSecret): void => {
        const span = { start: reading.written(start), end: reading.written(end) };
        // Of JSON whose escapes were undone the strings seem to end elsewhere.
        const place = isFirst || !strings ? span : strings.clipped(span.start, span.end);
        if (!place) return;
        const name = secrets.get(what) ?? (isShown(what) ? what : 'secret');
        secrets.set(what, name as Redacted);
        const instead = isNumber && isFirst ? `"${placeholder(name)}"` : placeholder(name);
        places.push({ ...place, instead });
      };
      for (const secret of secretsByName(read, isFirst, isSecretBody && isFirst)) add(secret);
      for (const secret of secretsByForm(read)) add(secret);
      isFirst = false;
    }
    return { text: replaced(text, places) as Redacted, secrets: [...new Set(secrets.values())] };
  };
}

/** Requests that are sent together hide the same values, and what finds them takes a moment to make. */
const finders = new Map<string, ReturnType<typeof hiddenValues>>();

function finderOf(hidden: ReadonlyMap<string, string>): ReturnType<typeof hiddenValues> {
  const key = JSON.stringify([...hidden]);
  const finder = finders.get(key) ?? hiddenValues(hidden);
  if (finders.size >= 8) finders.clear();
  finders.set(key, finder);
  return finder;
}

/** Whether something of a text was taken out by its name or its form. */
export const isRedacted = (text: string): boolean => text.includes(`${placeholderStart}: `);

/** The same of one text of which nothing is known. */
export const redacted = (text: string): Redacted => redacting({})(text).text;

/** The same of data: each text in it is redacted; the names of properties stay, and must be the extension's own. */
export function redactedData<Value>(value: Value): WithoutSecrets<Value> {
  if (typeof value === 'string') return redacted(value) as WithoutSecrets<Value>;
  if (typeof value !== 'object' || value === null) return value as WithoutSecrets<Value>;
  if (Array.isArray(value)) return value.map((item: unknown) => redactedData(item)) as WithoutSecrets<Value>;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [name, redactedData(item)]),
  ) as WithoutSecrets<Value>;
}

/**
 * The name of a file as it is, but for what looks like a secret by itself: by a path one has to find the file again, and a folder
 * may be called what a private value is.
 */
export const redactedPath = (path: string): Redacted =>
  replaced(
    path,
    secretsByForm(path).map(({ start, end, what }) => ({ start, end, instead: placeholder(what) })),
  ) as Redacted;

/**
 * Another spelling of a redacted text, or a part of it.
 *
 * @param write must bring in nothing from elsewhere
 */
export const rewritten = (text: Redacted, write: (text: string) => string): Redacted => write(text) as Redacted;

/** The extension's own words, with redacted texts and numbers between them. */
export const redactedText = (words: TemplateStringsArray, ...values: readonly (Redacted | number)[]): Redacted =>
  words.map((word, index) => word + String(values[index] ?? '')).join('') as Redacted;

/** Redacted texts one after the other. @param separator the extension's own words */
export const joined = (texts: readonly Redacted[], separator: string): Redacted => texts.join(separator) as Redacted;

/** Data without secrets as JSON for people. */
export const redactedJson = <Part>(value: WithoutSecrets<Part>): Redacted =>
  `${JSON.stringify(value, null, 2)}\n` as Redacted;

/** Of places that overlap, each is hidden whole; the longest comes first. */
function replaced(text: string, places: HiddenPlace[]): string {
  if (places.length === 0) return text;
  places.sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: string[] = [];
  let [end, last] = [0, ''];
  for (const place of places) {
    if (place.end <= end) continue;
    if (place.start >= end) parts.push(text.slice(end, place.start), place.instead);
    else if (place.instead !== last) parts.push(place.instead);
    [end, last] = [place.end, place.instead];
  }
  return parts.join('') + text.slice(end);
}
