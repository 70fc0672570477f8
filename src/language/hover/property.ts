import { t } from '@vscode/l10n';
import type {
  EnumMember,
  EnumType,
  NavigationProperty,
  Property,
  PropertyType,
  StructuredType,
} from '../../catalog/model.ts';
import { namespace } from '../../catalog/odata-type.ts';
import { createPageOf, isEntityType } from '../../catalog/entity-type.ts';
import { code, codeBlock, factLine, link, paragraphs, plain } from './markdown.ts';
import { typeName } from '../contributions/type-name.ts';

/** A structural property: type, whether it may be null or be sent, Microsoft's words. */
export function propertyHover(property: Property, structuredType: StructuredType): string {
  const { name, type, nullable, description } = property;
  return paragraphs(
    codeBlock('typescript', `(property) ${structuredType.name}.${name}: ${typeName(property)}`),
    plain(description),
    [
      nullable ? t('Nullable') : t('Not nullable'),
      ...readOnlyNote(property),
      t(`beta only`),
      pageOf(structuredType),
    ].join(' · '),
    typeNote(type),
    factLine(property),
  );
}

const readOnlyNote = ({ readOnly, readOnlyInWords }: Property): readonly string[] => {
  if (!readOnly) return [];
  return [
    readOnlyInWords === true
      ? t('read-only by its description: leave it out of a create')
      : t('read-only: leave it out of a create'),
  ];
};

/** Describes the values of a named type. */
function typeNote(type: PropertyType): string | undefined {
  const single = type.kind === 'collection' ? type.item : type;
  if (single.kind === 'enum') return memberList(single.enumType);
  if (single.kind !== 'structured') return undefined;
  const { structuredType } = single;
  const derived = structuredType.derivedTypes;
  return derived.length === 0
    ? t`Properties of ${pageOf(structuredType)}: ${listed(structuredType.properties)}.`
    : t`A ${pageOf(structuredType)} is one of these, by its ${code('@odata.type')}: ${listed(derived)}.`;
}

/** The maximum number of names in a hover: a long list in full would hide the rest. */
const mostNames = 12;

const listed = (named: readonly { readonly name: string }[]): string => {
  const shown = named.slice(0, mostNames).map(({ name }) => code(name));
  return named.length > mostNames ? `${shown.join(', ')}, …` : shown.join(', ');
};

export const navigationHover = (navigation: NavigationProperty, structuredType: StructuredType): string => {
  const { name, target, collection, containsTarget, description } = navigation;
  const type = `graph.${target}`;
  return paragraphs(
    codeBlock(
      'typescript',
      t`(navigation property) ${structuredType.name}.${name}: ${collection ? `Collection(${type})` : type}`,
    ),
    plain(description),
    [...containment(containsTarget), t('beta only'), pageOf(structuredType)].join(' · '),
    factLine(navigation),
  );
};

const containment = (containsTarget: boolean | undefined): readonly string[] =>
  containsTarget === undefined ? [] : [containsTarget ? t('Contained') : t('A reference, not contained')];

/** One member of an enum type. */
export const memberHover = ({ name, value, description, sentinel }: EnumMember, enumType: EnumType): string =>
  paragraphs(
    codeBlock('typescript', t`(enum member) ${enumType.name}.${name}${value === undefined ? '' : ` = ${value}`}`),
    plain(description),
    [sentinel === true ? t('Sentinel: do not send it') : t('Sent by its name, as a string'), enumLink(enumType)].join(
      ' · ',
    ),
    factLine(enumType),
  );

/** A structured type, as the value of an `@odata.type`. */
export const structuredTypeHover = (type: StructuredType): string =>
  paragraphs(
    codeBlock('typescript', `${kindInWords(type)} ${namespace}.${type.name}`),
    plain(type.description),
    [t('Beta only'), pageOf(type), ...(isEntityType(type) ? [link('create', createPageOf(type))] : [])].join(' · '),
    factLine(isEntityType(type) ? { ...type, sources: ['metadata', type.createPage] } : type),
  );

const kindInWords = ({ kind }: StructuredType): string =>
  kind === 'entity' ? t('(entity type)') : kind === 'complex' ? t('(complex type)') : t('(parameters)');

const pageOf = ({ name, resourcePage }: StructuredType): string => link(name, resourcePage);

const enumLink = ({ name, page }: EnumType): string => link(name, page);

function memberList(enumType: EnumType): string {
  const members = enumType.members.filter(({ sentinel }) => sentinel !== true).map(({ name }) => code(name));
  return enumType.evolvable
    ? t`Members of ${enumLink(enumType)}: ${members.join(', ')}, and those that Microsoft may add.`
    : t`Members of ${enumLink(enumType)}: ${members.join(', ')}.`;
}
