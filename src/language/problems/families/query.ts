import { t } from '@vscode/l10n';
import { type EnumType, sources } from '../../../catalog/index.ts';
import type { StructuredType } from '../../../catalog/model.ts';
import { cut, didYouMean, quoted } from '../../text/wording.ts';
import { replace } from '../fix.ts';
import type { Fix, Family } from '../rule.ts';
import { usableMembers } from './enum.ts';

/** What is wrong with the query of a URL. `exact`: the span is text of the file, not a variable with that value. */
export type QueryProblem =
  | {
      readonly code: 'unknown-query-option';
      readonly name: string;
      readonly suggestion: string | undefined;
      readonly exact: boolean;
    }
  | { readonly code: 'duplicate-query-option'; readonly name: string }
  | {
      readonly code: 'wrong-query-value';
      readonly option: '$top' | '$skip' | '$count' | '$orderby' | '$filter';
      readonly value: string;
      /** Undefined if none is obvious. */
      readonly suggestion: string | undefined;
      readonly exact: boolean;
    }
  | {
      readonly code: 'unknown-query-property';
      readonly name: string;
      readonly structuredType: StructuredType;
      /** `unquoted`: something is compared with it, so a string may be meant. */
      readonly fault: 'unknown' | 'no-navigation' | 'unquoted';
      readonly suggestion: string | undefined;
      readonly exact: boolean;
    }
  | {
      readonly code: 'unknown-filter-value';
      readonly value: string;
      readonly enumType: EnumType;
      readonly suggestion: string | undefined;
      readonly exact: boolean;
    };

export const queryProblems: Family<QueryProblem> = {
  'unknown-query-option': {
    severity: 'warning',
    meaning: () => t('a query option that Microsoft Graph doesn’t have'),
    message: ({ name, suggestion }) =>
      t`'${cut(name)}' is not a query option of Microsoft Graph.${didYouMean(suggestion)}`,
    page: () => sources.queryParameters.url,
    fixes: (problem) => suggested(problem),
  },
  'duplicate-query-option': {
    severity: 'warning',
    meaning: () => t('a query option appears more than once'),
    message: ({ name }) => t`${name} may appear only once. Combine its values.`,
    page: () => sources.odataUrl.url,
  },
  'wrong-query-value': {
    severity: 'warning',
    meaning: () => t('a value that the query option doesn’t accept'),
    message: ({ option, value }) => wrongValue(option, cut(value)),
    page: () => sources.queryParameters.url,
    fixes: (problem) => suggested(problem),
  },
  'unknown-query-property': {
    severity: 'warning',
    meaning: () => t('the query names a property that the type doesn’t have'),
    message: ({ name, structuredType, fault, suggestion }) => unknownProperty(name, structuredType, fault, suggestion),
    page: ({ structuredType }) => structuredType.resourcePage,
    fixes: (problem) => {
      const { fault, exact, name } = problem;
      if (fault === 'unquoted' && exact) return [replace(problem, t`Put '${cut(name)}' in quotes`, `'${name}'`)];
      return suggested(problem);
    },
  },
  'unknown-filter-value': {
    severity: 'warning',
    meaning: () => t('the filter compares with a member that the enum doesn’t have'),
    message: ({ value, enumType, suggestion }) =>
      t`'${cut(value)}' is not a member of ${enumType.name}.${didYouMean(suggestion)} Members: ${quoted(usableMembers(enumType))}.`,
    page: ({ enumType }) => enumType.page,
    fixes: (problem) => suggested(problem),
  },
};

function wrongValue(option: '$top' | '$skip' | '$count' | '$orderby' | '$filter', value: string): string {
  switch (option) {
    case '$top':
    case '$skip':
      return t`${option} accepts a whole number, not '${value}'.`;
    case '$count':
      return t`$count accepts true or false, not '${value}'.`;
    case '$orderby':
      return t`After a property, $orderby accepts asc or desc, not '${value}'.`;
    case '$filter':
      return t`In $filter, strings are in single quotes, not in double quotes: ${value}`;
    default:
      return option satisfies never;
  }
}

function suggested(
  problem: { readonly start: number; readonly end: number } & {
    readonly suggestion: string | undefined;
    readonly exact: boolean;
  },
): Fix[] {
  const { suggestion, exact } = problem;
  return exact && suggestion !== undefined ? [replace(problem, t`Replace with '${suggestion}'`, suggestion)] : [];
}

function unknownProperty(
  name: string,
  { name: type, navigationProperties }: StructuredType,
  fault: 'unknown' | 'no-navigation' | 'unquoted',
  suggestion: string | undefined,
): string {
  switch (fault) {
    case 'unknown':
      return t`'${cut(name)}' is not a property of ${type}.${didYouMean(suggestion)}`;
    case 'unquoted':
      return t`'${cut(name)}' is not a property of ${type}. If you mean a string, put it in single quotes.`;
    case 'no-navigation':
      return navigationProperties.length === 0
        ? t`'${cut(name)}' can’t be expanded: a ${type} has no navigation properties.`
        : t`'${cut(name)}' is not a navigation property of ${type}.${didYouMean(suggestion)} Navigation properties: ${quoted(navigationProperties.map((one) => one.name))}.`;
    default:
      return fault satisfies never;
  }
}
