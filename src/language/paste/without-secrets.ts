import { redacting } from '../../secrets/redacted.ts';
import { secretsByForm } from '../../secrets/secrets-by-form.ts';

/** A text with references in place of the secrets in it. */
export interface WithoutSecretsInText {
  readonly text: string;
  /** Names of the references that are in place of secrets. */
  readonly references: readonly string[];
  /** What the secrets are, as shown to the user. */
  readonly secrets: readonly string[];
}

/** What `redacting` leaves in place of a secret. */
const removed = /\(removed: ([^()\r\n]{1,200})\)/g;

/** A character that no name of a secret begins with. */
const mark = '\u0001';

/**
 * A text of a request with `{{client_secret}}` in place of each secret that is recognized by its name or its form. The reference is
 * the user's own: once it has a value in a private environment file, the request can be sent.
 */
export function referencesForSecrets(text: string): WithoutSecretsInText {
  // A reference isn't a secret: it is hidden like one that was removed already.
  const own: string[] = [];
  const masked = text.replace(/\{\{[^{}\r\n]*\}\}/g, (reference) => `(removed: ${mark}${own.push(reference) - 1})`);
  const { text: shown, secrets } = redacting({})(masked);
  if (secrets.length === 0) return { text, references: [], secrets };
  const references = new Set<string>();
  const written = shown.replace(removed, (_, what: string) =>
    what.startsWith(mark) ? (own[Number(what.slice(mark.length))] ?? '') : referenceFor(what, references),
  );
  return { text: written, references: [...references], secrets };
}

/** The same, but only for secrets recognized by their form: a person wrote this text as a request. */
export function referencesForKnownForms(text: string): WithoutSecretsInText {
  const found = secretsByForm(text).sort((a, b) => a.start - b.start);
  const references = new Set<string>();
  const parts: string[] = [];
  let end = 0;
  for (const secret of found) {
    if (secret.start >= end) parts.push(text.slice(end, secret.start), referenceFor('secret', references));
    end = Math.max(end, secret.end);
  }
  const secrets = [...new Set(found.map(({ what }) => what))];
  return { text: parts.join('') + text.slice(end), references: [...references], secrets };
}

function referenceFor(what: string, references: Set<string>): string {
  const name = what.replace(/\s+/g, '_');
  const reference = /^[\w.-]+$/.test(name) ? name : 'secret';
  references.add(reference);
  return `{{${reference}}}`;
}
