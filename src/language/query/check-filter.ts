import type { EnumType } from '../../catalog/index.ts';
import type { Property, StructuredType } from '../../catalog/model.ts';
import type { Span } from '../../http/model.ts';
import { usableMembers } from '../problems/families/enum.ts';
import { type FilterToken, filterTokens } from './filter-tokens.ts';
import { nearest } from '../text/wording.ts';
import { checkPath, memberNamed, propertyAt, type ReportInQuery } from './property-path.ts';

/** The operators with a value after them (OData 4.01, URL Conventions, 5.1.1.1). */
const comparisons = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'has', 'in']);
const otherOperators = new Set(['and', 'or', 'not', 'add', 'sub', 'mul', 'div', 'divby', 'mod']);
const literals = new Set(['true', 'false', 'null', 'inf', 'nan']);

/**
 * Checks the properties of a `$filter`, and the enum members that they are compared with. What can’t be read isn’t checked: a filter
 * with a placeholder in it isn't complete.
 *
 * @param within where it is in the text
 */
export function checkFilter(text: string, within: Span, type: StructuredType, report: ReportInQuery): void {
  const tokens = filterTokens(text.slice(within.start, within.end)) ?? [];
  const reader = new FilterChecker(type, (span, kind) => {
    report({ start: within.start + span.start, end: within.start + span.end }, kind);
  });
  for (const [index, token] of tokens.entries()) reader.read(token, tokens[index + 1]);
}

class FilterChecker {
  readonly #type: StructuredType;
  readonly #report: ReportInQuery;
  /** The range variables: the names that `any` and `all` give to an item of a collection. */
  readonly #ranges = new Set<string>();
  /** The property that a value is compared with. */
  #compared: Property | undefined;
  /** Whether values follow: one, or after `in` all up to the parenthesis. */
  #values: 'none' | 'one' | 'list' = 'none';

  constructor(type: StructuredType, report: ReportInQuery) {
    this.#type = type;
    this.#report = report;
  }

  read(token: FilterToken, next: FilterToken | undefined): void {
    if (token.kind === 'string') this.#readString(token);
    else if (token.kind === 'sign') this.#readSign(token.text);
    else if (token.kind === 'double-quoted') this.#readDoubleQuoted(token);
    else this.#readWord(token, next);
  }

  #readSign(sign: string): void {
    if (sign === ')' || (sign === '(' && this.#values === 'one')) this.#values = 'none';
  }

  #readString({ start, end, text }: FilterToken): void {
    const type = this.#compared?.type;
    if (this.#values !== 'none' && type?.kind === 'enum') this.#checkMembers(text, { start, end }, type.enumType);
    this.#readValue();
  }

  #readDoubleQuoted({ start, end, text: value }: FilterToken): void {
    const suggestion = `'${value.replaceAll("'", "''")}'`;
    this.#report({ start: start - 1, end: end + 1 }, (exact) => ({
      ...({ code: 'wrong-query-value', option: '$filter' } as const),
      ...{ value, suggestion, exact },
    }));
    this.#readValue();
  }

  #readValue(): void {
    if (this.#values === 'one') this.#values = 'none';
  }

  #readWord(token: FilterToken, next: FilterToken | undefined): void {
    const word = token.text.toLowerCase();
    if (comparisons.has(word)) this.#values = word === 'in' ? 'list' : 'one';
    else if (otherOperators.has(word)) [this.#compared, this.#values] = [undefined, 'none'];
    else if (literals.has(word) || !/^[a-z_]/.test(word) || word.includes('-')) this.#readValue();
    else if (/^\w+:/.test(word)) this.#ranges.add(word.slice(0, word.indexOf(':')));
    else this.#readPath(token, next?.text === '(' && next.kind === 'sign');
  }

  #readPath(token: FilterToken, isCall: boolean): void {
    // `assignments/any(…)` calls something on a property, `contains(…)` a function.
    const path = isCall ? token.text.slice(0, Math.max(0, token.text.lastIndexOf('/'))) : token.text;
    const [first = ''] = path.split('/');
    if (path === '' || this.#ranges.has(first.toLowerCase())) {
      [this.#compared, this.#values] = [undefined, 'none'];
      return;
    }
    if (this.#values !== 'none' && !path.includes('/') && memberNamed(this.#type, path) === undefined) {
      this.#reportValue(token);
      this.#readValue();
      return;
    }
    checkPath(path, token.start, this.#type, this.#report);
    this.#compared = isCall ? undefined : propertyAt(path, this.#type);
    this.#readValue();
  }

  /** Reports a word in place of a value that isn't a property. */
  #reportValue({ start, end, text }: FilterToken): void {
    this.#report({ start, end }, (exact) => ({
      ...({ code: 'unknown-query-property', fault: 'unquoted', suggestion: undefined } as const),
      ...{ name: text, structuredType: this.#type, exact },
    }));
  }

  #checkMembers(text: string, span: Span, enumType: EnumType): void {
    if (/[{}]/.test(text)) return;
    // A value of a flags enum may be several members, and a member may be written as its number.
    const written = enumType.isFlags ? text.split(',') : [text];
    const isKnown = (value: string): boolean =>
      /^-?\d*$/.test(value) || enumType.members.some(({ name }) => name.toLowerCase() === value.toLowerCase());
    const value = written.map((one) => one.trim()).find((one) => !isKnown(one));
    if (value === undefined) return;
    const suggestion = written.length === 1 ? nearest(value, usableMembers(enumType)) : undefined;
    this.#report(span, (exact) => ({ code: 'unknown-filter-value', value, enumType, suggestion, exact }));
  }
}
