import type { FoundSecret } from './found-secret.ts';
import { jsonStringsOf } from './json-strings.ts';
import { hiddenValues, type HiddenPlace } from './hidden-values.ts';
import { readingsOf, textOf } from './readings.ts';
import { secretsByForm } from './secrets-by-form.ts';
import { placeholderStart, secretsByName } from './secrets-by-name.ts';

declare const brand: unique symbol;

/**
 * Text of a response, or about one, that may leave the window that sent the request: to the disk, a log, a report, the clipboard
 * for support. A plain string isn't one. Only the functions of this file make one.
 */
export type Redacted = string & { readonly [brand]: true };

/** The same data with each text redacted: any other text doesn't compile. Literal types don't count as texts. */
export type WithoutSecrets<Part> = Part extends string
  ? string extends Part
    ? Redacted
    : Part
  : Part extends object
    ? { readonly [Name in keyof Part]: WithoutSecrets<Part[Name]> }
    : Part;

/** The result of redacting a text. */
export interface Redaction {
  readonly text: Redacted;
  /** What was removed because its name or form shows that it is a secret, each once, for messages: `secretText`, `access token`. */
  readonly secrets: readonly Redacted[];
}

/** What is known about a text in advance. */
export interface RedactionContext {
  /** Values that aren't shown, by the name that replaces them. Absent if there are none. */
  readonly hidden?: ReadonlyMap<string, string> | undefined;
  /** Whether the text is the body of a response from a URL that returns secrets. */
  readonly isSecretBody?: boolean;
}

/** What replaces a secret. */
const placeholder = (what: string): string => `${placeholderStart}: ${what})`;

/** Replaces something that is secret as a whole, such as the value of a header. */
export const notKept = (what: string): Redaction => ({
  text: placeholder(what) as Redacted,
  secrets: [what as Redacted],
});

/**
 * A function that removes secrets from texts: `{{reference}}` replaces the values that aren't shown, in any encoding, and
 * `(removed: secretText)` replaces whatever is a secret by its name or form. JSON stays JSON. Takes time in proportion to the text.
 */
export function redacting({ hidden = new Map(), isSecretBody = false }: RedactionContext): (text: string) => Redaction {
  const hiddenIn = hidden.size === 0 ? () => [] : finderOf(hidden);
  /** Whether the name of a secret isn't a secret itself: it is from the same text. */
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
        // In JSON with its escapes decoded, strings seem to end elsewhere.
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

/** Cached: requests that are sent together hide the same values, and making the function that finds them takes a moment. */
const finders = new Map<string, ReturnType<typeof hiddenValues>>();

function finderOf(hidden: ReadonlyMap<string, string>): ReturnType<typeof hiddenValues> {
  const key = JSON.stringify([...hidden]);
  const finder = finders.get(key) ?? hiddenValues(hidden);
  if (finders.size >= 8) finders.clear();
  finders.set(key, finder);
  return finder;
}

/** Whether anything in a text was removed because of its name or its form. */
export const isRedacted = (text: string): boolean => text.includes(`${placeholderStart}: `);

/** The same for a single text about which nothing is known. */
export const redacted = (text: string): Redacted => redacting({})(text).text;

/** The same for data: each text in it is redacted; the names of properties stay, and must be this extension's own. */
export function redactedData<Value>(value: Value): WithoutSecrets<Value> {
  if (typeof value === 'string') return redacted(value) as WithoutSecrets<Value>;
  if (typeof value !== 'object' || value === null) return value as WithoutSecrets<Value>;
  if (Array.isArray(value)) return value.map((item: unknown) => redactedData(item)) as WithoutSecrets<Value>;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [name, redactedData(item)]),
  ) as WithoutSecrets<Value>;
}

/**
 * A path, from which only what has the form of a secret is removed: the user has to be able to find the file by it, and a folder may
 * have the same name as a private value.
 */
export const redactedPath = (path: string): Redacted =>
  replaced(
    path,
    secretsByForm(path).map(({ start, end, what }) => ({ start, end, instead: placeholder(what) })),
  ) as Redacted;

/**
 * Another spelling of a redacted text, or a part of it.
 *
 * @param write must not add anything from elsewhere
 */
export const rewritten = (text: Redacted, write: (text: string) => string): Redacted => write(text) as Redacted;

/** This extension's own words, with redacted texts and numbers between them. */
export const redactedText = (words: TemplateStringsArray, ...values: readonly (Redacted | number)[]): Redacted =>
  words.map((word, index) => word + String(values[index] ?? '')).join('') as Redacted;

/** Redacted texts one after the other. @param separator this extension's own words */
export const joined = (texts: readonly Redacted[], separator: string): Redacted => texts.join(separator) as Redacted;

/** Data without secrets as readable JSON. */
export const redactedJson = <Part>(value: WithoutSecrets<Part>): Redacted =>
  `${JSON.stringify(value, null, 2)}\n` as Redacted;

/** Hides all places completely, also those that overlap; of two with the same start, the longer one comes first. */
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
