import type { PreparedRequest } from '../prepared-request.ts';

/** What is shorter is no secret, and stands in texts by chance. */
const shortest = 4;

/** What is longer is looked for as this machine would write it: V8 takes no pattern that is very large. */
const longest = 2000;

/**
 * A function that puts `{{reference}}` in place of every value that a request has and does not show: a service may repeat in
 * its answer what it was sent.
 */
export function hiding({ hidden }: Pick<PreparedRequest, 'hidden'>): (text: string) => string {
  // The longest first: one may be a part of another.
  const values = [...(hidden ?? [])].sort(([, a], [, b]) => b.length - a.length);
  const places = values
    .filter(([, value]) => value.length >= shortest)
    .flatMap(([name, value]) => placesOf(value).map((place) => [place, `{{${name}}}`] as const));
  return (text) => places.reduce((hidden, [place, reference]) => hidden.replaceAll(place, () => reference), text);
}

/** What finds a value as it stands, in JSON, in JSON within that, and in a URL, whoever has written them. */
function placesOf(value: string): readonly (string | RegExp)[] {
  const json = JSON.stringify(value).slice(1, -1);
  const hasUrl = !/\p{Surrogate}/u.test(value);
  if (value.length > longest)
    return [value, json, ...(hasUrl ? [encodeURIComponent(value), encodeURI(value)] : [])].sort(
      (a, b) => b.length - a.length,
    );
  const forms = [eachOf(value, inJson), ...(hasUrl ? [eachOf(value, inUrl)] : []), exactly(value)];
  return [new RegExp(forms.join('|'), 'g')];
}

/** Letters and digits of ASCII are written as they are everywhere. */
const eachOf = (text: string, written: (part: string) => readonly string[]): string =>
  (text.match(/[a-z\d]+|\\+|[^]/giu) ?? [])
    .map((part) => (/^[a-z\d]/i.test(part) ? part : `(?:${written(part).join('|')})`))
    .join('');

/** Which characters are escaped, and how, differs: .NET writes a plus as `\u002B`. JSON within JSON has more backslashes. The longest first. */
function inJson(part: string): string[] {
  const code = part.replace(
    /[^]/g,
    (unit) => String.raw`\\{1,7}u${anyCase(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`,
  );
  if (part.startsWith('\\')) return [code, String.raw`\\{${2 * part.length},${8 * part.length}}`];
  const escaped = JSON.stringify(part).slice(1, -1);
  const letter = /^\\(.)$/.exec(part === '/' ? String.raw`\/` : escaped)?.[1];
  return [code, ...(letter === undefined ? [] : [String.raw`\\{1,7}${exactly(letter)}`]), exactly(part)];
}

const inUrl = (part: string): string[] => [
  Array.from(Buffer.from(part), (byte) => `%${anyCase(byte.toString(16).padStart(2, '0'))}`).join(''),
  ...(part === ' ' ? [exactly('+')] : []),
  exactly(part),
];

const anyCase = (hex: string): string => hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const exactly = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
