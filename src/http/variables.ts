import type { HttpFile, Span } from './model.ts';
import { noOuterVariables, type OuterVariable, type OuterVariables } from './outer-variables.ts';

/** `{{name}}` in a text. */
export interface Reference extends Span {
  /** What stands between the braces, trimmed, blanks in it single: a variable's name, or a tool's expression. */
  readonly name: string;
}

/** The references in a text, in order. */
export const referencesIn = (text: string): Reference[] =>
  text.includes('{{')
    ? Array.from(text.matchAll(/\{\{([^{}\r\n]*)\}\}/g), ({ 0: whole, 1: name = '', index }) => ({
        start: index,
        end: index + whole.length,
        name: singleSpaced(name),
      }))
    : [];

const singleSpaced = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Values by variable name. */
export type Variables = ReadonlyMap<string, string>;

/** The file's own variables, wherever they stand; of two with one name the last counts. */
export const fileVariables = (file: HttpFile): Variables => variablesOf(file, noOuterVariables);

/**
 * The variables that a file's requests have: its own, then those from outside. Values of the file and of environment files
 * may refer to any of them; those of `.env` and of the process environment are taken as they stand.
 *
 * @param outer those from outside
 * @param made values that are made when a request is sent, by their expression
 * @param isLeftOut which of those from outside have no value this time, where nothing of the file hides them
 */
export function variablesOf(
  file: HttpFile,
  outer: OuterVariables,
  made: Variables = new Map(),
  isLeftOut: (variable: OuterVariable) => boolean = () => false,
): Variables {
  const referring = new Map<string, string>();
  for (const block of file.defining)
    for (const { name, value } of block.variables) referring.set(name.text, value.text);
  const fixed = new Map(made);
  for (const [name, variable] of outer) {
    if (referring.has(name) || fixed.has(name) || isLeftOut(variable)) continue;
    const { kind } = variable.origin;
    (kind === 'environment' || kind === 'private-environment' ? referring : fixed).set(name, variable.value);
  }
  return resolveNested(referring, fixed);
}

/** What the file's variables, and those of environment files, refer to. */
export function* expressionsIn(file: HttpFile, outer: OuterVariables): Generator<string, void> {
  for (const block of file.defining)
    for (const { value } of block.variables) for (const { name } of referencesIn(value.text)) yield name;
  for (const { value, origin } of outer.values())
    if (origin.kind === 'environment' || origin.kind === 'private-environment')
      for (const { name } of referencesIn(value)) yield name;
}

/** A text with each reference that has a value replaced by it; the others stay. */
export const substitute = (text: string, variables: Pick<Variables, 'get'>): string =>
  text.includes('{{')
    ? text.replace(/\{\{([^{}\r\n]*)\}\}/g, (whole, name: string) => variables.get(singleSpaced(name)) ?? whole)
    : text;

/** Values that refer to each other can double with every line; no URL, header or body of ours needs more than this. */
const longestValue = 65_536;

/** Variables may refer to variables; a cycle leaves its references as they stand. */
function resolveNested(values: Map<string, string>, fixed: Map<string, string>): Variables {
  const all = { get: (name: string) => values.get(name) ?? fixed.get(name) };
  for (let round = 0; round < values.size; round++) {
    let changed = false;
    for (const [name, value] of values) {
      if (!value.includes('{{') || referencesIn(value).some((reference) => reference.name === name)) continue;
      const resolved = substitute(value, all);
      if (resolved === value || resolved.length > longestValue) continue;
      changed = true;
      values.set(name, resolved);
    }
    if (!changed) break;
  }
  for (const [name, value] of fixed) if (!values.has(name)) values.set(name, value);
  return values;
}
