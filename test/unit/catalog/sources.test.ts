import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import {
  clouds,
  complexTypes,
  entityTypes,
  enumTypes,
  newerPermission,
  scriptEntityTypes,
  scriptOperations,
  scriptSingletonTypes,
  sourceOf,
  type SourceRef,
  sources,
  type Source,
  type StructuredType,
} from '../../../src/catalog/index.ts';
import { listedCollections } from '../../../src/catalog/named-collections.ts';
import { signedInUser } from '../../../src/catalog/signed-in-user.ts';

const typesWithRoutes = [...entityTypes, ...scriptEntityTypes, ...scriptSingletonTypes];
const structuredTypes: readonly StructuredType[] = [...typesWithRoutes, ...complexTypes];
const routes = [...typesWithRoutes.flatMap((type) => type.routes), ...scriptOperations.map(({ route }) => route)];

/** Every object in a value that names its sources, with its path. */
function* factsIn(value: unknown, at: string): Generator<{ at: string; ids: readonly unknown[] }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'sources' && Array.isArray(child)) yield { at, ids: child };
    else yield* factsIn(child, `${at}.${key}`);
  }
}

describe('sources', () => {
  for (const [id, source] of Object.entries(sources)) {
    it(`${id} has a title and an https address`, () => {
      assert.equal(new URL(source.url).protocol, 'https:');
      assert.equal(new URL(source.url).href, source.url);
      assert.notEqual(source.title, '');
      if ('date' in source) assert.match(source.date, /^20\d\d-\d\d-\d\d$/);
    });
  }

  it('that facts name all exist', () => {
    const facts = [
      ...factsIn(
        { structuredTypes, routes, scriptOperations, enumTypes, clouds, newerPermission, listedCollections },
        'catalog',
      ),
    ];
    assert.ok(facts.length > 40);
    for (const { at, ids } of facts) {
      assert.notEqual(ids.length, 0, at);
      for (const id of ids) assert.ok((sourceOf(id as SourceRef) as Source | undefined)?.url, `${at}: ${String(id)}`);
    }
  });

  it('of a single fact have a title and an https address, too', () => {
    const own = [...factsIn({ structuredTypes, routes, scriptOperations }, 'catalog')].flatMap(({ ids }) =>
      ids.filter((id): id is Source => typeof id !== 'string'),
    );
    for (const { title, url } of own) assert.deepEqual([title === '', new URL(url).protocol], [false, 'https:']);
  });

  it('are named by every property, navigation property and route', () => {
    for (const { name, properties, navigationProperties } of structuredTypes)
      for (const fact of [...properties, ...navigationProperties])
        assert.notEqual(fact.sources.length, 0, `${name}.${fact.name}`);
    for (const { path, sources: ids } of routes) assert.notEqual(ids.length, 0, path);
  });

  it('are all named by a fact, except those of facts elsewhere', () => {
    const named = new Set(
      [...factsIn({ structuredTypes, routes, scriptOperations, enumTypes, listedCollections }, 'catalog')].flatMap(
        ({ ids }) => ids,
      ),
    );
    const pages = Object.entries(sources).filter(([, { url }]) => url.includes('/graph/api/'));
    const elsewhere = ['deviceManagementPage', 'managementScriptGetPage', ...signedInUser.sources];
    assert.deepEqual(
      pages.map(([id]) => id).filter((id) => !named.has(id) && !elsewhere.includes(id)),
      [],
    );
  });
});

describe('reference pages', () => {
  const root = 'https://learn.microsoft.com/graph/api/';

  for (const type of typesWithRoutes) {
    const { name, resourcePage } = type;
    it(`${name}: its pages are named after it`, () => {
      const area = name === 'deviceManagementScript' ? 'intune-shared' : 'intune-devices';
      const page = `${area}-${name.toLowerCase()}`;
      assert.equal(resourcePage, `${root}resources/${page}?view=graph-rest-beta`);
      const [id, operation] = 'createPage' in type ? [type.createPage, 'create'] : [type.updatePage, 'update'];
      assert.equal(sourceOf(id).url, `${root}${page}-${operation}?view=graph-rest-beta`);
    });
  }

  for (const { name, resourcePage } of complexTypes) {
    it(`${name}: its page is named after it`, () => {
      assert.ok(resourcePage.startsWith(`${root}resources/intune-`));
      assert.ok(resourcePage.endsWith(`-${name.toLowerCase()}?view=graph-rest-beta`));
    });
  }

  it('are labelled by their kind', () => {
    const pages = Object.values<Source>(sources).filter(({ url }) => url.startsWith(root));
    for (const { title, label: labelOf } of pages) {
      const label = labelOf?.() ?? '';
      const kind = label.slice(0, -' page'.length);
      const pattern = /^(create|get|list|update)$/.test(kind)
        ? `^${kind} `
        : kind === 'resource'
          ? ' resource type$'
          : ` ${kind}$`;
      assert.match(title, new RegExp(pattern, 'i'), label);
    }
  });

  for (const { name, page } of Object.values(enumTypes)) {
    it(`${name}: its page is named after it`, () => {
      assert.match(page, new RegExp(`^https://learn.microsoft.com/graph/api/resources/.*-${name.toLowerCase()}\\?`));
    });
  }
});

describe('facts', () => {
  it('contain none of the pages’ placeholder texts', () => {
    assert.doesNotMatch(JSON.stringify({ structuredTypes, scriptOperations, enumTypes }), /TODO|Not yet documented/);
  });

  it('make only keys and computed properties read-only', () => {
    const computed = ['createdDateTime', 'lastModifiedDateTime'];
    for (const { kind, name, properties } of structuredTypes)
      assert.deepEqual(
        properties.filter(({ readOnly }) => readOnly).map((property) => property.name),
        properties
          .map((property) => property.name)
          .filter((property) => kind === 'entity' && (property === 'id' || computed.includes(property))),
        name,
      );
  });

  it('make read-only what Microsoft’s descriptions call read-only', () => {
    for (const { properties } of structuredTypes)
      for (const { name, description, readOnly } of properties)
        if (description.includes('This property is read-only.')) assert.equal(readOnly, true, name);
  });

  it('have unique names', () => {
    for (const { properties, navigationProperties } of structuredTypes) {
      const names = [...properties, ...navigationProperties].map(({ name }) => name);
      assert.deepEqual(names, [...new Set(names)]);
    }
  });

  it('have permissions for every route, except those known only from the metadata', () => {
    for (const { path, sources: ids, documentedPermissions } of routes)
      assert.equal(documentedPermissions === undefined, isDeepStrictEqual(ids, ['metadata']), path);
  });
});
