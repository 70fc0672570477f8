import assert from 'node:assert/strict';
import { AuthError, ClientAuthError, ServerError } from '@azure/msal-node';
import { explainFailure } from '../../../../src/auth/failure/explain-failure.ts';
import { cloudOf } from '../signed-in-window.ts';

const context = { cloud: cloudOf('global'), clientId: 'app', tenant: 't', scopes: [], method: 'browser' } as const;

describe('what the user reads when msal itself fails', () => {
  for (const [code, message] of [
    ['endpoints_resolution_error', 'login.microsoftonline.com could not be reached.'],
    ['network_error', 'login.microsoftonline.com could not be reached.'],
    ['authority_uri_insecure', 'The authority has to be reached by https.'],
    ['no_tokens_found', 'Nobody is signed in any more.'],
    ['redirect_uri_not_supported', 'The sign-in was set up wrongly.'],
    [
      'loopback_server_query_response_not_supported',
      'login.microsoftonline.com sent its answer in an address, where it could be read by others. It was not used.',
    ],
    [
      'loopback_server_timeout',
      'This machine does not let the editor listen on a local port, where the browser has to come back to.',
    ],
    ['device_code_expired', 'The device code has expired before it was used.'],
    ['state_mismatch', 'The answer in the browser does not belong to this sign-in.'],
    ['invalid_claims', 'Graph asks for a new sign-in with conditions that cannot be read.'],
    ['something_new', 'The sign-in failed for a reason that is not known.'],
  ] as const)
    it(`${code}: ${message}`, () => {
      const failure = explainFailure(new ClientAuthError(code, ''), undefined, context);
      assert.equal(failure.message, message);
      assert.ok(failure.nextStep);
      assert.deepEqual(failure.details, [{ name: 'Error', value: code }]);
    });

  it('shows nothing of msal’s messages, nor of codes that are none', () => {
    for (const error of [new AuthError('a s3cret!', '', 's3cret'), new Error('s3cret'), 's3cret', undefined])
      assert.ok(!JSON.stringify(explainFailure(error, undefined, context)).includes('s3cret'));
  });

  for (const [tenant, message] of [
    ['contoso.com', 'App app is not known in tenant contoso.com.'],
    ['organizations', 'App app is not known in the tenant of this account.'],
  ] as const)
    it(`AADSTS700016 with ${tenant} in the settings: ${message}`, () => {
      const error = new ServerError('unauthorized_client', '', 'AADSTS700016: No.');
      assert.equal(explainFailure(error, undefined, { ...context, tenant }).message, message);
    });

  it('reads what came by way of the browser', () => {
    const error = new ServerError('access_denied', '', 'AADSTS65004: Declined.\r\nTrace ID: 5');
    assert.deepEqual(explainFailure(error, undefined, context).details, [{ name: 'Code', value: 'AADSTS65004' }]);
  });
});
