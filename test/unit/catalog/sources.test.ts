import assert from 'node:assert/strict';
import { clouds, entityTypes, enumTypes, newerPermission, sources } from '../../../src/catalog/index.ts';

/** Every object in a value that names its sources, with where it stands. */
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

  it('are what the facts name', () => {
    const facts = [...factsIn({ entityTypes, enumTypes, clouds, newerPermission }, 'catalog')];
    assert.ok(facts.length > 40);
    for (const { at, ids } of facts) {
      assert.notEqual(ids.length, 0, at);
      for (const id of ids) assert.ok(String(id) in sources, `${at}: ${String(id)}`);
    }
  });

  it('every property, navigation property and route has one', () => {
    for (const { name, properties, navigationProperties, routes } of entityTypes)
      for (const fact of [...properties, ...navigationProperties, ...routes])
        assert.notEqual(fact.sources.length, 0, `${name}.${'name' in fact ? fact.name : fact.path}`);
  });
});

describe('reference pages', () => {
  for (const { name, createPage, resourcePage } of entityTypes) {
    it(`${name}: the pages are named by it`, () => {
      assert.equal(
        sources[createPage].url,
        `https://learn.microsoft.com/graph/api/intune-devices-${name.toLowerCase()}-create?view=graph-rest-beta`,
      );
      assert.equal(
        resourcePage,
        `https://learn.microsoft.com/graph/api/resources/intune-devices-${name.toLowerCase()}?view=graph-rest-beta`,
      );
    });
  }

  for (const { name, page } of Object.values(enumTypes)) {
    it(`${name}: the page is named by it`, () => {
      assert.match(page, new RegExp(`^https://learn.microsoft.com/graph/api/resources/.*-${name.toLowerCase()}\\?`));
    });
  }
});

describe('facts', () => {
  it('no text is one of the pages’ placeholders', () => {
    assert.doesNotMatch(JSON.stringify({ entityTypes, enumTypes }), /TODO/);
  });

  it('only the key is read-only', () => {
    for (const { properties } of entityTypes)
      assert.deepEqual(
        properties.filter(({ readOnly }) => readOnly).map(({ name }) => name),
        ['id'],
      );
  });

  it('names are told once', () => {
    for (const { properties, navigationProperties } of entityTypes) {
      const names = [...properties, ...navigationProperties].map(({ name }) => name);
      assert.deepEqual(names, [...new Set(names)]);
    }
  });

  it('only routes that no page and no permission data list are without permissions', () => {
    for (const { routes } of entityTypes)
      for (const { path, sources: ids, documentedPermissions } of routes)
        assert.equal(documentedPermissions === undefined, ids.join() === 'metadata', path);
  });
});
