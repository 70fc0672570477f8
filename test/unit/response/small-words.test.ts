import assert from 'node:assert/strict';
import { entityTypes, enumTypes } from '../../../src/catalog/index.ts';
import { entityPage, createPage, enumPage, referencePageUrl } from '../../../src/response/view/reference-page.ts';
import { duration, waitingTime } from '../../../src/panel/protocol/duration.ts';
import { timingText } from '../../../src/response/view/timing-text.ts';

describe('duration', () => {
  for (const [milliseconds, wanted] of [
    [0, '0 ms'],
    [12.4, '12 ms'],
    [999.4, '999 ms'],
    [1_000, '1.0 s'],
    [9_949, '9.9 s'],
    [12_530, '13 s'],
    [59_400, '59 s'],
    [69_226, '1 min 9 s'],
    [125_000, '2 min 5 s'],
    [180_000, '3 min'],
    [3_600_000, '1 h'],
    [7_501_000, '2 h 6 min'],
  ] as const)
    it(`${milliseconds} ms are ${wanted}`, () => {
      assert.equal(duration(milliseconds), wanted);
    });
});

describe('waitingTime', () => {
  for (const [milliseconds, wanted] of [
    [-1, '0 s'],
    [6_001, '7 s'],
    [149_001, '2 min 30 s'],
    [600_000, '10 min'],
    [7_199_001, '2 h'],
  ] as const)
    it(`${milliseconds} ms are ${wanted}`, () => {
      assert.equal(waitingTime(milliseconds), wanted);
    });
});

describe('timingText', () => {
  it('says where the time went, unless all of it was waiting for the response', () => {
    assert.equal(
      timingText({ signIn: 320, waiting: 12_000, headers: 210, body: 0.4 }),
      '320 ms signing in, 12 s waiting for Retry-After, 210 ms waiting for the response',
    );
    assert.equal(timingText({ signIn: 0, waiting: 0, headers: 210, body: 0.4 }), '');
    assert.equal(timingText({ signIn: 44, waiting: 0, headers: 210, body: 3 }), '');
  });
});

describe('referencePageUrl', () => {
  it('has a page for every type in the catalog', () => {
    for (const entityType of entityTypes) {
      assert.equal(referencePageUrl(entityPage(entityType)), entityType.resourcePage);
      assert.match(referencePageUrl(createPage(entityType)) ?? '', /^https:\/\/learn\.microsoft\.com\/graph\/api\//);
    }
    for (const enumType of Object.values(enumTypes)) assert.equal(referencePageUrl(enumPage(enumType)), enumType.page);
  });

  for (const id of ['', 'https://example.com', 'javascript:alert(1)', 'type/', 'type/__proto__', 'enum/constructor'])
    it(`has no page for ${JSON.stringify(id)}`, () => {
      assert.equal(referencePageUrl(id), undefined);
    });
});
