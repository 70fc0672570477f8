import { t } from '@vscode/l10n';
import {
  enumTypes,
  sources,
  type EntityType,
  type EnumMember,
  type EnumType,
  type NavigationProperty,
  type Property,
} from '../../catalog/index.ts';
import { namespace } from '../../catalog/odata-type.ts';
import { code, codeBlock, link, paragraphs, plain, sourceLine } from './markdown.ts';
import { typeName } from '../contributions/schema.ts';

/** A structural property: type, whether it may be null or be sent, Microsoft's words. */
export function propertyHover(property: Property, entityType: EntityType): string {
  const { name, type, nullable, readOnly, description, sources: ids } = property;
  return paragraphs(
    codeBlock('typescript', `(property) ${entityType.name}.${name}: ${typeName(property)}`),
    plain(description),
    [
      nullable ? t('Nullable') : t('Not nullable'),
      ...(readOnly ? [t('read-only: leave it out of a create')] : []),
      t(`beta only`),
      pageOf(entityType),
    ].join(' · '),
    type.kind === 'enum' ? memberList(enumTypes[type.enumType]) : undefined,
    sourceLine(ids),
  );
}

export const navigationHover = (navigation: NavigationProperty, entityType: EntityType): string => {
  const { name, target, collection, containsTarget, description, sources: ids } = navigation;
  const type = `graph.${target}`;
  return paragraphs(
    codeBlock(
      'typescript',
      t`(navigation property) ${entityType.name}.${name}: ${collection ? `Collection(${type})` : type}`,
    ),
    plain(description),
    [containsTarget ? t('Contained') : t('A reference, not contained'), t('beta only'), pageOf(entityType)].join(' · '),
    sourceLine(ids),
  );
};

/** One member of an enum type. */
export const memberHover = ({ name, value, description, sentinel }: EnumMember, enumType: EnumType): string =>
  paragraphs(
    codeBlock('typescript', t`(enum member) ${enumType.name}.${name} = ${value}`),
    plain(description),
    [sentinel === true ? t('Sentinel: do not send it') : t('Sent by its name, as a string'), enumLink(enumType)].join(
      ' · ',
    ),
    sourceLine(enumType.sources),
  );

/** An entity type, as the value of an `@odata.type`. */
export const entityTypeHover = (entityType: EntityType): string =>
  paragraphs(
    codeBlock('typescript', t`(entity type) ${namespace}.${entityType.name}`),
    plain(entityType.description),
    [t('Beta only'), pageOf(entityType), link('create', sources[entityType.createPage].url)].join(' · '),
    sourceLine(['metadata', entityType.createPage]),
  );

const pageOf = ({ name, resourcePage }: EntityType): string => link(name, resourcePage);

const enumLink = ({ name, page }: EnumType): string => link(name, page);

const memberList = (enumType: EnumType): string =>
  t`Members of ${enumLink(enumType)}: ${enumType.members
    .filter(({ sentinel }) => sentinel !== true)
    .map(({ name }) => code(name))
    .join(', ')}${enumType.evolvable ? t(', and those that Microsoft may add') : ''}.`;
