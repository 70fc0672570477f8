import { formsOf, type Form } from './encodings.ts';
import { textFinder } from './find-texts.ts';
import type { Reading } from './readings.ts';

/** Shorter values aren't secrets, and occur in texts by chance. */
const shortest = 4;

/** Shorter values occur in texts by chance in another case: `prod` in `Product`. */
const shortestInAnyCase = 6;

/** The minimum length of the beginning of a value that was cut off; it must also be at least half of the value. */
const shortestBeginning = 8;

/** A place in a text as written, and what to put there. */
export interface HiddenPlace {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/**
 * A function that finds values in a reading of a text: as they are, in upper and lower case, as Base64 and in hexadecimal, and
 * their beginning if they were cut off. A response may repeat what was sent. Takes time in proportion to the
 * text, whatever the values are.
 *
 * @param values by the name that replaces them
 */
export function hiddenValues(values: ReadonlyMap<string, string>): (reading: Reading) => HiddenPlace[] {
  // The longest value last: if forms of two values are the same text, it wins.
  const forms = [...values]
    .sort(([, a], [, b]) => a.length - b.length)
    .flatMap(([name, value]) => formsOf(value).map((form) => ({ ...form, instead: `{{${name}}}` })))
    .filter(({ text }) => text.length >= shortest);
  const finders = [
    finder(
      forms.filter(({ text }) => text.length < shortestInAnyCase),
      (units) => units,
    ),
    finder(
      forms.filter(({ text }) => text.length >= shortestInAnyCase),
      inLowerCase,
    ),
  ].filter((find) => find !== undefined);
  return (reading) => finders.flatMap((find) => find(reading));
}

interface NamedForm extends Form {
  readonly instead: string;
}

function finder(
  forms: readonly NamedForm[],
  folded: (units: Uint16Array) => Uint16Array,
): ((reading: Reading) => HiddenPlace[]) | undefined {
  if (forms.length === 0) return undefined;
  const byText = new Map(forms.map((form) => [foldedText(form.text, folded), form]));
  const distinct = [...byText.values()];
  const find = textFinder([...byText.keys()]);
  return ({ units, written }) => {
    const places: HiddenPlace[] = [];
    let open: { start: number; end: number; form: NamedForm } | undefined;
    const keep = (): void => {
      if (!open) return;
      const { start, end } = open.form.isBase64 ? withPartsOfOthers(units, open) : open;
      places.push({ start: written(start), end: written(end), instead: open.form.instead });
    };
    find(
      folded(units),
      (index, end) => {
        const form = distinct[index];
        if (form === undefined) return;
        const start = end - form.text.length;
        // One place for `aaaa` in `aaaaaaaa`: otherwise there could be as many places as characters.
        if (open && form.instead === open.form.instead && start >= open.start && start < open.end) open.end = end;
        else {
          keep();
          open = { start, end, form };
        }
      },
      (index, length, end) => {
        const form = distinct[index];
        if (!form || length < shortestBeginning || 2 * length < form.text.length || length === form.text.length) return;
        if (isCutOff(units, end))
          places.push({ start: written(end - length), end: written(end), instead: form.instead });
      },
    );
    keep();
    return places;
  };
}

/** Whether a longer text was cut off at a place: at the end of the text, before dots or the end of a string. */
const isCutOff = (units: Uint16Array, end: number): boolean =>
  end >= units.length || /[\s"'`<>.…\\)\]}&]/.test(String.fromCharCode(units[end] ?? 0));

/** Base64, extended by its padding and by the characters at its ends that hold a part of it. */
function withPartsOfOthers(units: Uint16Array, { start, end }: { readonly start: number; readonly end: number }) {
  const isPart = (at: number): boolean => /[\w+/-]/.test(String.fromCharCode(units[at] ?? 0));
  let last = isPart(end) ? end + 1 : end;
  while (units[last] === 0x3d && last < end + 3) last++;
  return { start: start > 0 && isPart(start - 1) ? start - 1 : start, end: last };
}

const foldedText = (text: string, folded: (units: Uint16Array) => Uint16Array): string =>
  Array.from(folded(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))), (unit) =>
    String.fromCharCode(unit),
  ).join('');

/** Unit by unit, so that every place stays where it is. */
function inLowerCase(units: Uint16Array): Uint16Array {
  return units.map((unit) => {
    if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
    // Via upper case: `ſ` and `s` have the same, and so do the forms of a Greek letter.
    const upper = String.fromCharCode(unit).toUpperCase();
    const lower = (upper.length === 1 ? upper : String.fromCharCode(unit)).toLowerCase();
    return lower.length === 1 ? lower.charCodeAt(0) : unit;
  });
}
