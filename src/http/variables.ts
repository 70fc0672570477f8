import type { HttpFile, Span } from './model.ts';

/** `{{name}}` in a text. */
export interface Reference extends Span {
  /** What stands between the braces, trimmed: a variable's name, or a tool's expression. */
  readonly name: string;
}

/** The references in a text, in order. */
export const referencesIn = (text: string): Reference[] =>
  text.includes('{{')
    ? Array.from(text.matchAll(/\{\{([^{}\r\n]*)\}\}/g), ({ 0: whole, 1: name = '', index }) => ({
        start: index,
        end: index + whole.length,
        name: name.trim(),
      }))
    : [];

/** Values by variable name. */
export type Variables = ReadonlyMap<string, string>;

/** The file's own variables, wherever they stand; of two with one name the last counts. */
export function fileVariables(file: HttpFile): Variables {
  const values = new Map<string, string>();
  for (const block of file.defining) for (const { name, value } of block.variables) values.set(name.text, value.text);
  return resolveNested(values);
}

/** A text with each reference that has a value replaced by it; the others stay. */
export const substitute = (text: string, variables: Variables): string =>
  text.includes('{{')
    ? text.replace(/\{\{([^{}\r\n]*)\}\}/g, (whole, name: string) => variables.get(name.trim()) ?? whole)
    : text;

/** Values that refer to each other can double with every line; no URL, header or body of ours needs more than this. */
const longestValue = 65_536;

/** Variables may refer to variables; a cycle leaves its references as they stand. */
function resolveNested(values: Map<string, string>): Variables {
  for (let round = 0; round < values.size; round++) {
    let changed = false;
    for (const [name, value] of values) {
      if (!value.includes('{{') || referencesIn(value).some((reference) => reference.name === name)) continue;
      const resolved = substitute(value, values);
      if (resolved === value || resolved.length > longestValue) continue;
      changed = true;
      values.set(name, resolved);
    }
    if (!changed) break;
  }
  return values;
}
