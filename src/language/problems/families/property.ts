import { t } from '@vscode/l10n';
import { sources } from '../../../catalog/index.ts';
import type { NavigationProperty, Property, StructuredType } from '../../../catalog/model.ts';
import { createPageOf } from '../../../catalog/entity-type.ts';
import { cut, didYouMean } from '../../text/wording.ts';
import { removeNamed, replaceString } from '../fix.ts';
import type { Family } from '../rule.ts';

/** A property that should not be in a body. The problem is at its name. */
export type PropertyProblem =
  | { readonly code: 'duplicate-property'; readonly name: string }
  | {
      readonly code: 'unknown-property';
      readonly name: string;
      readonly structuredType: StructuredType;
      readonly suggestion: string | undefined;
    }
  | {
      readonly code: 'read-only-property';
      readonly name: string;
      readonly property: Property;
      readonly structuredType: StructuredType;
    }
  | { readonly code: 'response-annotation'; readonly name: string }
  | {
      readonly code: 'deep-insert';
      readonly name: string;
      readonly navigation: NavigationProperty;
      readonly structuredType: StructuredType;
      /** Whether the entity contains the related ones: then OData allows creating them together. */
      readonly contained: boolean;
    };

export const propertyProblems: Family<PropertyProblem> = {
  'duplicate-property': {
    severity: 'error',
    meaning: () => t('a property appears more than once'),
    message: ({ name }) => t`'${cut(name)}' is a duplicate property. Each property may appear only once.`,
    page: () => sources.odataJson.url,
    fixes: (problem, source) => [removeNamed(problem, problem.name, source, false)],
  },
  'unknown-property': {
    severity: 'warning',
    meaning: () => t('the entity type has no such property'),
    message: ({ name, structuredType, suggestion }) =>
      structuredType.kind === 'parameters'
        ? t`'${cut(name)}' is not a parameter of ${structuredType.name}.${didYouMean(suggestion)}`
        : structuredType.standing === 'compiled'
          ? t`'${cut(name)}' is not a property of ${structuredType.name}.${didYouMean(suggestion)}`
          : t`'${cut(name)}' is not a property of ${structuredType.name}.${didYouMean(suggestion)} The type isn’t open, and Intune rejects properties that it doesn’t declare.`,
    page: ({ structuredType }) => structuredType.resourcePage,
    fixes: (problem, source) => [
      ...(problem.suggestion === undefined ? [] : [replaceString(problem, problem.suggestion)]),
      removeNamed(problem, problem.name, source, false),
    ],
  },
  'read-only-property': {
    severity: 'warning',
    // The source is a flag, or only the description.
    reduced: { severity: 'information', when: ({ property }) => property.readOnlyInWords === true },
    meaning: () => t('the service sets this property'),
    message: ({ name, structuredType }) =>
      t`'${name}' is read-only: the service sets it. Leave it out when you create or update a ${structuredType.name}.`,
    page: ({ structuredType }) => createPageOf(structuredType),
    fixes: (problem, source) => [removeNamed(problem, problem.name, source, true)],
  },
  'response-annotation': {
    severity: 'warning',
    meaning: () => t('an annotation that belongs to responses'),
    message: ({ name }) => t`'${name}' belongs to responses. Leave it out of a request.`,
    page: () => sources.odataJson.url,
    fixes: (problem, source) => [removeNamed(problem, problem.name, source, true)],
  },
  'deep-insert': {
    severity: 'warning',
    // OData lets a create include contained entities; whether Intune does isn’t verified.
    reduced: { severity: 'information', when: ({ contained }) => contained },
    meaning: () => t('a related entity inside the body'),
    message: ({ name, structuredType, contained }) =>
      contained
        ? t`'${name}' creates related entities together with this ${structuredType.name}. OData allows that; whether Intune does isn’t documented.`
        : t`'${name}' is a navigation property: a ${structuredType.name} refers to it but doesn’t contain it. Leave it out.`,
    page: () => sources.odataJson.url,
    fixes: (problem, source) => [removeNamed(problem, problem.name, source, false)],
  },
};
