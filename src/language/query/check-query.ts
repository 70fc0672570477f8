import { isODataName, queryOptionNamed, queryOptions } from '../../catalog/requests/query-options.ts';
import { contract } from '../../catalog/contract.ts';
import type { GraphUrl } from '../../catalog/url/graph-url.ts';
import type { RouteMatch } from '../../catalog/routes.ts';
import type { StructuredType } from '../../catalog/model.ts';
import type { Span } from '../../http/model.ts';
import type { DecodedText } from './decoded-text.ts';
import { listed, writtenOptions, type WrittenOption } from './written-options.ts';
import { nearest } from '../text/wording.ts';
import { checkFilter } from './check-filter.ts';
import { checkPath, memberNamed, type ReportInQuery } from './property-path.ts';

/** The context for checking an option. */
interface Context {
  /** The type whose properties it names; undefined if that is unknown. */
  readonly type: StructuredType | undefined;
  /** Whether the request reads several of them. */
  readonly isCollection: boolean;
  /** The number of `$expand` around it. */
  readonly depth: number;
  readonly report: ReportInQuery;
}

/** The maximum nesting of `$expand`: each level reads its options once more. */
const deepest = 8;

/**
 * Checks the query options of a request against the contract.
 *
 * @param method in upper case; only reads have query options
 * @param report its spans are in the URL
 */
export function checkQuery(
  { query, path, pathStart }: Pick<GraphUrl, 'query' | 'path' | 'pathStart'>,
  method: string,
  match: RouteMatch,
  report: ReportInQuery,
): void {
  if (!/^(?:GET|HEAD)$/.test(method)) return;
  const seen = new Set<string>();
  for (const option of writtenOptions(query, pathStart + path.length)) {
    const reportIn =
      (decoded: DecodedText): ReportInQuery =>
      (span, kind) => {
        report(decoded.spanOf(span), kind);
      };
    checkName(option, seen, reportIn(option.name));
    if (option.value === undefined || option.known === undefined) continue;
    const { text } = option.value;
    const context = { ...readBy(match), depth: 0, report: reportIn(option.value) };
    checkOption(option.known, text, { start: 0, end: text.length }, context);
  }
}

/** What a request to a route reads. */
function readBy({ resource, entityType, operation }: RouteMatch): Pick<Context, 'type' | 'isCollection'> {
  switch (resource) {
    case 'collection':
      return { type: entityType, isCollection: true };
    case 'entity':
    case 'singleton':
      return { type: entityType, isCollection: false };
    case 'function': {
      const returns = operation?.returns;
      const one = returns?.kind === 'collection' ? returns.item : returns;
      const type = one?.kind === 'structured' ? one.structuredType : undefined;
      return { type, isCollection: returns?.kind === 'collection' };
    }
    case 'action':
    case 'managedDevice':
      return { type: undefined, isCollection: false };
    default:
      return resource satisfies never;
  }
}

const whole = ({ text }: DecodedText): Span => ({ start: 0, end: text.length });

function checkName({ known, name }: WrittenOption, seen: Set<string>, report: ReportInQuery): void {
  const written = name.text.trim();
  if (known === undefined) {
    if (!/^\$\w+$/.test(written) || isODataName(written)) return;
    const suggestion = nearest(
      written,
      queryOptions.map((option) => option.name),
    );
    report(whole(name), (exact) => ({ code: 'unknown-query-option', name: written, suggestion, exact }));
  } else if (seen.has(known)) report(whole(name), () => ({ code: 'duplicate-query-option', name: known }));
  else seen.add(known);
}

/**
 * Checks the value of an option.
 *
 * @param within where it is in the text
 */
function checkOption(name: string, text: string, within: Span, context: Context): void {
  const { type, isCollection, report } = context;
  switch (name) {
    case '$select':
      if (type)
        for (const { start, end } of listed(text, within, ',')) checkPath(text.slice(start, end), start, type, report);
      break;
    case '$orderby':
      if (type && isCollection) for (const part of listed(text, within, ',')) checkOrder(text, part, type, report);
      break;
    case '$expand':
      if (type) for (const part of listed(text, within, ',')) checkExpanded(text, part, type, context);
      break;
    case '$filter':
      if (type && isCollection) checkFilter(text, within, type, report);
      break;
    case '$top':
    case '$skip':
      checkValue(name, text, within, /^\d+$/, report);
      break;
    case '$count':
      checkValue(name, text, within, /^(?:true|false)$/i, report);
      break;
  }
}

/** A text with a reference or a placeholder has an unknown value. */
const isKnown = (value: string): boolean => value !== '' && !/[{}]/.test(value);

function checkValue(
  option: '$top' | '$skip' | '$count',
  text: string,
  { start, end }: Span,
  form: RegExp,
  report: ReportInQuery,
): void {
  const value = text.slice(start, end).trim();
  if (!isKnown(value) || form.test(value)) return;
  report({ start, end }, (exact) => ({ code: 'wrong-query-value', option, value, suggestion: undefined, exact }));
}

const directions = ['asc', 'desc'];

/** A property with or without a direction; anything else is an expression, which isn’t read. */
function checkOrder(text: string, { start, end }: Span, type: StructuredType, report: ReportInQuery): void {
  const [, path, blanks, direction] = /^([\w/.]+)(?:(\s+)(\w+))?$/.exec(text.slice(start, end)) ?? [];
  if (path === undefined) return;
  checkPath(path, start, type, report);
  if (direction === undefined || blanks === undefined || directions.includes(direction.toLowerCase())) return;
  const at = start + path.length + blanks.length;
  const suggestion = directions.find((known) => direction.toLowerCase().startsWith(known));
  report({ start: at, end }, (exact) => ({
    ...({ code: 'wrong-query-value', option: '$orderby' } as const),
    ...{ value: direction, suggestion, exact },
  }));
}

/** A navigation property with or without options of its own, in parentheses. */
function checkExpanded(text: string, { start, end }: Span, type: StructuredType, { report, depth }: Context): void {
  const written = text.slice(start, end);
  const [, name, behind = ''] = /^(\w+)(?:$|(?=[(/\s])([^]*))/.exec(written) ?? [];
  if (name === undefined) return;
  const member = memberNamed(type, name);
  if (member?.kind !== 'navigation') {
    const names = type.navigationProperties.map((one) => one.name);
    const suggestion = nearest(name, names);
    report({ start, end: start + name.length }, (exact) => ({
      ...({ code: 'unknown-query-property', fault: 'no-navigation' } as const),
      ...{ name, structuredType: type, suggestion, exact },
    }));
    return;
  }
  if (!behind.startsWith('(') || !behind.endsWith(')') || depth === deepest) return;
  const { target, collection } = member.navigation;
  const context = { type: contract.type(target), isCollection: collection, depth: depth + 1, report };
  for (const part of listed(text, { start: start + name.length + 1, end: end - 1 }, ';')) {
    const option = /^\s*(\$?\w+)\s*=/.exec(text.slice(part.start, part.end));
    const known = option?.[1] === undefined ? undefined : queryOptionNamed(option[1])?.name;
    if (option && known !== undefined)
      checkOption(known, text, { start: part.start + option[0].length, end: part.end }, context);
  }
}
