import { readGraphUrl } from '../../../catalog/url/graph-url.ts';
import type { StructuredType } from '../../../catalog/model.ts';
import { queryOptionNamed, queryOptionsNoteOf } from '../../../catalog/requests/query-options.ts';
import { routeOfGraphUrl, type RouteMatch } from '../../../catalog/routes.ts';
import { substitute, type Variables } from '../../../http/variables/variables.ts';
import { paragraphs, plain, sourceLine } from '../../hover/markdown.ts';
import { memberHover, navigationHover, propertyHover } from '../../hover/property.ts';
import { typeName } from '../../contributions/type-name.ts';
import type { UrlContext } from '../context.ts';
import { type Completion, inThisOrder } from '../model.ts';
import { afterLast, maskReferences, methodOf, placeholder, plainText, wordBefore } from '../text.ts';

/** The text after `=`, as a snippet; an empty value has completions of its own. */
const values: Readonly<Record<string, string>> = {
  $select: '',
  $filter: '',
  $top: placeholder(1, '20'),
  $count: 'true',
  $expand: '',
};

/** Options for a whole collection only; the others also apply to a single entity. */
const ofCollections = /^\$(filter|top|count)$/;

/** Query options and their values, for a read of a known route; other requests have none. */
export function completeQuery(context: UrlContext, at: number, variables: Variables): Completion[] {
  const { before, after, later } = context;
  const question = maskReferences(before).indexOf('?');
  const url = readGraphUrl(substitute(before.slice(0, question), variables));
  const match = url && !/^v/i.test(url.version ?? '') ? routeOfGraphUrl(url) : undefined;
  // All that the catalog has about a managed device is that it exists.
  if (match === undefined || match.resource === 'managedDevice' || !/^(GET|HEAD)$/.test(methodOf(context))) return [];
  const query = before.slice(question + 1);
  const typed = afterLast(query, '&');
  const equals = typed.indexOf('=');
  if (equals !== -1) return completeValue(typed.slice(0, equals), typed.slice(equals + 1), after, at, match);
  const present = new Set(namesIn(`${query.slice(0, query.length - typed.length)}&${after}${later}`));
  const rest = /^[^&=\s]*/.exec(after)?.[0] ?? '';
  const hasValue = after.startsWith('=', rest.length);
  const fits = (name: string): boolean =>
    !present.has(name) &&
    (name === '$expand'
      ? match.entityType.navigationProperties.length > 0
      : match.resource === 'collection' || !ofCollections.test(name));
  const note = queryOptionsNoteOf(match);
  return inThisOrder(
    Object.entries(values).flatMap(([name, value]) => {
      const option = queryOptionNamed(name);
      if (!fits(name) || option === undefined) return [];
      const text = hasValue ? plainText(name) : `${plainText(name)}=${value}`;
      return {
        label: name,
        kind: 'query-option',
        detail: option.description,
        documentation: paragraphs(plain(option.description), plain(note.text()), sourceLine(note.sources)),
        edit: { start: at - typed.length, end: at + rest.length, text },
        isSnippet: true,
        retrigger: value === '' && !hasValue,
      };
    }),
  );
}

const namesIn = (query: string): string[] =>
  query.split(/[?&]/).flatMap((part) => (part.includes('=') ? [part.slice(0, part.indexOf('='))] : []));

function completeValue(name: string, written: string, after: string, at: number, match: RouteMatch): Completion[] {
  const { entityType } = match;
  const item = (typed: string, label: string, rest: Omit<Completion, 'label' | 'edit' | 'isSnippet'>): Completion => ({
    label,
    edit: { start: at - typed.length, end: at + (/^\w*/.exec(after)?.[0] ?? '').length, text: label },
    isSnippet: false,
    ...rest,
  });
  const listed = new Set([...written.split(',').slice(0, -1), ...after.split(/[&\s]/, 1).join().split(',').slice(1)]);
  const typed = afterLast(written, ',');
  switch (name) {
    case '$select':
      return inThisOrder(
        entityType.properties
          .filter((property) => !listed.has(property.name))
          .map((property) => item(typed, property.name, describe(property, entityType))),
      );
    case '$expand':
      return entityType.navigationProperties
        .filter((property) => !listed.has(property.name))
        .map((property) =>
          item(typed, property.name, {
            kind: 'property',
            detail: property.target,
            documentation: navigationHover(property, entityType),
          }),
        );
    case '$filter':
      return completeFilter(written, after, at, entityType);
    default:
      return [];
  }
}

const describe = (
  property: StructuredType['properties'][number],
  entityType: StructuredType,
): Pick<Completion, 'kind' | 'detail' | 'documentation'> => ({
  kind: 'property',
  detail: typeName(property),
  documentation: propertyHover(property, entityType),
});

/** At the start of a condition: the properties. After the operator of an enum: its members. */
function completeFilter(filter: string, after: string, at: number, entityType: StructuredType): Completion[] {
  const { properties } = entityType;
  const words = filter.split(/(?:\s|\+|%20)+/);
  const [before = '', operator = '', last = ''] = [words.at(-3), words.at(-2), words.at(-1)];
  const word = /^[\w']*/.exec(after)?.[0] ?? '';
  const span = (typed: string): { start: number; end: number } => ({
    start: at - typed.length,
    end: at + word.length,
  });
  const isCompared = /^(?:eq|ne)$/i.test(operator) && /^'?\w*$/.test(last);
  const compared = properties.find(({ name }) => name === wordBefore(before, before.length, /\w/));
  if (isCompared && compared?.type.kind === 'enum') {
    const enumType = compared.type.enumType;
    return inThisOrder(
      enumType.members
        .filter(({ sentinel }) => sentinel !== true)
        .map((member) => ({
          label: member.name,
          kind: 'enum-member',
          detail: member.description,
          documentation: memberHover(member, enumType),
          edit: { ...span(last), text: `'${member.name}'` },
          isSnippet: false,
          filterText: `'${member.name}'`,
        })),
    );
  }
  const typed = afterLast(last, '(');
  const begins = last.includes('(') || words.length === 1 || (words.length > 2 && /^(?:and|or|not)$/i.test(operator));
  if (!begins || !/^\w*$/.test(typed)) return [];
  return inThisOrder(
    properties
      .filter(({ type }) => type.kind !== 'collection')
      .map((property) => ({
        label: property.name,
        ...describe(property, entityType),
        edit: { ...span(typed), text: `${property.name} ` },
        isSnippet: false,
      })),
  );
}
