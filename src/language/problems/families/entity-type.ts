import { t } from '@vscode/l10n';
import type { StructuredType } from '../../../catalog/model.ts';
import { internalNamespace, odataTypeOf } from '../../../catalog/odata-type.ts';
import { jsonTypeInWords, type JsonType } from '../../body-json.ts';
import { replaceString } from '../fix.ts';
import type { Family } from '../rule.ts';

/** A body that isn't of the entity type of its request. */
export type EntityTypeProblem =
  | { readonly code: 'body-not-object'; readonly structuredType: StructuredType; readonly actual: JsonType }
  | {
      readonly code: 'wrong-odata-type';
      readonly value: string | undefined;
      readonly structuredType: StructuredType;
      /** `namespace`: Intune's own namespace, which one reference page prints; `spelling`: only the case or `#` is wrong. */
      readonly fault: 'namespace' | 'spelling' | 'other-type';
    };

export const entityTypeProblems: Family<EntityTypeProblem> = {
  'body-not-object': {
    severity: 'error',
    meaning: () => t('the body is not an object'),
    message: ({ structuredType, actual }) =>
      t`A ${structuredType.name} is a JSON object, not ${jsonTypeInWords(actual)}.`,
    page: ({ structuredType }) => structuredType.resourcePage,
  },
  'wrong-odata-type': {
    severity: 'error',
    // Whether Graph accepts Intune's internal namespace or a missing `#` isn’t verified.
    reduced: { severity: 'warning', when: ({ fault }) => fault !== 'other-type' },
    meaning: () => t('@odata.type does not fit the route'),
    message: wrongODataType,
    page: ({ structuredType }) => structuredType.resourcePage,
    fixes: (problem) => [replaceString(problem, odataTypeOf(problem.structuredType), problem.fault !== 'other-type')],
  },
};

function wrongODataType({
  structuredType,
  value,
  fault,
}: EntityTypeProblem & { readonly code: 'wrong-odata-type' }): string {
  const expected = `'${odataTypeOf(structuredType)}'`;
  switch (fault) {
    case 'namespace':
      return t`${internalNamespace} is an internal Intune namespace from an older reference page. Write ${expected}.`;
    case 'spelling':
      return t`The name of this type is spelled ${expected}.`;
    case 'other-type':
      return value === undefined
        ? t`@odata.type must be a string: ${expected}.`
        : t`This request needs a ${structuredType.name}: set @odata.type to ${expected}, or leave it out.`;
    default:
      return fault satisfies never;
  }
}
