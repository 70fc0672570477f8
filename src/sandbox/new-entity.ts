import type { StructuredType } from '../catalog/model.ts';
import { odataTypeOf } from '../catalog/odata-type.ts';
import type { Entity } from './response.ts';
import type { Making } from './routed.ts';

/** A new entity: what was sent, and what the service sets. */
export const newEntity = (type: StructuredType, sent: Entity, { newId, now }: Making): Entity => ({
  '@odata.type': odataTypeOf(type),
  id: newId(),
  ...timesSet(type, now(), () => true),
  ...sent,
});

/** The times that the service sets, such as `createdDateTime`. */
export function timesSet({ properties }: StructuredType, now: Date, isSet: (name: string) => boolean): Entity {
  const names = properties.filter(
    ({ name, readOnly, type }) =>
      readOnly && isSet(name) && type.kind === 'primitive' && type.edm === 'Edm.DateTimeOffset',
  );
  return Object.fromEntries(names.map(({ name }) => [name, now.toISOString()]));
}
