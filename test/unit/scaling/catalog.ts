import { isBatch, readGraphUrl } from '../../../src/catalog/graph-url.ts';
import type { Table } from './table.ts';
import { holdsNone } from './table.ts';

const ofFacts = holdsNone('it makes a fact of words that are in the source');

export const catalog: Table = {
  'catalog/graph-url.ts': {
    isBatch: (text) => {
      const urls = [`/${text}`, `https://graph.microsoft.com/beta/${text}/$batch`].map((url) => readGraphUrl(url));
      return () => urls.map((url) => url && isBatch(url));
    },
  },
  'catalog/odata-type.ts': {
    odataTypeOf: ofFacts,
  },
  'catalog/complex-types/complex-type.ts': { complexType: ofFacts },
  'catalog/entities/script-route.ts': { scriptRoute: ofFacts },
  'catalog/properties.ts': {
    ...{ date: ofFacts, duration: ofFacts, timeOfDay: ofFacts, enumerationCollection: ofFacts, contained: ofFacts },
    ...{ boolean: ofFacts, binary: ofFacts, structured: ofFacts, structuredCollection: ofFacts },
    ...{ string: ofFacts, int32: ofFacts, dateTimeOffset: ofFacts, stringCollection: ofFacts, enumeration: ofFacts },
    ...{ key: ofFacts, managedDevice: ofFacts, resourcePage: ofFacts },
  },
};
