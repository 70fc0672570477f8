import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds, type CloudId } from '../../../src/catalog/index.ts';
import type { AccessToken } from '../../../src/send/access-token.ts';
import { authorizationFor, mayReceiveToken } from '../../../src/send/policy.ts';
import { goesTo, url } from '../../fuzz/arbitrary/url.ts';

const tokenOf = (cloud: CloudId): AccessToken => ({
  value: 'secret',
  cloud,
  account: { id: '', name: '', tenantId: '', kind: 'user' },
  permissions: undefined,
});

describe('policy', () => {
  for (const { id, graphRoot } of clouds)
    it(`allows a token of ${id} for ${graphRoot}, and for no other cloud`, () => {
      assert.equal(authorizationFor(`${graphRoot}/beta/x`, tokenOf(id)), 'Bearer secret');
      for (const other of clouds)
        assert.equal(mayReceiveToken(`${other.graphRoot}/beta/x`, id), other.id === id, other.id);
    });

  it('allows a token only for URLs that fetch sends to the Graph of its cloud', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(url, fc.constantFrom(...clouds.map(({ id }) => id)), (address, cloud) => {
        const may = goesTo(address, cloud);
        seen[may ? 'yes' : 'no']++;
        assert.equal(authorizationFor(address, tokenOf(cloud)), may ? 'Bearer secret' : undefined, address);
      }),
      { numRuns: 2000 },
    );
    // Both must occur, or nothing is proven.
    assert.ok(seen.yes > 20 && seen.no > 20, JSON.stringify(seen));
  });
});
