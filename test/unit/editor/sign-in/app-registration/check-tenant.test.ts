import assert from 'node:assert/strict';
import { clouds } from '../../../../../src/catalog/index.ts';
import { checkTenant } from '../../../../../src/editor/sign-in/app-registration/check-tenant.ts';

const found = new Response('{"issuer":"https://sts/x"}');
const notFound = new Response('{"error":"invalid_tenant"}', { status: 400 });

describe('checking a tenant', () => {
  for (const [title, respond, kind] of [
    ['a known tenant', () => Promise.resolve(found), 'exists'],
    ['an unknown tenant', () => Promise.resolve(notFound), 'unknown'],
    ['no network', () => Promise.reject(new TypeError('fetch failed')), 'unchecked'],
    ['a proxy’s page', () => Promise.resolve(new Response('<html>')), 'unchecked'],
    ['other JSON', () => Promise.resolve(new Response('null')), 'unchecked'],
    ['a response without an issuer', () => Promise.resolve(new Response('{}')), 'unchecked'],
    ['a redirect', () => Promise.resolve(new Response(null, { status: 302 })), 'unchecked'],
    ['a server error', () => Promise.resolve(new Response('{"error":"x"}', { status: 500 })), 'unchecked'],
  ] as const)
    it(`${title}: ${kind}`, async () => {
      const [cloud] = clouds;
      assert.ok(cloud);
      const check = await checkTenant(cloud, 'contoso.com', respond, new AbortController().signal);
      assert.deepEqual(check, { kind });
    });

  it('asks the authority of the cloud, and doesn’t let a tenant change the path', async () => {
    const asked: string[] = [];
    const record: typeof fetch = (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.reject(new Error('not now'));
    };
    for (const cloud of clouds) await checkTenant(cloud, 'a/../b', record, new AbortController().signal);
    assert.deepEqual(
      asked,
      clouds.map(({ authority }) => `${authority}/a%2F..%2Fb/v2.0/.well-known/openid-configuration`),
    );
  });
});
