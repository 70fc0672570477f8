import assert from 'node:assert/strict';
import { AuthorityNetwork, type NetworkFault } from '../../../src/auth/network.ts';
import { explainFailure } from '../../../src/auth/failure/explain-failure.ts';
import { clouds, type CloudId } from '../../../src/catalog/index.ts';
import { cloudOf, TestWindow } from './signed-in-window.ts';

const body = new URLSearchParams({ client_id: 'app', client_secret: 's3cret' }).toString();

describe('msal’s network access', () => {
  const never: typeof fetch = () => assert.fail('something was sent');
  const networkOf = (id: CloudId, fetchFunction: typeof fetch): AuthorityNetwork =>
    new AuthorityNetwork(cloudOf(id), fetchFunction, new AbortController().signal);

  for (const { id, authority } of clouds)
    for (const url of [
      ...clouds
        .filter((other) => other.authority !== authority)
        .map((other) => `${other.authority}/t/oauth2/v2.0/token`),
      'https://login.microsoftonline.com.evil.example/t/oauth2/v2.0/token',
      `https://${new URL(authority).host}:8443/t/oauth2/v2.0/token`,
      `http://${new URL(authority).host}/t/oauth2/v2.0/token`,
      `https://westus.${new URL(authority).host}/t/oauth2/v2.0/token`,
      'https://graph.microsoft.com/token',
      'not a url',
    ])
      it(`${id}: sends nothing to ${url}`, async () => {
        const network = networkOf(id, never);
        await assert.rejects(network.sendPostRequestAsync(url, { body }));
        await assert.rejects(network.sendGetRequestAsync(url));
        assert.deepEqual(network.fault, { kind: 'foreign-host' });
      });

  const url = 'https://login.microsoftonline.com/t/oauth2/v2.0/token';

  it('posts the body, and follows no redirect', async () => {
    const calls: RequestInit[] = [];
    const network = networkOf('global', (_, init) => {
      calls.push(init ?? {});
      return Promise.resolve(Response.json({ access_token: 'x' }));
    });
    const response = await network.sendPostRequestAsync<{ access_token: string }>(url, { body, headers: { a: 'b' } });
    assert.deepEqual([response.status, response.body], [200, { access_token: 'x' }]);
    assert.deepEqual([calls[0]?.method, calls[0]?.body, calls[0]?.redirect], ['POST', body, 'manual']);
  });

  it('looks up the global fetch when it sends, because VS Code and proxies replace it', async () => {
    const window = new TestWindow({
      settings: { clientId: '0d0d0d0d-0000-4000-8000-00000000000d', methods: ['deviceCode'] },
    });
    const original = globalThis.fetch;
    const urls: string[] = [];
    globalThis.fetch = (input) => {
      urls.push(typeof input === 'string' ? input : '');
      return Promise.reject(new TypeError('fetch failed'));
    };
    try {
      await window.token('usGovL4');
    } finally {
      globalThis.fetch = original;
    }
    assert.deepEqual(urls, ['https://login.microsoftonline.us/organizations/oauth2/v2.0/devicecode']);
  });

  const failing =
    (cause: unknown): typeof fetch =>
    () =>
      Promise.reject(new TypeError('fetch failed', { cause }));
  const responding =
    (status: number, text: string, headers = {}): typeof fetch =>
    () =>
      Promise.resolve(new Response(text, { status, headers }));

  for (const [title, fetchFunction, fault] of [
    ['an unknown host', failing({ code: 'ENOTFOUND' }), { kind: 'unreachable', code: 'ENOTFOUND' }],
    [
      'two addresses that refuse',
      failing(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })),
      { kind: 'unreachable', code: 'ECONNREFUSED' },
    ],
    [
      'an untrusted certificate',
      failing({ code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      { kind: 'unreachable', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    ],
    ['an invalid error code', failing({ code: 'https://evil' }), { kind: 'unreachable', code: undefined }],
    ['a proxy’s page', responding(200, '<html>'), { kind: 'other-response', status: 200 }],
    ['JSON without an error', responding(404, '{}'), { kind: 'other-response', status: 404 }],
    ['a redirect', responding(302, '', { Location: 'https://evil.example' }), { kind: 'foreign-host' }],
  ] as const satisfies readonly (readonly [string, typeof fetch, NetworkFault])[])
    it(`records ${title}`, async () => {
      const network = networkOf('global', fetchFunction);
      await assert.rejects(network.sendPostRequestAsync(url, { body }));
      assert.deepEqual(network.fault, fault);
    });

  it('explains a fault, with the network’s error code for support', () => {
    const context = { cloud: cloudOf('china'), clientId: 'app', tenant: 't', scopes: [], method: 'browser' } as const;
    assert.deepEqual(explainFailure(new Error('x'), { kind: 'unreachable', code: 'ENOTFOUND' }, context), {
      message: 'Couldn’t reach login.partner.microsoftonline.cn.',
      nextStep: 'Check your network, VPN and proxy (setting http.proxy), then try again.',
      details: [{ name: 'Network error', value: 'ENOTFOUND' }],
    });
    assert.match(explainFailure(new Error('x'), { kind: 'timeout' }, context).message, /didn’t respond in time/);
    assert.deepEqual(explainFailure(new Error('a stack and a s3cret'), undefined, context), {
      message: 'The sign-in failed for an unknown reason.',
      nextStep: 'Try again, or use another sign-in method.',
      details: [],
    });
  });
});
