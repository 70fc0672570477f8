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
    it(`lets a token of ${id} go to ${graphRoot} and to no other cloud`, () => {
      assert.equal(authorizationFor(`${graphRoot}/beta/x`, tokenOf(id)), 'Bearer secret');
      for (const other of clouds)
        assert.equal(mayReceiveToken(`${other.graphRoot}/beta/x`, id), other.id === id, other.id);
    });

  it('lets a token go where fetch would take it to the Graph of its cloud, and nowhere else', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(url, fc.constantFrom(...clouds.map(({ id }) => id)), (address, cloud) => {
        const may = goesTo(address, cloud);
        seen[may ? 'yes' : 'no']++;
        assert.equal(authorizationFor(address, tokenOf(cloud)), may ? 'Bearer secret' : undefined, address);
      }),
      { numRuns: 2000 },
    );
    // Both have to be among what is tried, or nothing was shown.
    assert.ok(seen.yes > 20 && seen.no > 20, JSON.stringify(seen));
  });
});
