import { JsonScanner, type JsonToken } from './scanner.ts';

/** A value, as its place in the text: `text.slice(start, end)` is its source. */
export interface JsonSpan {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'literal';
  readonly start: number;
  readonly end: number;
}

export interface JsonMember {
  readonly name: string;
  readonly value: JsonSpan;
}

/** The upper levels of a JSON text. Deeper levels are validated but not kept. */
export interface JsonOutline {
  readonly kind: JsonSpan['kind'];
  /** The members, in order, if the text is an object; duplicate names included; at most `limit`. */
  readonly members: readonly JsonMember[];
  /** The items, if the text is an array, or if its member `value` is one, as in OData's isList of entities; at most `limit`. */
  readonly items: readonly JsonSpan[] | undefined;
  /** The number of items, kept or not. */
  readonly itemCount: number;
}

/** The maximum number of members and items to keep: a table of more is unreadable. */
const limit = 10_000;

/** The number of tokens after which other code can run: about a tenth of a millisecond. */
const tokensPerStep = 2_000;

/**
 * Outlines a text in steps, so that a text of many megabytes doesn't block other code.
 *
 * @returns undefined if the text isn't JSON
 */
export function* outlineInSteps(text: string): Generator<undefined, JsonOutline | undefined> {
  const scanner = new JsonScanner(text);
  const members: JsonMember[] = [];
  let kind: JsonSpan['kind'] | undefined;
  let items: JsonSpan[] | undefined;
  let itemCount = 0;
  // Where the open value of each of the two upper levels began, and the names above it.
  const starts: number[] = [];
  let name = '';

  const add = (span: JsonSpan, depth: number): void => {
    if (depth === 0) kind = span.kind;
    else if (depth === 1 && members.length < limit && text.charAt(starts[0] ?? 0) === '{')
      members.push({ name, value: span });
    if (items !== undefined && depth === itemDepth) {
      itemCount++;
      if (items.length < limit) items.push(span);
    }
  };
  let itemDepth = -1;

  for (let tokens = 1; ; tokens++) {
    const token = scanner.next();
    const { depth } = scanner;
    if (token === 'invalid') return undefined;
    if (token === 'end') break;
    if (token === '{' || token === '[') {
      if (depth <= 3) starts[depth - 1] = scanner.start;
      const isList =
        token === '[' && (depth === 1 || (depth === 2 && name === 'value' && text[starts[0] ?? 0] === '{'));
      if (isList) [items, itemCount, itemDepth] = [[], 0, depth];
    } else if (depth <= 2) {
      if (token === 'name') name = depth === 1 ? decoded(text, scanner.start, scanner.end) : name;
      else if (token === '}' || token === ']')
        add({ kind: token === '}' ? 'object' : 'array', start: starts[depth] ?? 0, end: scanner.end }, depth);
      else if (isScalar(token)) add({ kind: token, start: scanner.start, end: scanner.end }, depth);
      if (items !== undefined && token === ']' && depth === itemDepth - 1) itemDepth = -1;
    }
    if (tokens % tokensPerStep === 0) yield;
  }
  return kind && { kind, members, items, itemCount };
}

/** The same at once, for short texts. */
export function outlineOf(text: string): JsonOutline | undefined {
  const steps = outlineInSteps(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

const isScalar = (token: JsonToken): token is 'string' | 'number' | 'literal' =>
  token === 'string' || token === 'number' || token === 'literal';

/** The value of a JSON string that is known to be valid. */
const decoded = (text: string, start: number, end: number): string => JSON.parse(text.slice(start, end)) as string;

/** The last member with a name, as in JSON.parse; a name such as `__proto__` isn't special. */
export const memberNamed = (members: readonly JsonMember[], name: string): JsonSpan | undefined =>
  members.findLast((member) => member.name === name)?.value;

/**
 * The string that an object has under a name; the rest of a long text isn't read.
 *
 * @param longest the number of characters to read
 * @returns the first member of that name; undefined if it isn't a string, or doesn't begin within the characters read
 */
export function stringNamed(text: string, name: string, longest: number): string | undefined {
  const scanner = new JsonScanner(text);
  let token = scanner.next();
  if (token !== '{') return undefined;
  while (token !== 'end' && token !== 'invalid' && scanner.end < longest) {
    token = scanner.next();
    if (token !== 'name' || scanner.depth !== 1 || decoded(text, scanner.start, scanner.end) !== name) continue;
    scanner.next();
    return scanner.next() === 'string' ? decoded(text, scanner.start, scanner.end) : undefined;
  }
  return undefined;
}

/** A value in readable form: a string without its quotes, everything else as written. */
export const displayed = (text: string, { kind, start, end }: JsonSpan): string =>
  kind === 'string' ? decoded(text, start, end) : text.slice(start, end);
