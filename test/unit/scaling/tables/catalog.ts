import { compiledContract } from '../../../../src/catalog/compiled/contract.ts';
import { readCompiledContract } from '../../../../src/catalog/compiled/read-text.ts';
import { isBatch, readGraphUrl } from '../../../../src/catalog/url/graph-url.ts';
import { reportedMissing } from '../../../../src/catalog/requests/operations.ts';
import { matchRoute, routeOfGraphUrl } from '../../../../src/catalog/routes.ts';
import type { Table } from './table.ts';
import { ignoresLength, partOf } from './table.ts';

const ofFacts = ignoresLength('it makes a fact of words that are in the source');

const contract = compiledContract(readCompiledContract);

/** A collection from which segments lead on and back to it, before and after a text. */
const apps = '/deviceManagement/detectedApps';

export const catalog: Table = {
  'catalog/compiled/contract.ts': {
    compiledContract: (text) => {
      const inCircles = '/1/managedDevices/1/detectedApps'.repeat(text.length >> 6);
      const paths = [text, `/${text}`, `${apps}/${text}`, `${apps}${inCircles}/${text}/managedDevices`];
      return () => [
        contract.type(text),
        contract.enumType(text),
        ...paths.map((path) => contract.resolve('beta', path)),
      ];
    },
    bodyTypeOf: ignoresLength('it compares a method with the names of some'),
  },
  // What these read comes with the extension; other names and paths come through the contract.
  'catalog/compiled/collections.ts': {
    collectionsBelow: ignoresLength('the names of its roots come with the extension'),
  },
  'catalog/compiled/contract-lines.ts': { ContractLines: partOf('compiledContract') },
  'catalog/compiled/resolve.ts': { resolvePath: partOf('compiledContract') },
  'catalog/compiled/types.ts': {
    CompiledTypes: partOf('compiledContract'),
    CompiledStructure: partOf('compiledContract'),
  },
  'catalog/url/graph-url.ts': {
    isBatch: (text) => {
      const urls = [`/${text}`, `https://graph.microsoft.com/beta/${text}/$batch`].map((url) => readGraphUrl(url));
      return () => urls.map((url) => url && isBatch(url));
    },
  },
  'catalog/requests/operations.ts': {
    operationsOn: ofFacts,
    reportedMissing: (text) => {
      const match = matchRoute(`/deviceManagement/deviceHealthScripts/${text}/assignments`, 'beta');
      return () => match && reportedMissing(text, match);
    },
  },
  'catalog/requests/query-options.ts': {
    queryOptionsNoteOf: ofFacts,
  },
  'catalog/routes.ts': {
    routeOfGraphUrl: (text) => {
      const urls = [`/${text}`, `/deviceManagement/${text}`].flatMap((url) => readGraphUrl(url) ?? []);
      return () => urls.map(routeOfGraphUrl);
    },
    templateOf: ofFacts,
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
