import assert from 'node:assert/strict';
import { entityTypes } from '../../../src/catalog/index.ts';
import { isSecretName, isSecretParameter } from '../../../src/secrets/secret-names.ts';

const secret = [
  'password',
  'Password',
  'wifiPassword',
  'ADMIN_PASSWORD',
  'newpassword',
  'passwordBase64',
  'previousPasswords',
  'passwd',
  'Pwd',
  'passphrase',
  'secret',
  'secretText',
  'clientSecret',
  'client_secret',
  'clientsecret',
  'Client Secret',
  'sharedSecret1',
  'token',
  'access_token',
  'accessToken',
  'id_token',
  'refreshToken',
  'sasToken',
  'X-Auth-Token',
  'requestverificationtoken',
  'primaryKey',
  'secondaryKey',
  'PRIMARY_KEY',
  'sharedAccessKey',
  'apiKey',
  'apikey',
  'API-Key',
  'X-Functions-Key',
  'Ocp-Apim-Subscription-Key',
  'AccountKey',
  'privateKey',
  'preSharedKey',
  'recoveryKeys',
  'key1Key',
  'connectionString',
  'ConnectionStrings',
  'storage_connection_string',
  'Authorization',
  'Proxy-Authorization',
  'Cookie',
  'Set-Cookie',
  'clientAssertion',
  'client_assertion',
  'unlockPin',
  'device_code',
  'userCode',
  'activationLockBypassCode',
  'credential',
];

const harmless = [
  'id',
  'keyId',
  'key',
  'keys',
  'publicKey',
  'partitionKey',
  'RowKey',
  'sortKey',
  'foreignKey',
  'registryKey',
  'monkey',
  'keyboard',
  'keyType',
  'keyUsage',
  'customKeyIdentifier',
  'tokenType',
  'tokenId',
  'token_endpoint',
  '$skiptoken',
  'skipToken',
  '$deltatoken',
  'continuationToken',
  'nextPageToken',
  'passwordPolicies',
  'passwordMinimumLength',
  'passwordLastRotatedDateTime',
  'forgotMyPasswordText',
  'passwordProfile',
  'secretary',
  'secretType',
  'code',
  'errorCode',
  'countryCode',
  'statusCode',
  'spin',
  'pinned',
  'displayName',
  'string',
  'cookiePolicy',
  'authorizationUrl',
  'client_assertion_type',
  'hint',
  '',
  '密码',
];

describe('the name of a secret', () => {
  for (const name of secret)
    it(`is ${name}`, () => {
      assert.ok(isSecretName(name));
      assert.ok(isSecretParameter(name));
    });

  for (const name of harmless)
    it(`isn’t ${JSON.stringify(name)}`, () => {
      assert.ok(!isSecretName(name));
    });

  for (const name of ['sig', 'code', 'key', 'X-Amz-Signature', 'Signature'])
    it(`is ${name} in a query only`, () => {
      assert.ok(isSecretParameter(name));
      assert.ok(!isSecretName(name));
    });

  it('isn’t any property of a run state', () => {
    const names = entityTypes.flatMap(({ properties, navigationProperties }) =>
      [...properties, ...navigationProperties].map(({ name }) => name),
    );
    assert.deepEqual(names.filter(isSecretName), []);
  });

  it('isn’t a long text', () => {
    assert.ok(!isSecretName(`${'x'.repeat(100)}Password`));
  });
});
