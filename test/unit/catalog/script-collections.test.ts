import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  entityTypes,
  scriptEntityTypes,
  scriptOperations,
  scriptSingletonTypes,
  sourceOf,
} from '../../../src/catalog/index.ts';
import { requestHeaders } from '../../../src/catalog/requests/headers.ts';
import { operationsOn, routeCaveat } from '../../../src/catalog/requests/operations.ts';
import { destinations } from '../../../src/catalog/routes.ts';
import { queryOptionNamed, queryOptions, queryOptionsNotes } from '../../../src/catalog/requests/query-options.ts';
import { deviceManagement, scriptCollections } from '../../../src/catalog/script-collections.ts';

const types = readFileSync(
  new URL('../../../node_modules/@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts', import.meta.url),
  'utf8',
);
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The comment above a member of an interface of Microsoft's types. */
function commentOf(interfaceName: string, member: string): string | undefined {
  const start = types.indexOf(`export interface ${interfaceName} extends`);
  const body = types.slice(start, types.indexOf('\n}', start));
  return new RegExp(`// (.*)\\r?\\n +${member}\\?:`).exec(body)?.[1];
}

describe('the script collections', () => {
  for (const { name, entityType, description, contains } of scriptCollections) {
    it(`${name}: has Microsoft’s description`, () => {
      assert.equal(description, commentOf('DeviceManagement', name));
      for (const [collection, words] of Object.entries(contains))
        assert.equal(words, commentOf(pascal(entityType), collection));
    });
  }

  it('are those of the routes, with the collections in them', () => {
    const inRoutes = entityTypes.flatMap(({ routes }) =>
      routes.map(({ path }) => path.split('/')).map(([, , script, , states]) => `${script ?? ''}/${states ?? ''}`),
    );
    const inCollections = scriptCollections.flatMap(({ name, contains }) =>
      Object.keys(contains).map((collection) => `${name}/${collection}`),
    );
    assert.deepEqual([...new Set(inRoutes)].sort(), inCollections.sort());
  });

  it('name their keys as the routes do', () => {
    const routes = [
      ...[...entityTypes, ...scriptEntityTypes, ...scriptSingletonTypes].flatMap((type) => type.routes),
      ...scriptOperations.map(({ route }) => route),
    ];
    for (const { path } of routes) {
      const [, root, script, key] = path.split('/');
      assert.equal(root, deviceManagement.name);
      const collection = scriptCollections.find(({ name }) => name === script);
      if (key?.startsWith('{')) assert.equal(key, `{${collection?.entityType ?? ''}Id}`);
    }
  });

  it('contain entities of the catalog, with the navigation properties that the routes use', () => {
    for (const { name, entityType, contains } of scriptCollections) {
      const type = scriptEntityTypes.find((script) => script.name === entityType);
      assert.equal(type?.routes.map(({ path }) => path).join(), `/${deviceManagement.name}/${name}`);
      for (const [property, words] of Object.entries(contains))
        assert.equal(type.navigationProperties.find((navigation) => navigation.name === property)?.description, words);
    }
    for (const { name, routes } of [...entityTypes, ...scriptEntityTypes, ...scriptSingletonTypes])
      for (const { path } of routes) {
        const [, , script, , property, ...more] = path.split('/');
        if (property === undefined || more.length > 0) continue;
        const collection = scriptCollections.find((other) => other.name === script);
        const holder = scriptEntityTypes.find((type) => type.name === collection?.entityType);
        const navigation = holder?.navigationProperties.find((other) => other.name === property);
        assert.equal(navigation?.target, name, path);
      }
  });
});

describe('facts besides the entity types', () => {
  it('name sources that exist', () => {
    const facts = [
      ...scriptCollections,
      deviceManagement,
      ...destinations.flatMap(operationsOn),
      routeCaveat,
      ...requestHeaders,
      ...queryOptionsNotes,
    ];
    for (const fact of facts) {
      assert.notEqual(fact.sources.length, 0);
      for (const ref of fact.sources) assert.ok(sourceOf(ref).url);
    }
  });

  it('list each header and query option once', () => {
    for (const names of [
      requestHeaders.map(({ name }) => name.toLowerCase()),
      queryOptions.map(({ name }) => name.toLowerCase()),
    ])
      assert.deepEqual(names, [...new Set(names)]);
  });

  it('find a query option in any case, with or without its $', () => {
    for (const written of ['$select', 'select', '$SELECT']) assert.equal(queryOptionNamed(written)?.name, '$select');
    assert.equal(queryOptionNamed('x'), undefined);
  });
});
