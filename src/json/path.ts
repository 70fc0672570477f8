import { JsonScanner, type JsonToken } from './scanner.ts';

/** One step down from a value: to a member of an object, to an item of an array, or to the first of these from which the path continues. */
export type JsonStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'any' };

/** A value that was found by its path: `text.slice(start, end)` is its source. */
export interface FoundValue {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'literal';
  readonly start: number;
  readonly end: number;
}

const tokens =
  /\.?(?:(\*)|\[(?:(\*)|(\d{1,9})|'([^']*)'|"([^"]*)")\]|([^.[\]'"()?*@,\s]*@[^[\]'"()?*,\s]+|[^.[\]'"()?*@,\s]+))/y;

/**
 * The steps of a path: names with dots or in brackets, indexes, and `*`, optionally after `$.`. An OData annotation is one name,
 * dots included: `@odata.nextLink`.
 *
 * A subset of JSONPath, without a library: filters, slices and `..` can take time that grows with the square of a text, and the library
 * that other tools use evaluates filters as scripts.
 *
 * @returns undefined if it isn't such a path
 */
export function jsonStepsOf(path: string): readonly JsonStep[] | undefined {
  const steps: JsonStep[] = [];
  const start = /^\$(?=[.[]|$)\.?/.exec(path)?.[0].length ?? 0;
  // A dot must be followed by a name: `a..b` has none.
  if (path.slice(start).startsWith('.')) return undefined;
  for (let at = start; at < path.length; at = tokens.lastIndex) {
    tokens.lastIndex = at;
    const match = tokens.exec(path);
    if (match === null) return undefined;
    const [whole, star, bracketStar, index, single, double, name] = match;
    // A dot must separate two names.
    if (name !== undefined && at !== start && !whole.startsWith('.')) return undefined;
    if (whole.startsWith('.') && whole.charAt(1) === '[') return undefined;
    if (star !== undefined || bracketStar !== undefined) steps.push({ kind: 'any' });
    else if (index !== undefined) steps.push({ kind: 'item', index: Number(index) });
    else steps.push({ kind: 'member', name: single ?? double ?? name ?? '' });
  }
  return steps;
}

/**
 * The value at a path, as written. If members have the same name, the last counts, as for JSON.parse; after a `*`, the first value
 * that the rest of the path leads to. Reads the text once.
 *
 * @returns undefined if there is none; `invalid` if the text isn't JSON
 */
export function jsonValueAt(text: string, steps: readonly JsonStep[]): FoundValue | undefined | 'invalid' {
  const scanner = new JsonScanner(text);
  const takesFirst = steps.some(({ kind }) => kind === 'any');
  // For each open value, whether the path leads to it, and for arrays, how many items have begun.
  const open: { readonly onPath: boolean; readonly start: number; items: number }[] = [];
  let name: string | undefined;
  let found: FoundValue | undefined;
  const begins = (): boolean => {
    const parent = open.at(-1);
    if (parent === undefined) return true;
    const index = parent.items++;
    const step = steps[open.length - 1];
    const leads = parent.onPath && step !== undefined && isStep(step, name, index);
    name = undefined;
    // A later member of the same name replaces an earlier one, with everything in it.
    if (leads && !takesFirst) found = undefined;
    return leads;
  };
  const ends = (value: FoundValue, onPath: boolean): void => {
    if (onPath && open.length === steps.length && (found === undefined || !takesFirst)) found = value;
  };
  for (;;) {
    const token = scanner.next();
    if (token === 'invalid') return 'invalid';
    if (token === 'end') return found;
    const { start, end } = scanner;
    if (token === 'name') name = JSON.parse(text.slice(start, end)) as string;
    else if (token === '{' || token === '[') open.push({ onPath: begins(), start, items: 0 });
    else if (token === '}' || token === ']') {
      const closed = open.pop();
      if (closed) ends({ kind: token === '}' ? 'object' : 'array', start: closed.start, end }, closed.onPath);
    } else if (isScalar(token)) ends({ kind: token, start, end }, begins());
  }
}

const isStep = (step: JsonStep, name: string | undefined, index: number): boolean =>
  step.kind === 'any' || (step.kind === 'item' ? name === undefined && step.index === index : step.name === name);

const isScalar = (token: JsonToken): token is 'string' | 'number' | 'literal' =>
  token === 'string' || token === 'number' || token === 'literal';

/** The maximum number of members and items of a value to list. */
const mostListed = 200;

/** The names of the members of the object at a path, each once; undefined if there is no object. */
export function memberNamesAt(text: string, steps: readonly JsonStep[]): readonly string[] | undefined {
  const at = jsonValueAt(text, steps);
  if (at === undefined || at === 'invalid' || at.kind !== 'object') return undefined;
  const scanner = new JsonScanner(text.slice(at.start, at.end));
  const names = new Set<string>();
  for (let token = scanner.next(); token !== 'end' && token !== 'invalid'; token = scanner.next())
    if (token === 'name' && scanner.depth === 1) {
      names.add(JSON.parse(scanner.text.slice(scanner.start, scanner.end)) as string);
      if (names.size >= mostListed) break;
    }
  return [...names];
}
