import assert from 'node:assert/strict';
import { urlSegment, type UrlSegment } from '../../../../src/http/escape/url-segment.ts';
import { collectionBefore, collectionOfAll } from '../../../../src/language/request/key-place.ts';

const segment = (text: string): UrlSegment => {
  const made = urlSegment(text);
  assert.ok(typeof made === 'string');
  return made;
};

describe('the collection before a key', () => {
  const root = 'https://graph.microsoft.com';
  const scripts = '/deviceManagement/deviceShellScripts';
  const rows: readonly (readonly [before: string, found: string])[] = [
    [`${root}/beta${scripts}/`, `beta${scripts}`],
    [`${root}/beta${scripts}('`, `beta${scripts}`],
    [`${root}/beta${scripts}(`, `beta${scripts}`],
    [`https://graph.microsoft.us/beta${scripts}/`, `beta${scripts}`],
    [`/beta${scripts}/`, `beta${scripts}`],
    [`${scripts}/`, `beta${scripts}`],
    [`{{graph}}/beta${scripts}/`, `beta${scripts}`],
    [`${root}/v1.0/groups/`, 'v1.0/groups'],
    [`${root}/beta${scripts}/a%2Fb/userRunStates/`, `beta${scripts}/a%2Fb/userRunStates`],
    // With open placeholders, elsewhere, or after the path.
    [`${root}/beta${scripts}/{id}/userRunStates/`, ''],
    [`${root}/beta${scripts}/{{id}}/userRunStates/`, ''],
    [`${root}/beta${scripts}`, ''],
    [`${root}/beta${scripts}/?$filter=a/`, ''],
    [`${root}/beta${scripts}/#/`, ''],
    [`https://example.com/beta${scripts}/`, ''],
    [`https://graph.microsoft.com.example.com/beta${scripts}/`, ''],
    [`https://graph.microsoft.com@example.com/beta${scripts}/`, ''],
    ['', ''],
    ['/', ''],
  ];
  for (const [before, expected] of rows)
    it(`${before || 'nothing'}: ${expected || 'none'}`, () => {
      const found = collectionBefore(before);
      assert.equal(found ? `${found.version}${found.path}` : '', expected);
    });

  it('is found if the placeholders before it have values', () => {
    const before = `/beta${scripts}/{id}/userRunStates/`;
    assert.equal(collectionOfAll([before], new Map()), undefined);
    assert.equal(collectionOfAll([before], new Map([['id', segment('1')]]))?.path, `${scripts}/1/userRunStates`);
  });

  it('must be the same for all occurrences of a placeholder', () => {
    const of = (...befores: string[]) => collectionOfAll(befores, new Map())?.path;
    assert.equal(of(`/beta${scripts}/`, `${root}/beta${scripts}('`), scripts);
    assert.equal(of(`/beta${scripts}/`, '/beta/groups/'), undefined);
    assert.equal(of(`/beta${scripts}/`, '/elsewhere/'), undefined);
    assert.equal(of(), undefined);
    assert.equal(collectionOfAll([`/beta${scripts}/`, undefined], new Map()), undefined);
  });
});
