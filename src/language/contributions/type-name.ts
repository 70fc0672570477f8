import type { Property, PropertyType } from '../../catalog/model.ts';

/** The name of a property's type, as CSDL writes it. */
export const typeName = ({ type }: Pick<Property, 'type'>): string =>
  type.kind === 'collection' ? `Collection(${singleName(type.item)})` : singleName(type);

function singleName(type: Exclude<PropertyType, { kind: 'collection' }>): string {
  switch (type.kind) {
    case 'primitive':
      return type.edm;
    case 'enum':
      return `graph.${type.enumType.name}`;
    case 'structured':
      return `graph.${type.structuredType.name}`;
    default:
      return type satisfies never;
  }
}
