import assert from 'node:assert/strict';
import { entityTypes } from '../../../src/catalog/index.ts';
import { snippetPrefix } from '../../../src/language/contributions/snippet-prefix.ts';
import { routeChoicesOf } from '../../../src/language/route-choices.ts';

const areDistinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

describe('route choices', () => {
  for (const entityType of entityTypes)
    it(`${entityType.name}: no two look alike`, () => {
      const choices = routeChoicesOf(entityType);
      assert.ok(areDistinct(choices.map(({ label }) => label)));
      assert.ok(areDistinct(choices.map(({ detail }) => detail)));
      for (const { detail } of choices) assert.match(detail, /^device\w+Script: \S/);
    });
});

describe('snippet prefixes', () => {
  const paths = entityTypes.flatMap(({ routes }) => routes.map(({ path }) => path));

  it('are short, and different for each route', () => {
    const prefixes = paths.map(snippetPrefix);
    assert.ok(areDistinct(prefixes), prefixes.join());
    for (const prefix of prefixes) assert.match(prefix, /^[a-z]+(?:-[a-z]+){1,2}$/);
    for (const prefix of prefixes) assert.ok(prefix.length <= 20, prefix);
  });

  const rows: readonly (readonly [path: string, prefix: string])[] = [
    ['/deviceManagement/deviceShellScripts/{id}/deviceRunStates', 'drs-shell'],
    ['/deviceManagement/deviceHealthScripts/{id}/deviceRunStates', 'drs-health'],
    ['/deviceManagement/deviceShellScripts/{id}/userRunStates', 'urs-shell'],
    ['/deviceManagement/deviceShellScripts/{id}/userRunStates/{id}/deviceRunStates', 'drs-shell-user'],
    ['/deviceManagement/deviceCustomAttributeShellScripts/{id}/userRunStates', 'urs-custom'],
    ['/deviceManagement/deviceShellScripts', 'script-shell'],
    ['/deviceManagement/intents', 'script-intents'],
  ];
  for (const [path, prefix] of rows)
    it(`${path}: ${prefix}`, () => {
      assert.equal(snippetPrefix(path), prefix);
    });
});
