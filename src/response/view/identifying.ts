import type { Property, StructuredType } from '../../catalog/model.ts';

/** The properties that distinguish entities of a type, in the order in which people look for them. */
export interface IdentifyingProperties {
  /** Undefined: the type has no display name. */
  readonly named: Property | undefined;
  readonly states: readonly Property[];
  /** What the script said, such as `resultMessage`; undefined: the type has no such property. */
  readonly message: Property | undefined;
  readonly time: Property | undefined;
}

/** They follow from the types and names of the properties, so that a new entity type needs no list of its own. */
export function identifyingProperties({ properties }: StructuredType): IdentifyingProperties {
  const primitive = (edm: string) => (property: Property) =>
    property.type.kind === 'primitive' && property.type.edm === edm;
  return {
    named: properties.find(({ name }) => name === 'displayName'),
    states: properties.filter(({ type }) => type.kind === 'enum'),
    message: properties.filter(primitive('Edm.String')).find(({ name }) => /(?:Message|Output)$/.test(name)),
    time: properties.find(primitive('Edm.DateTimeOffset')),
  };
}
