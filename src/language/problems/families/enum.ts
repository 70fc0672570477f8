import { t } from '@vscode/l10n';
import type { EnumType } from '../../../catalog/index.ts';
import { cut, didYouMean, quoted } from '../../text/wording.ts';
import { replaceString } from '../fix.ts';
import type { Family } from '../rule.ts';

/** A value that isn't a usable member of its property's enum type. */
export type EnumProblem =
  | {
      readonly code: 'unknown-enum-value';
      readonly value: string;
      readonly enumType: EnumType;
      /** The member with the nearest spelling, or with this number. */
      readonly suggestion: string | undefined;
      /** False if the service may know more members, or may accept a number. */
      readonly certain: boolean;
    }
  | { readonly code: 'sentinel-enum-value'; readonly value: string; readonly enumType: EnumType };

export const enumProblems: Family<EnumProblem> = {
  'unknown-enum-value': {
    severity: 'error',
    reduced: { severity: 'warning', when: ({ certain }) => !certain },
    meaning: () => t('the enum has no such member'),
    message: ({ value, enumType, suggestion }) =>
      t`'${cut(value)}' is not a member of ${enumType.name}.${didYouMean(suggestion)} Members: ${quoted(usableMembers(enumType))}.`,
    page: ({ enumType }) => enumType.page,
    fixes: (problem) => [
      ...(problem.suggestion === undefined ? [] : [replaceString(problem, problem.suggestion)]),
      ...usableMembers(problem.enumType)
        .filter((name) => name !== problem.suggestion)
        .map((name) => replaceString(problem, name, false)),
    ],
  },
  'sentinel-enum-value': {
    severity: 'warning',
    meaning: () => t('an enum member that is reserved for future values'),
    message: ({ value, enumType }) => t`'${value}' is reserved for future values of ${enumType.name}. Don’t send it.`,
    page: ({ enumType }) => enumType.page,
  },
};

/** The names of the members that a client may send. */
export const usableMembers = ({ members }: EnumType): string[] =>
  members.filter(({ sentinel }) => sentinel !== true).map(({ name }) => name);
