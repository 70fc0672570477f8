import assert from 'node:assert/strict';
import type { SignInFailure } from '../../../../src/send/access-token.ts';
import { AppCredentials } from '../../../../src/auth/app-credentials.ts';
import type { SignInMethodId } from '../../../../src/auth/methods/sign-in-method.ts';
import {
  ids,
  startFailingEntra,
  type Endpoint,
  type FailingEntra,
  type Failure,
} from '../../../loopback/failing-entra.ts';
import { loopbackFetch } from '../../../loopback/openid-provider-addresses.ts';
import { TestBrowser } from '../../../loopback/openid-provider-browser.ts';
import { cloudOf, TestWindow } from '../signed-in-window.ts';
import { TestSecrets } from '../test-secrets.ts';
import { withoutPausesOfMsal } from '../without-pauses-of-msal.ts';

const clientId = '0d0d0d0d-0000-4000-8000-00000000000d';
const tenant = 'contoso.example';
const consent = `https://login.microsoftonline.com/${tenant}/adminconsent?client_id=${clientId}`;
const scope = 'DeviceManagementScripts.ReadWrite.All';
const portal = 'https://portal.azure.com';
const addLocalhost = `In ${portal}, open the app registration, then Authentication, and add http://localhost under “Mobile and desktop applications”.`;
const blocked = [
  'Your organization may not allow signing in with a device code.',
  'Sign in with the browser instead. Your administrator can find the policy with the ids below.',
] as const;
const secondFactor = [
  'The tenant requires multifactor authentication.',
  'Sign in again and follow the steps on the sign-in page.',
] as const;
const otherAccount = 'Sign in with another account, or ask an administrator of the tenant.';
const checkNetwork = 'Check your network, VPN and proxy (setting http.proxy), then try again.';

const aadsts = (code: number, error?: string): Failure => ({ kind: 'error', code, ...(error && { error }) });

