import type { PreparedRequest } from '../prepared-request.ts';

/** What is shorter is no secret, and stands in texts by chance. */
const shortest = 4;

/**
 * A function that puts `{{reference}}` in place of every value that a request has and does not show: a service may repeat in
 * its answer what it was sent.
 */
export function hiding({ hidden }: Pick<PreparedRequest, 'hidden'>): (text: string) => string {
  const references = new Map<string, string>();
  for (const [name, value] of hidden ?? [])
    if (value.length >= shortest) for (const written of formsOf(value)) references.set(written, `{{${name}}}`);
  // The longest first: one may be a part of another.
  const sorted = [...references].sort(([a], [b]) => b.length - a.length);
  return (text) => sorted.reduce((hidden, [value, reference]) => hidden.replaceAll(value, () => reference), text);
}

/** A value as it stands, in JSON, and in a URL. */
function formsOf(value: string): string[] {
  const forms = [value, JSON.stringify(value).slice(1, -1)];
  return /\p{Surrogate}/u.test(value) ? forms : [...forms, encodeURIComponent(value), encodeURI(value)];
}
