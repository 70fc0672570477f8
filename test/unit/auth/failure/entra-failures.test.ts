import assert from 'node:assert/strict';
import type { SignInFailure } from '../../../../src/send/access-token.ts';
import { AppCredentials } from '../../../../src/auth/app-credentials.ts';
import type { SignInMethodId } from '../../../../src/auth/sign-in-method.ts';
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
  'Your organization may not permit signing in with a device code.',
  'Sign in with the browser instead. An administrator finds the policy by the ids below.',
] as const;
const secondFactor = [
  'The tenant wants a second proof of who you are.',
  'Sign in again, and complete what the sign-in page asks for.',
] as const;
const otherAccount = 'Sign in with another account, or ask an administrator of the tenant.';
const lookAtNetwork = 'Check network, VPN and proxy (http.proxy in the settings), then try again.';

const aadsts = (code: number, error?: string): Failure => ({ kind: 'error', code, ...(error && { error }) });

/** What Entra does, and what the user reads. */
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
    `App registration ${clientId} does not have the redirect URI that this sign-in comes back to.`,
    addLocalhost,
  ],
  [
    'browser',
    'authorize',
    aadsts(500113, 'invalid_request'),
    `App registration ${clientId} may have no redirect URI at all.`,
    addLocalhost,
  ],
  [
    'browser',
    'token',
    aadsts(65001),
    `Nobody has granted ${scope} to app ${clientId} yet.`,
    `An administrator of the tenant can do it: ${consent}`,
    consent,
  ],
  [
    'browser',
    'token',
    { kind: 'error', code: 65001, suberror: 'consent_required' },
    `Nobody has granted ${scope} to app ${clientId} yet.`,
    `An administrator of the tenant can do it: ${consent}`,
    consent,
  ],
  [
    'browser',
    'authorize',
    aadsts(65002, 'invalid_client'),
    `App ${clientId} belongs to Microsoft and must not ask for this permission.`,
    'Register an app of your own and enter its client id in the settings.',
  ],
  [
    'browser',
    'authorize',
    aadsts(65004, 'access_denied'),
    'The permissions that the app asks for were declined.',
    'Sign in again and accept them, or use another account.',
  ],
  [
    'browser',
    'token',
    aadsts(7000218, 'invalid_client'),
    `App registration ${clientId} is not set up as a public client, which signing in as a user needs.`,
    `In ${portal}, open the app registration, then Authentication, and switch on “Allow public client flows”. Or sign in as the app, with a client secret or a certificate.`,
  ],
  [
    'deviceCode',
    'token',
    aadsts(7000218, 'invalid_client'),
    `App registration ${clientId} is not set up as a public client, which signing in as a user needs.`,
    `In ${portal}, open the app registration, then Authentication, and switch on “Allow public client flows”. Or sign in as the app, with a client secret or a certificate.`,
  ],
  [
    'appOnly',
    'token',
    aadsts(7000215, 'invalid_client'),
    'The client secret is wrong.',
    'Enter the secret’s value, not its id, and check in the portal that it has not expired.',
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
    `App registration ${clientId} may not know this certificate.`,
    `In ${portal}, upload the certificate under “Certificates & secrets” of the app registration.`,
  ],
  [
    'deviceCode',
    'devicecode',
    aadsts(700016, 'unauthorized_client'),
    `App ${clientId} is not known in tenant ${tenant}.`,
    'Check client id and tenant in the settings, and whether the app is registered in Global service: each cloud has registrations of its own.',
  ],
  [
    'appOnly',
    'token',
    aadsts(90002, 'invalid_request'),
    `Tenant ${tenant} was not found.`,
    'Check the tenant in the settings, and whether it is one of Global service.',
  ],
  ['browser', 'token', aadsts(50076), ...secondFactor],
  ['deviceCode', 'token', aadsts(50079), ...secondFactor],
  [
    'browser',
    'token',
    aadsts(53003),
    'A Conditional Access policy of your organization blocks this sign-in.',
    'Give the ids below to an administrator.',
  ],
  [
    'deviceCode',
    'token',
    aadsts(53003),
    'A Conditional Access policy of your organization blocks this sign-in.',
    'Give the ids below to an administrator. It may be the device code that is blocked: try the browser.',
  ],
  ['deviceCode', 'token', aadsts(530033), ...blocked],
  ['deviceCode', 'devicecode', aadsts(530036), ...blocked],
  ['browser', 'token', aadsts(700082), 'The sign-in has expired.', 'Sign in again.'],
  [
    'browser',
    'token',
    aadsts(70016),
    'The code has not been entered yet.',
    'Sign in again, and enter the code on the page that is shown.',
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
    `This account may not be assigned to app ${clientId}, and the app only takes those who are.`,
    'Ask an administrator to assign it under “Enterprise applications”, or sign in with another account.',
  ],
  [
    'deviceCode',
    'devicecode',
    aadsts(900144, 'invalid_request'),
    'The authority may miss a part of the request.',
    'Check the settings under graphRunStates.signIn. If they are complete, this is a bug: please report it.',
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
    'The device code has expired before it was used.',
    'Try again for a new code.',
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
    'login.microsoftonline.com sent its answer in an address, where it could be read by others. It was not used.',
    'Sign in with a device code.',
  ],
  ['deviceCode', 'devicecode', { kind: 'break' }, 'login.microsoftonline.com could not be reached.', lookAtNetwork],
  [
    'appOnly',
    'token',
    { kind: 'answer', status: 502, body: '<h1>Proxy</h1>' },
    'What answered in place of login.microsoftonline.com is not the Microsoft sign-in service.',
    'A proxy or a firewall may stand between. Check the network, then try again.',
  ],
  [
    'deviceCode',
    'devicecode',
    { kind: 'answer', status: 404, body: '{}' },
    'What answered in place of login.microsoftonline.com is not the Microsoft sign-in service.',
    'A proxy or a firewall may stand between. Check the network, then try again.',
  ],
  [
    'deviceCode',
    'devicecode',
    { kind: 'answer', status: 200, body: '{"user_code":"ABCD1234","verification_uri":"http://evil.example"}' },
    'What the authority answered is not a device code.',
    'Sign in with the browser.',
  ],
  [
    'appOnly',
    'token',
    { kind: 'answer', status: 307, body: '', headers: { Location: 'https://evil.example/token' } },
    'The sign-in was led away from login.microsoftonline.com. Nothing was sent to the other host.',
    'A proxy or a firewall may stand between. Check the network, then try again.',
  ],
];

