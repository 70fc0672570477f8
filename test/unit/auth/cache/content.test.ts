import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeContents, readContent, type CacheContent } from '../../../../src/auth/cache/content.ts';

const account = (id: string): CacheContent => ({ Account: { [id]: { home_account_id: id } } });
const withToken = (id: string, secret: string, cachedAt = '1'): CacheContent => ({
  ...account(id),
  AccessToken: { [id]: { home_account_id: id, secret, cached_at: cachedAt } },
});

describe('merging two windows’ caches', () => {
  for (const [title, base, mine, theirs, merged] of [
    [
      'both add',
      {},
      account('a'),
      account('b'),
      { Account: { ...account('b')['Account'], ...account('a')['Account'] } },
    ],
    ['one renews', withToken('a', 'old'), withToken('a', 'new'), withToken('a', 'old'), withToken('a', 'new')],
    ['the other renews', withToken('a', 'old'), withToken('a', 'old'), withToken('a', 'new'), withToken('a', 'new')],
    ['both renew', withToken('a', 'old'), withToken('a', 'x', '2'), withToken('a', 'y', '3'), withToken('a', 'y', '3')],
    [
      'one signs out',
      withToken('a', 'x'),
      { Account: {}, AccessToken: {} },
      withToken('a', 'x'),
      { Account: {}, AccessToken: {} },
    ],
    ['one renews, the other signs out', withToken('a', 'x'), withToken('a', 'y'), {}, { Account: {}, AccessToken: {} }],
    [
      'one gets its first token, the other signs out',
      account('a'),
      withToken('a', 'y'),
      {},
      { Account: {}, AccessToken: {} },
    ],
  ] as const)
    it(title, () => {
      assert.deepEqual(mergeContents(base, mine, theirs), merged);
    });

  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
  const content = fc.tuple(ids, fc.constantFrom('1', '2', '3'), fc.constantFrom('x', 'y')).map(([all, at, secret]) =>
    readContent({
      Account: Object.fromEntries(all.map((id) => [id, { home_account_id: id }])),
      AccessToken: Object.fromEntries(all.map((id) => [id, { home_account_id: id, secret, cached_at: at }])),
    }),
  );

  it('gives the same result, whichever window writes last', () => {
    fc.assert(
      fc.property(content, content, content, (base, one, other) => {
        const first = mergeContents(base, one, mergeContents(base, other, base));
        const second = mergeContents(base, other, mergeContents(base, one, base));
        assert.deepEqual(first, second);
      }),
    );
  });

  it('changes nothing when repeated', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const once = mergeContents(base, mine, theirs);
        assert.deepEqual(mergeContents(base, mine, once), once);
      }),
    );
  });

  it('leaves no credential without its account', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const { Account = {}, AccessToken = {} } = mergeContents(base, mine, theirs);
        for (const id of Object.keys(AccessToken)) assert.ok(id in Account);
      }),
    );
  });

  for (const [title, value] of [
    ['nothing', undefined],
    ['a string', 'x'],
    ['an array', [1]],
    ['malformed entries', { Account: 'x', AccessToken: { a: 1 } }],
  ] as const)
    it(`reads ${title} as an empty cache`, () => {
      assert.equal(Object.values(readContent(value)).flatMap((entries) => Object.keys(entries)).length, 0);
    });
});
