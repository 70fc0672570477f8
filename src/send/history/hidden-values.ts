import type { PreparedRequest } from '../prepared-request.ts';

/** What is shorter is no secret, and stands in texts by chance. */
const shortest = 4;

/**
 * A function that puts `{{reference}}` in place of every value that a request has and does not show: a service may repeat in
 * its answer what it was sent.
 */
export function hiding({ url, headers, body, shown }: PreparedRequest): (text: string) => string {
  if (shown.references.length === 0) return (text) => text;
  const values = new Map<string, string>();
  const compare = (real = '', safe = ''): void => {
    for (const [value, reference] of valuesBehind(real, safe, shown.references))
      if (value.length >= shortest) values.set(value, reference).set(JSON.stringify(value).slice(1, -1), reference);
  };
  compare(url, shown.url);
  for (const [index, [, value]] of headers.entries()) compare(value, shown.headers[index]?.[1]);
  compare(body, shown.body);
  // The longest first: one may be a part of another.
  const sorted = [...values].sort(([a], [b]) => b.length - a.length);
  return (text) => sorted.reduce((hidden, [value, reference]) => hidden.replaceAll(value, () => reference), text);
}

/** What stands in a text where another, which is otherwise the same, has references. */
function valuesBehind(real: string, safe: string, references: readonly string[]): [value: string, reference: string][] {
  const written = new Set(references.map((name) => `{{${name}}}`));
  const pieces = safe.split(/(\{\{[^{}\r\n]*\}\})/).reduce<string[]>((all, piece, index) => {
    // Odd ones are in braces; those that are no reference are text, which belongs to the text around it.
    if (index % 2 === 1 && written.has(piece)) return [...all, piece, ''];
    return [...all.slice(0, -1), (all.at(-1) ?? '') + piece];
  }, []);
  const found: [string, string][] = [];
  let at = pieces[0]?.length ?? 0;
  for (let index = 1; index < pieces.length; index += 2) {
    const [reference = '', after = ''] = [pieces[index], pieces[index + 1]];
    const isLast = index + 2 >= pieces.length;
    const end = isLast ? real.length - after.length : after === '' ? at : real.indexOf(after, at);
    if (end < at) break;
    found.push([real.slice(at, end), reference]);
    at = end + after.length;
  }
  return found;
}
