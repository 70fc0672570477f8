import type { Table } from './table.ts';
import { holdsNone } from './table.ts';

const ofFacts = holdsNone('it makes a fact of words that are in the source');

export const catalog: Table = {
  'catalog/properties.ts': {
    ...{ string: ofFacts, int32: ofFacts, dateTimeOffset: ofFacts, stringCollection: ofFacts, enumeration: ofFacts },
    ...{ key: ofFacts, managedDevice: ofFacts, resourcePage: ofFacts },
  },
};
