import type { HttpFile, Span } from '../model.ts';
import { noOuterVariables, type OuterVariable, type OuterVariables } from './outer-variables.ts';
import { referencesIn, singleSpaced } from './references.ts';

/** Values by variable name. */
export type Variables = ReadonlyMap<string, string>;

/** The values of a file's variables, by name; if two have the same name, the last counts. */
const definitions = new WeakMap<HttpFile['defining'], Variables>();

/** The values of a file's own variables as written, with their references; if two have the same name, the last counts. */
export function definitionsOf({ defining }: HttpFile): Variables {
  let known = definitions.get(defining);
  if (known === undefined) {
    known = new Map(defining.flatMap(({ variables }) => variables.map(({ name, value }) => [name.text, value.text])));
    definitions.set(defining, known);
  }
  return known;
}

/** The file's own variables, wherever they are defined; if two have the same name, the last counts. */
export const fileVariables = (file: HttpFile): Variables => variablesOf(file, noOuterVariables);

/**
 * The variables for a file's requests: the file's own, then those from outside. Values in the file and in environment files may
 * refer to any of them; those of `.env` and of the process environment are used literally.
 *
 * @param outer those from outside
 * @param made values that are made when a request is sent, by their expression
 * @param isLeftOut which of those from outside have no value this time, unless the file hides them
 * @param wanted the names to look at, with all that their values refer to: see `namesBehind`. Undefined for all
 */
export function variablesOf(
  file: HttpFile,
  outer: OuterVariables,
  made?: Variables,
  isLeftOut?: (variable: OuterVariable) => boolean,
  wanted?: ReadonlySet<string>,
): Variables {
  if (made ?? isLeftOut ?? wanted) return variablesAround(definitionsOf(file), outer, made, isLeftOut, wanted);
  // Called after each keystroke, and most keystrokes don't change a variable.
  const known = knownVariables.get(file.defining) ?? new WeakMap<OuterVariables, Variables>();
  knownVariables.set(file.defining, known);
  let variables = known.get(outer);
  if (variables === undefined) known.set(outer, (variables = variablesAround(definitionsOf(file), outer)));
  return variables;
}

const knownVariables = new WeakMap<HttpFile['defining'], WeakMap<OuterVariables, Variables>>();

/** As `variablesOf`, for definitions that aren't, or are no longer, in a file. */
export function variablesAround(
  own: Variables,
  outer: OuterVariables,
  made: Variables = new Map(),
  isLeftOut: (variable: OuterVariable) => boolean = () => false,
  wanted?: ReadonlySet<string>,
): Variables {
  const referring = new Map(wanted ? entriesOf(own, wanted) : own);
  const fixed = new Map(made);
  for (const [name, variable] of wanted ? entriesOf(outer.byName, wanted) : outer.byName) {
    if (referring.has(name) || fixed.has(name) || isLeftOut(variable)) continue;
    (isReferring(variable) ? referring : fixed).set(name, variable.value);
  }
  return resolveNested(referring, fixed);
}

function entriesOf<Value>(values: ReadonlyMap<string, Value>, names: ReadonlySet<string>): [string, Value][] {
  const found: [string, Value][] = [];
  for (const name of names) {
    const value = values.get(name);
    if (value !== undefined) found.push([name, value]);
  }
  return found;
}

/** Whether references in its value are replaced. */
const isReferring = ({ origin: { kind } }: OuterVariable): boolean =>
  kind === 'environment' || kind === 'private-environment';

/** Some names, with all the names that their values refer to, directly or indirectly. */
export function namesBehind(names: Iterable<string>, file: HttpFile, outer: OuterVariables): ReadonlySet<string> {
  const own = definitionsOf(file);
  return reachedFrom(names, (name) => own.get(name), outer);
}

/** As `namesBehind`, with values from `valueOf` taking precedence over those from outside. */
export function reachedFrom(
  names: Iterable<string>,
  valueOf: (name: string) => string | undefined,
  outer: OuterVariables,
): ReadonlySet<string> {
  // Grows during the loop.
  const found = new Set(names);
  for (const name of found) for (const next of namesInValueOf(name, valueOf, outer)) found.add(next);
  return found;
}

/** The names that the value of a variable refers to, as written in the file or outside of it. */
export const namesInValue = (name: string, file: HttpFile, outer: OuterVariables): string[] =>
  namesInValueOf(name, (known) => definitionsOf(file).get(known), outer);

/** As `namesInValue`, with values from `valueOf` taking precedence over those from outside. */
export function namesInValueOf(
  name: string,
  valueOf: (name: string) => string | undefined,
  outer: OuterVariables,
): string[] {
  const variable = outer.byName.get(name);
  const value = valueOf(name) ?? (variable && isReferring(variable) ? variable.value : '');
  return referencesIn(value).map((reference) => reference.name);
}

