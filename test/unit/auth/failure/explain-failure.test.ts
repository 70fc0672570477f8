import assert from 'node:assert/strict';
import { AuthError, ClientAuthError, ServerError } from '@azure/msal-node';
import { explainFailure } from '../../../../src/auth/failure/explain-failure.ts';
import { cloudOf } from '../signed-in-window.ts';

const context = { cloud: cloudOf('global'), clientId: 'app', tenant: 't', scopes: [], method: 'browser' } as const;

describe('messages when msal fails', () => {
  for (const [code, message] of [
    ['endpoints_resolution_error', 'Couldn’t reach login.microsoftonline.com.'],
    ['network_error', 'Couldn’t reach login.microsoftonline.com.'],
    ['authority_uri_insecure', 'The authority must use https.'],
    ['no_tokens_found', 'You’re no longer signed in.'],
    ['redirect_uri_not_supported', 'The sign-in is misconfigured.'],
    [
      'loopback_server_query_response_not_supported',
      'login.microsoftonline.com returned its response in a URL, where others could read it. This extension didn’t use it.',
    ],
    ['loopback_server_timeout', 'The editor can’t open the local port that the browser returns to.'],
    ['device_code_expired', 'The device code expired before it was used.'],
    ['state_mismatch', 'The response in the browser doesn’t belong to this sign-in.'],
    ['invalid_claims', 'Graph requires a new sign-in, but this extension can’t read its conditions.'],
    ['something_new', 'The sign-in failed for an unknown reason.'],
  ] as const)
    it(`${code}: ${message}`, () => {
      const failure = explainFailure(new ClientAuthError(code, ''), undefined, context);
      assert.equal(failure.message, message);
      assert.ok(failure.nextStep);
      assert.deepEqual(failure.details, [{ name: 'Error', value: code }]);
    });

  it('shows neither msal’s messages nor invalid codes', () => {
    for (const error of [new AuthError('a s3cret!', '', 's3cret'), new Error('s3cret'), 's3cret', undefined])
      assert.ok(!JSON.stringify(explainFailure(error, undefined, context)).includes('s3cret'));
  });

  for (const [tenant, message] of [
    ['contoso.com', 'App app wasn’t found in tenant contoso.com.'],
    ['organizations', 'App app wasn’t found in the tenant of this account.'],
  ] as const)
    it(`AADSTS700016 with ${tenant} in the settings: ${message}`, () => {
      const error = new ServerError('unauthorized_client', '', 'AADSTS700016: No.');
      assert.equal(explainFailure(error, undefined, { ...context, tenant }).message, message);
    });

  it('reads an error that came through the browser', () => {
    const error = new ServerError('access_denied', '', 'AADSTS65004: Declined.\r\nTrace ID: 5');
    assert.deepEqual(explainFailure(error, undefined, context).details, [{ name: 'Code', value: 'AADSTS65004' }]);
  });
});