describe('what the user reads when Entra fails', () => {
  withoutPausesOfMsal();
  let entra: FailingEntra;
  before(async () => {
    entra = await startFailingEntra();
  });
  after(() => entra.stop());

  const failWith = async (way: SignInMethodId, endpoint: Endpoint, failure: Failure): Promise<SignInFailure> => {
    entra.failures = { [endpoint]: failure };
    const secrets = new TestSecrets();
    const credential = { kind: 'secret', value: 'known~client~secret' } as const;
    if (way === 'appOnly')
      await new AppCredentials(secrets).store({ cloud: cloudOf('global'), clientId, tenant }, credential);
    const window = new TestWindow({
      secrets,
      settings: { clientId, tenant, methods: [way] },
      fetch: loopbackFetch(entra.origin),
      browser: (url) => new TestBrowser(entra.origin).signIn(url, 'decline').catch(() => undefined),
    });
    const result = await window.token();
    assert.equal(result.kind, 'failed');
    assert.deepEqual(
      window.offers.map((offer) => offer.failed),
      [way],
    );
    return result.failure;
  };

  for (const [way, endpoint, failure, message, nextStep, link] of cases)
    it(`${nameOf(failure)} at ${endpoint}, ${way}: ${message}`, async () => {
      const failed = await failWith(way, endpoint, failure);
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

  it('names the redirect URIs, portal and consent page of the cloud', async () => {
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
    case 'answer':
      return `status ${failure.status}`;
    case 'break':
    case 'silence':
    case 'query':
      return failure.kind;
    default:
      return failure satisfies never;
  }
}
