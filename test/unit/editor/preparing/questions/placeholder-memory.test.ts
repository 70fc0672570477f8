import assert from 'node:assert/strict';
import { PlaceholderMemory } from '../../../../../src/editor/preparing/questions/placeholder-memory.ts';

function memory(): PlaceholderMemory {
  let stored: unknown;
  return new PlaceholderMemory({
    keys: () => [],
    get: (_key: string, otherwise?: unknown) => stored ?? otherwise,
    update: (_key: string, value: unknown) => {
      stored = JSON.parse(JSON.stringify(value));
      return Promise.resolve();
    },
  });
}

describe('the memory of placeholders', () => {
  it('has the last values of a name, newest first, without duplicates', async () => {
    const kept = memory();
    for (const value of ['a', 'b', 'a']) await kept.remember(new Map([['id', value]]));
    assert.deepEqual(kept.lastValues('id'), ['a', 'b']);
    assert.deepEqual(kept.lastValues('other'), []);
  });

  it('keeps eight values per name, and the last forty names', async () => {
    const kept = memory();
    for (let value = 1; value <= 9; value++) await kept.remember(new Map([['id', String(value)]]));
    assert.deepEqual([kept.lastValues('id').at(0), kept.lastValues('id').at(-1)], ['9', '2']);
    for (let name = 1; name <= 40; name++) await kept.remember(new Map([[`name${name}`, 'x']]));
    assert.deepEqual(kept.lastValues('id'), []);
    assert.deepEqual(kept.lastValues('name1'), ['x']);
  });

  for (const name of ['constructor', 'toString', '__proto__'])
    it(`accepts a placeholder called ${name}`, async () => {
      const kept = memory();
      assert.deepEqual(kept.lastValues(name), []);
      await kept.remember(new Map([[name, '1']]));
      assert.deepEqual(kept.lastValues(name), ['1']);
    });
});
