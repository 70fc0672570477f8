import { t } from '@vscode/l10n';
import { type FilterToken, filterTokens } from '../../language/query/filter-tokens.ts';
import type { Entity } from '../response.ts';

/** Whether an entity matches a `$filter`. */
export type Condition = (entity: Entity) => boolean;

type Literal = string | number | boolean | null;

/** The maximum nesting of parentheses; each level needs room on the stack. */
const deepest = 50;

/**
 * Reads a `$filter`: comparisons of properties with `eq`, `ne`, `gt`, `ge`, `lt`, `le` and `in`, `startswith`, `endswith` and
 * `contains`, combined with `and`, `or`, `not` and parentheses (OData 4.01, URL Conventions, 5.1.1).
 *
 * @param propertyNamed the name of a property as its type writes it; undefined if the type has no such property
 * @returns the condition, or a sentence that says why the filter can't be read
 */
export function readFilter(text: string, propertyNamed: (name: string) => string | undefined): Condition | string {
  const read = filterTokens(text);
  if (read === undefined) return t`$filter can’t be read: ${text}`;
  try {
    const reader = new FilterReader(read, propertyNamed);
    const condition = reader.either(0);
    reader.end();
    return condition;
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

class Unreadable extends Error {}

class FilterReader {
  readonly #tokens: readonly FilterToken[];
  readonly #propertyNamed: (name: string) => string | undefined;
  #at = 0;

  constructor(read: readonly FilterToken[], propertyNamed: (name: string) => string | undefined) {
    this.#tokens = read;
    this.#propertyNamed = propertyNamed;
  }

  end(): void {
    const left = this.#tokens[this.#at];
    if (left) throw new Unreadable(t`$filter has '${left.text}' where it should end.`);
  }

  either(depth: number): Condition {
    const all = [this.#both(depth)];
    while (this.#accept('or')) all.push(this.#both(depth));
    return (entity) => all.some((condition) => condition(entity));
  }

  #both(depth: number): Condition {
    const all = [this.#one(depth)];
    while (this.#accept('and')) all.push(this.#one(depth));
    return (entity) => all.every((condition) => condition(entity));
  }

  #one(depth: number): Condition {
    if (depth > deepest) throw new Unreadable(t('$filter is nested too deeply for the sandbox.'));
    if (this.#accept('not')) {
      const condition = this.#one(depth + 1);
      return (entity) => !condition(entity);
    }
    if (this.#accept('(')) {
      const condition = this.either(depth + 1);
      this.#expect(')');
      return condition;
    }
    const { text } = this.#next();
    if (/^(?:startswith|endswith|contains)$/i.test(text) && this.#accept('(')) return this.#call(text.toLowerCase());
    return this.#comparison(this.#property(text));
  }

  #call(name: string): Condition {
    const value = this.#property(this.#next().text);
    this.#expect(',');
    const part = String(this.#literal());
    this.#expect(')');
    const holds = (text: string): boolean =>
      name === 'startswith' ? text.startsWith(part) : name === 'endswith' ? text.endsWith(part) : text.includes(part);
    return (entity) => {
      const text = value(entity);
      return typeof text === 'string' && holds(text);
    };
  }

  #comparison(value: (entity: Entity) => unknown): Condition {
    const operator = this.#next().text.toLowerCase();
    if (operator === 'in') {
      this.#expect('(');
      const all = [this.#literal()];
      while (this.#accept(',')) all.push(this.#literal());
      this.#expect(')');
      return (entity) => all.some((literal) => compare(value(entity), literal) === 0);
    }
    const isRight = comparisons[operator];
    if (isRight === undefined) throw new Unreadable(t`The sandbox doesn’t support '${operator}' in $filter.`);
    const literal = this.#literal();
    return (entity) => isRight(compare(value(entity), literal));
  }

  #property(path: string): (entity: Entity) => unknown {
    const [written = '', ...below] = path.split('/');
    const name = this.#propertyNamed(written);
    if (name === undefined) throw new Unreadable(`Could not find a property named '${written}'.`);
    return (entity) =>
      [name, ...below].reduce<unknown>(
        (value, part) => (typeof value === 'object' && value !== null ? (value as Entity)[part] : undefined),
        entity,
      );
  }

  #literal(): Literal {
    const { kind, text } = this.#next();
    if (kind === 'string') return text;
    if (kind === 'double-quoted') throw new Unreadable(t`$filter needs strings in single quotes: '${text}'.`);
    if (text === 'null') return null;
    if (/^(?:true|false)$/.test(text)) return text === 'true';
    return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
  }

  #next(): FilterToken {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Unreadable(t('$filter ends too early.'));
    this.#at++;
    return token;
  }

  #accept(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (
      token === undefined ||
      token.kind === 'string' ||
      token.kind === 'double-quoted' ||
      token.text.toLowerCase() !== text
    )
      return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#accept(text))
      throw new Unreadable(t`$filter needs '${text}' before '${this.#tokens[this.#at]?.text ?? ''}'.`);
  }
}

/** The operators, by the result of a comparison, which is undefined if the two values can't be compared. */
const comparisons: Readonly<Record<string, (result: number | undefined) => boolean>> = {
  eq: (result) => result === 0,
  ne: (result) => result !== 0,
  gt: (result) => result !== undefined && result > 0,
  ge: (result) => result !== undefined && result >= 0,
  lt: (result) => result !== undefined && result < 0,
  le: (result) => result !== undefined && result <= 0,
};

const time = /^\d{4}-\d\d-\d\dT/;

/**
 * Compares two values: times as times, and a missing value as null.
 *
 * @returns below 0, 0 or above 0; undefined if they have different types
 */
export function compare(one: unknown, other: unknown): number | undefined {
  const [left, right] = [one ?? null, other ?? null];
  if (left === right) return 0;
  if (typeof left === 'string' && typeof right === 'string') {
    const times = time.test(left) && time.test(right) ? Date.parse(left) - Date.parse(right) : Number.NaN;
    if (!Number.isNaN(times)) return times;
    return left < right ? -1 : 1;
  }
  return typeof left === 'number' && typeof right === 'number' ? left - right : undefined;
}
