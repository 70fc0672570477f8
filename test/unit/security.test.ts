import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

describe('SECURITY.md', () => {
  const text = readFileSync(new URL('SECURITY.md', root), 'utf8').replace(/\s+/g, ' ');
  const promises = text.split(/ - (?=[A-Z])/).slice(1);

  for (const promise of promises)
    it(`names the test for: ${promise.slice(0, 60)}…`, () => {
      const named = Array.from(promise.matchAll(/(test\/[\w/.-]+): (“[^”]+”(?:, “[^”]+”)*)[;)]/g));
      const tests = named.flatMap(([, file = '', titles = '']) =>
        Array.from(titles.matchAll(/“([^”]+)”/g), ([, title = '']) => ({ file, title })),
      );
      assert.ok(tests.length > 0, 'no test is named');
      assert.equal(named.length, promise.split('test/').length - 1, 'a test is named in another format');
      for (const { file, title } of tests) {
        assert.ok(existsSync(new URL(file, root)), `${file} doesn’t exist`);
        assert.ok(readFileSync(new URL(file, root), 'utf8').includes(title), `${file} has no test “${title}”`);
      }
    });

  it('makes more than ten promises', () => {
    assert.ok(promises.length > 10);
  });
});