/** The maximum lengths, in characters: a short file can define huge values, each of which contains the one before it twice. */
const longest = { value: 65_536, allValues: 10_000_000, text: 50_000_000 };

/**
 * Replaces each reference in a text that has a value; the others stay as they are, and so do those that would make the text longer
 * than any request can be.
 */
export function substitute(text: string, variables: Pick<Variables, 'get'>): string {
  if (!text.includes('{{')) return text;
  let room = longest.text - text.length;
  return text.replace(/\{\{([^{}\r\n]*)\}\}/g, (whole, name: string) => {
    const value = variables.get(singleSpaced(name));
    if (value === undefined || value.length > room) return whole;
    room -= value.length;
    return value;
  });
}

/** Something that still looks like a reference after all values were inserted. */
export interface Unfilled {
  /** What it came from, in the text before substitution. */
  readonly written: string;
  /** The name of the reference whose value contains all of it; undefined if part of it is in the text itself. */
  readonly inside: string | undefined;
}

/** The maximum number to return: the user won't read more, and a short file can produce millions. */
const mostUnfilled = 1000;

/**
 * What still looks like a reference after `substitute`: one inside a value, or one that a value and the text around it form
 * together. Returns where it comes from, never its text, which may be part of a secret. If there are more than a thousand, the
 * first thousand.
 */
export function unfilledIn(text: string, variables: Pick<Variables, 'get'>): Unfilled[] {
  const left = referencesIn(substitute(text, variables), mostUnfilled);
  if (left.length === 0) return [];
  const pieces: { readonly end: number; readonly from: Span; readonly name: string | undefined }[] = [];
  let length = 0;
  let at = 0;
  const add = (from: Span, size: number, name: string | undefined): void => {
    if (size > 0) pieces.push({ end: (length += size), from, name });
    at = from.end;
  };
  for (const { start, end, name } of referencesIn(text)) {
    const value = variables.get(name);
    if (value === undefined) continue;
    add({ start: at, end: start }, start - at, undefined);
    add({ start, end }, value.length, name);
  }
  add({ start: at, end: text.length }, text.length - at, undefined);
  let index = 0;
  return left.map(({ start, end }) => {
    while ((pieces[index]?.end ?? Infinity) <= start) index++;
    const first = pieces[index];
    let lastIndex = index;
    while ((pieces[lastIndex]?.end ?? Infinity) < end) lastIndex++;
    const last = pieces[lastIndex];
    const from = first?.name === undefined ? (first?.from.end ?? 0) - ((first?.end ?? 0) - start) : first.from.start;
    const to = last?.name === undefined ? (last?.from.end ?? 0) - ((last?.end ?? 0) - end) : last.from.end;
    return { written: text.slice(from, to), inside: first === last ? first?.name : undefined };
  });
}

/**
 * Variables may refer to variables. In a cycle, the reference that closes it stays as written, and a value that would become too
 * long keeps its references. Visits each value once, however they refer to each other.
 */
function resolveNested(values: Variables, fixed: Variables): Variables {
  const resolved = new Map<string, string>();
  const known = { get: (name: string) => resolved.get(name) ?? (values.has(name) ? undefined : fixed.get(name)) };
  const begun = new Set<string>();
  let room = longest.allValues;
  for (const start of values.keys()) {
    const path = [start];
    for (let name = path.at(-1); name !== undefined; name = path.at(-1)) {
      const value = values.get(name) ?? '';
      const before = begun.has(name) ? [] : namesIn(value).filter((other) => values.has(other) && !begun.has(other));
      begun.add(name);
      for (const other of before) path.push(other);
      if (before.length > 0) continue;
      path.pop();
      if (resolved.has(name)) continue;
      const filled = lengthOf(value, known) > Math.min(longest.value, room) ? value : substitute(value, known);
      if (filled !== value) room -= filled.length;
      resolved.set(name, filled);
    }
  }
  const inOrder = [...values.keys()].map((name): [string, string] => [name, resolved.get(name) ?? '']);
  return new Map([...inOrder, ...[...fixed].filter(([name]) => !values.has(name))]);
}

const namesIn = (text: string): string[] => [...new Set(referencesIn(text).map(({ name }) => name))];

/** The length of what `substitute` would make of a text, in characters. */
const lengthOf = (text: string, variables: Pick<Variables, 'get'>): number =>
  referencesIn(text).reduce(
    (length, { name, start, end }) => length + (variables.get(name)?.length ?? end - start) - (end - start),
    text.length,
  );
