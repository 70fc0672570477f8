/** A place where a secret was found. Names the secret by its kind and end, so that a failing test doesn't print it. */
export interface Leak {
  readonly where: string;
  readonly what: string;
}

/** Shorter strings are in texts by chance. */
const shortest = 8;

/**
 * Secrets that a test uses, to be looked for wherever text comes out: on disk, in logs, on the screen, on the clipboard, in
 * requests, in reports. Every test that looks for a secret uses this class, so that a way of writing one that is added here is
 * looked for everywhere. Shares no code with the product.
 */
export class KnownSecrets {
  readonly #forms: ReadonlyMap<string, string>;

  constructor(secrets: Iterable<string>) {
    const forms = new Map<string, string>();
    for (const secret of secrets)
      for (const part of partsOf(secret))
        for (const form of formsOf(part))
          if (form.length >= shortest)
            forms.set(form.toLowerCase(), `…${secret.slice(-6)} (${secret.length} characters)`);
    this.#forms = forms;
  }

  /** The secrets that are in a text, in any form. */
  in(text: string, where: string): Leak[] {
    const found = new Set<string>();
    const lower = text.toLowerCase();
    for (const [form, what] of this.#forms) if (lower.includes(form)) found.add(what);
    return [...found].map((what) => ({ where, what }));
  }
}

/** The header of a token says only how it is signed; each of its other parts is a secret. */
const partsOf = (secret: string): string[] =>
  /^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(secret) ? [secret, ...secret.split('.').slice(1)] : [secret];

/** The ways in which programs write a text: for a URL, in JSON, in JSON within JSON, in HTML, as bytes. Case is ignored. */
export const ways: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in upper case': (text) => text.toUpperCase(),
  'for a URL': encodeURIComponent,
  'for a URL within a URL': (text) => encodeURIComponent(encodeURIComponent(text)),
  'for a form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'as percent-encoded bytes': (text) => hexOf(text, (hex) => `%${hex}`),
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in JSON within JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'as JSON escapes': (text) => Array.from({ length: text.length }, (_, at) => escapeOf(text, at)).join(''),
  'as decimal entities of HTML': (text) => Array.from(text, (char) => `&#${char.codePointAt(0) ?? 0};`).join(''),
  'as hexadecimal entities of HTML': (text) =>
    Array.from(text, (char) => `&#x${(char.codePointAt(0) ?? 0).toString(16)};`).join(''),
  'in HTML': (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`),
  'as Base64': (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  'as Base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64').replace(/=+$/, ''),
  'as base64url': (text) => Buffer.from(text).toString('base64url'),
  'in hexadecimal': (text) => hexOf(text, (hex) => hex),
  'in hexadecimal with hyphens': (text) => hexOf(text, (hex) => `${hex}-`).slice(0, -1),
};

const formsOf = (text: string): string[] => [
  ...Object.values(ways).map((write) => write(text)),
  // As part of a longer text that was encoded as a whole: the characters that encode nothing else.
  ...[1, 2].map((before) =>
    Buffer.from(`${'x'.repeat(before)}${text}`)
      .toString('base64')
      .replace(/=+$/, '')
      .slice(before + 1, -1),
  ),
];

const hexOf = (text: string, write: (hex: string) => string): string =>
  Array.from(Buffer.from(text), (byte) => write(byte.toString(16).padStart(2, '0'))).join('');

const escapeOf = (text: string, at: number): string => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
