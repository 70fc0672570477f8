import assert from 'node:assert/strict';
import { appScope, fullScopes } from '../../../src/auth/scopes.ts';
import { claimsOf } from '../../../src/auth/token-permissions.ts';
import { clouds } from '../../../src/catalog/index.ts';

describe('scopes', () => {
  for (const cloud of clouds) {
    const { id, graphRoot } = cloud;
    it(`${id}: are full URLs of ${graphRoot}`, () => {
      const full = `${graphRoot}/DeviceManagementScripts.ReadWrite.All`;
      assert.deepEqual(fullScopes(cloud, ['DeviceManagementScripts.ReadWrite.All']), [full]);
      assert.deepEqual(fullScopes(cloud, [full, ' DeviceManagementScripts.ReadWrite.All ', 'openid']), [full]);
      assert.equal(appScope(cloud), `${graphRoot}/.default`);
    });
    for (const other of clouds)
      if (other !== cloud)
        it(`${id}: refuses a scope of ${other.graphRoot}`, () => {
          const failure = fullScopes(cloud, [`${other.graphRoot}/User.Read`]);
          assert.ok('message' in failure && failure.nextStep.includes(graphRoot));
        });
  }

  for (const scope of [
    '',
    'two words',
    'https://graph.microsoft.com/a/b',
    'https://graph.microsoft.com@evil.example/x',
  ])
    it(`refuses ${JSON.stringify(scope)}`, () => {
      assert.ok('message' in fullScopes(clouds[0] ?? assert.fail(), [scope]));
    });
});

describe('permissions and tenant id in a token', () => {
  const jwt = (payload: unknown): string => `x.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.y`;
  for (const [title, token, permissions, tenantId] of [
    ['scopes of a user', jwt({ scp: 'A B', tid: 't' }), ['A', 'B'], 't'],
    ['roles of an app', jwt({ roles: ['A', 5] }), ['A'], undefined],
    ['both', jwt({ scp: 'A', roles: ['B'] }), ['A', 'B'], undefined],
    ['neither', jwt({ aud: 'x' }), undefined, undefined],
    ['empty scopes', jwt({ scp: '' }), [], undefined],
    ['not an object', jwt(null), undefined, undefined],
    ['an opaque token', 'opaque', undefined, undefined],
    ['an empty string', '', undefined, undefined],
  ] as const)
    it(title, () => {
      assert.deepEqual(claimsOf(token), { permissions, tenantId });
    });
});