/** How Entra fails, and what the user sees. */
const cases: readonly (readonly [
  SignInMethodId,
  Endpoint,
  Failure,
  message: string,
  nextStep: string,
  link?: string,
])[] = [
  [
    'browser',
    'authorize',
    aadsts(50011, 'invalid_request'),
    `App registration ${clientId} doesn’t have the redirect URI that this sign-in uses.`,
    addLocalhost,
  ],
  [
    'browser',
    'authorize',
    aadsts(500113, 'invalid_request'),
    `App registration ${clientId} may not have a redirect URI.`,
    addLocalhost,
  ],
  [
    'browser',
    'token',
    aadsts(65001),
    `App ${clientId} has no consent for ${scope} yet.`,
    `A tenant administrator can grant it: ${consent}`,
    consent,
  ],
  [
    'browser',
    'token',
    { kind: 'error', code: 65001, suberror: 'consent_required' },
    `App ${clientId} has no consent for ${scope} yet.`,
    `A tenant administrator can grant it: ${consent}`,
    consent,
  ],
  [
    'browser',
    'authorize',
    aadsts(65002, 'invalid_client'),
    `App ${clientId} belongs to Microsoft and can’t request this permission.`,
    'Register your own app and enter its client id in the settings.',
  ],
  [
    'browser',
    'authorize',
    aadsts(65004, 'access_denied'),
    'The permissions that the app requests were declined.',
    'Sign in again and accept them, or use another account.',
  ],
  [
    'browser',
    'token',
    aadsts(7000218, 'invalid_client'),
    `App registration ${clientId} isn’t a public client, which is required to sign in as a user.`,
    `In ${portal}, open the app registration, then Authentication, and turn on “Allow public client flows”. Or sign in as the app, with a client secret or a certificate.`,
  ],
  [
    'deviceCode',
    'token',
    aadsts(7000218, 'invalid_client'),
    `App registration ${clientId} isn’t a public client, which is required to sign in as a user.`,
    `In ${portal}, open the app registration, then Authentication, and turn on “Allow public client flows”. Or sign in as the app, with a client secret or a certificate.`,
  ],
  [
    'appOnly',
    'token',
    aadsts(7000215, 'invalid_client'),
    'The client secret is wrong.',
    'Enter the secret’s value, not its id, and check in the portal that it hasn’t expired.',
  ],
  [
    'appOnly',
    'token',
    aadsts(7000222, 'invalid_client'),
    `The client secret of app ${clientId} has expired.`,
    `Create a new one in ${portal}, under “Certificates & secrets” of the app registration, and enter its value.`,
  ],
  [
    'appOnly',
    'token',
    aadsts(700027, 'invalid_client'),
    `App registration ${clientId} may not have this certificate.`,
    `In ${portal}, upload the certificate under “Certificates & secrets” of the app registration.`,
  ],
  [
    'deviceCode',
    'devicecode',
    aadsts(700016, 'unauthorized_client'),
    `App ${clientId} wasn’t found in tenant ${tenant}.`,
    'Check client id and tenant in the settings, and whether the app is registered in Global service: each cloud has its own registrations.',
  ],
  [
    'appOnly',
    'token',
    aadsts(90002, 'invalid_request'),
    `Tenant ${tenant} wasn’t found.`,
    'Check the tenant in the settings, and that it belongs to Global service.',
  ],
  ['browser', 'token', aadsts(50076), ...secondFactor],
  ['deviceCode', 'token', aadsts(50079), ...secondFactor],
  [
    'browser',
    'token',
    aadsts(53003),
    'A Conditional Access policy of your organization blocks this sign-in.',
    'Give the ids below to your administrator.',
  ],
  [
    'deviceCode',
    'token',
    aadsts(53003),
    'A Conditional Access policy of your organization blocks this sign-in.',
    'Give the ids below to your administrator. The policy may block device codes only: try the browser.',
  ],
  ['deviceCode', 'token', aadsts(530033), ...blocked],
  ['deviceCode', 'devicecode', aadsts(530036), ...blocked],
  ['browser', 'token', aadsts(700082), 'The sign-in has expired.', 'Sign in again.'],
  [
    'browser',
    'token',
    aadsts(70016),
    'The code hasn’t been entered yet.',
    'Sign in again and enter the code on the sign-in page.',
  ],
  [
    'browser',
    'authorize',
    aadsts(50020, 'access_denied'),
    'This account may not be a user of the tenant.',
    otherAccount,
  ],
  ['browser', 'authorize', aadsts(50034, 'access_denied'), 'This account may not exist in the tenant.', otherAccount],
  [
    'browser',
    'authorize',
    aadsts(50105, 'access_denied'),
    `This account may not be assigned to app ${clientId}, which requires assignment.`,
    'Ask an administrator to assign it under “Enterprise applications”, or sign in with another account.',
  ],
  [
    'deviceCode',
    'devicecode',
    aadsts(900144, 'invalid_request'),
    'The sign-in request may be incomplete.',
    'Check the settings under graphRunStates.signIn. If they are complete, please report this as a bug.',
  ],
  [
    'browser',
    'token',
    { kind: 'error', code: 999999, sentence: 'The moon [is](command:evil) \u202ein the way. And more.' },
    'The moon (is)(command:evil)  in the way.',
    'Microsoft describes the code at https://login.microsoftonline.com/error?code=999999',
    'https://login.microsoftonline.com/error?code=999999',
  ],
  [
    'appOnly',
    'token',
    { kind: 'error', code: 999999, sentence: 'known~client~secret is not a secret.' },
    'The sign-in service refused: AADSTS999999.',
    'Microsoft describes the code at https://login.microsoftonline.com/error?code=999999',
    'https://login.microsoftonline.com/error?code=999999',
  ],
  [
    'deviceCode',
    'token',
    { kind: 'error', code: undefined, error: 'expired_token' },
    'The device code expired before it was used.',
    'Try again to get a new code.',
  ],
  [
    'deviceCode',
    'token',
    { kind: 'error', code: undefined, error: 'authorization_declined' },
    'The sign-in was declined on the sign-in page.',
    'Try again and accept it, or use another account.',
  ],
  [
    'browser',
    'authorize',
    { kind: 'query' },
    'login.microsoftonline.com returned its response in a URL, where others could read it. This extension didn’t use it.',
    'Sign in with a device code.',
  ],
  ['deviceCode', 'devicecode', { kind: 'break' }, 'Couldn’t reach login.microsoftonline.com.', checkNetwork],
  [
    'appOnly',
    'token',
    { kind: 'response', status: 502, body: '<h1>Proxy</h1>' },
    'Something other than the Microsoft sign-in service responded for login.microsoftonline.com.',
    'A proxy or firewall may be intercepting the connection. Check your network, then try again.',
  ],
  [
    'deviceCode',
    'devicecode',
    { kind: 'response', status: 404, body: '{}' },
    'Something other than the Microsoft sign-in service responded for login.microsoftonline.com.',
    'A proxy or firewall may be intercepting the connection. Check your network, then try again.',
  ],
  [
    'deviceCode',
    'devicecode',
    { kind: 'response', status: 200, body: '{"user_code":"ABCD1234","verification_uri":"http://evil.example"}' },
    'The authority didn’t return a device code.',
    'Sign in with the browser.',
  ],
  [
    'appOnly',
    'token',
    { kind: 'response', status: 307, body: '', headers: { Location: 'https://evil.example/token' } },
    'login.microsoftonline.com redirected the sign-in to another host. Nothing was sent there.',
    'A proxy or firewall may be intercepting the connection. Check your network, then try again.',
  ],
];

