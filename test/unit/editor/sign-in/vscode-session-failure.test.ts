import assert from 'node:assert/strict';
import { clouds } from '../../../../src/catalog/index.ts';
import { sessionFailure } from '../../../../src/editor/sign-in/vscode-session-failure.ts';

const [global, , , china] = clouds;

describe('VS Code’s error when it returns no session', () => {
  for (const message of [
    'User did not consent to login.',
    'User did not consent to account access',
    'Cancelled',
    'Canceled',
    'Sign in was cancelled by the user',
  ])
    it(`"${message}" isn’t a failure`, () => {
      assert.deepEqual(failure(message), { kind: 'cancelled' });
    });

  for (const [message, words] of [
    [
      "Timed out waiting for authentication provider 'microsoft' to register.",
      /no Microsoft account for Global service/,
    ],
    ['invalid_client: 7000218 - [2026-01-01 00:00:00Z]: AADSTS7000218: The request body must …', /public client/],
    ['AADSTS65002: Consent between first party application …', /belongs to Microsoft/],
    ['', /refused/],
  ] as const)
    it(`"${message.slice(0, 40)}" is explained`, () => {
      const result = failure(message);
      assert.match(result.kind === 'failed' ? result.failure.message : '', words);
    });

  it('names the setting that a national cloud needs', () => {
    const result = failure('No authentication provider is currently registered.', china);
    assert.match(result.kind === 'failed' ? result.failure.nextStep : '', /microsoft-sovereign-cloud\.environment/);
  });
});

function failure(message: string, cloud = global): ReturnType<typeof sessionFailure> {
  assert.ok(cloud);
  const request = { cloud, clientId: 'c', tenant: 't', scopes: [], claims: undefined };
  return sessionFailure(new Error(message), request);
}