describe('messages when Entra fails', () => {
  withoutPausesOfMsal();
  let entra: FailingEntra;
  before(async () => {
    entra = await startFailingEntra();
  });
  after(() => entra.stop());

  const failWith = async (method: SignInMethodId, endpoint: Endpoint, failure: Failure): Promise<SignInFailure> => {
    entra.failures = { [endpoint]: failure };
    const secrets = new TestSecrets();
    const credential = { kind: 'secret', value: 'known~client~secret' } as const;
    if (method === 'appOnly')
      await new AppCredentials(secrets).store({ cloud: cloudOf('global'), clientId, tenant }, credential);
    const window = new TestWindow({
      secrets,
      settings: { clientId, tenant, methods: [method] },
      fetch: loopbackFetch(entra.origin),
      browser: (url) => new TestBrowser(entra.origin).signIn(url, 'decline').catch(() => undefined),
    });
    const result = await window.token();
    assert.equal(result.kind, 'failed');
    assert.deepEqual(
      window.offers.map((offer) => offer.failed),
      [method],
    );
    return result.failure;
  };

  for (const [method, endpoint, failure, message, nextStep, link] of cases)
    it(`${nameOf(failure)} at ${endpoint}, ${method}: ${message}`, async () => {
      const failed = await failWith(method, endpoint, failure);
      assert.equal(failed.message, message);
      assert.equal(failed.nextStep, nextStep);
      assert.equal(failed.link?.url, link);
      if (failure.kind === 'error')
        assert.deepEqual(failed.details, [
          { name: 'Code', value: failure.code === undefined ? failure.error : `AADSTS${failure.code}` },
          { name: 'Trace ID', value: ids.traceId },
          { name: 'Correlation ID', value: ids.correlationId },
          { name: 'Timestamp', value: ids.timestamp },
        ]);
    });

  it('links to the consent page of the cloud', async () => {
    entra.failures = { token: aadsts(65001) };
    const window = new TestWindow({
      settings: { clientId, methods: ['browser'] },
      fetch: loopbackFetch(entra.origin),
      browser: (url) => new TestBrowser(entra.origin).signIn(url, 'decline'),
    });
    await window.token('china');
    assert.equal(
      window.offers[0]?.failure.link?.url,
      `https://login.partner.microsoftonline.cn/organizations/adminconsent?client_id=${clientId}`,
    );
  });
});

function nameOf(failure: Failure): string {
  switch (failure.kind) {
    case 'error':
      return failure.code === undefined ? (failure.error ?? 'error') : `AADSTS${failure.code}`;
    case 'response':
      return `status ${failure.status}`;
    case 'break':
    case 'silence':
    case 'query':
      return failure.kind;
    default:
      return failure satisfies never;
  }
}
