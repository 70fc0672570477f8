import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redacted, redacting } from '../../../src/secrets/redacted.ts';
import { asksForSecret } from '../../../src/secrets/secret-address.ts';
import { KnownSecrets, ways } from '../../known-secrets.ts';

const jwt = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20ifQ.c2lnbmF0dXJl';
const clientSecret = `abC8Q~${'d'.repeat(34)}`;
const pem = ['-----BEGIN PRIVATE KEY-----', 'MIIEvQIBADANBgkqhkiG', '-----END PRIVATE KEY-----'];

describe('a redacted text', () => {
  const cases: readonly [text: string, expected: string][] = [
    // JSON
    [
      '{"secretText":"s3cr3t","keyId":"k","hint":"s3c"}',
      '{"secretText":"(removed: secretText)","keyId":"k","hint":"s3c"}',
    ],
    ['{ "password" : "a\\"b", "x": 1 }', '{ "password" : "(removed: password)", "x": 1 }'],
    ['{"password":12345678,"pin":1234,"x":1}', '{"password":"(removed: password)","pin":"(removed: pin)","x":1}'],
    ['{"hasPassword":true,"token":null,"tokens":5}', '{"hasPassword":true,"token":null,"tokens":5}'],
    ['{"apiKeys":["a","b"],"x":["c"]}', '{"apiKeys":["(removed: apiKeys)","(removed: apiKeys)"],"x":["c"]}'],
    ['{"secret":{"value":"v","id":"i"},"value":"w"}', '{"secret":{"value":"(removed: secret)","id":"i"},"value":"w"}'],
    [
      '[{"name":"ApiKey","value":"v"},{"name":"colour","value":"red"}]',
      '[{"name":"ApiKey","value":"(removed: ApiKey)"},{"name":"colour","value":"red"}]',
    ],
    ['{"value":"v","key":"clientSecret"}', '{"value":"(removed: clientSecret)","key":"clientSecret"}'],
    [
      JSON.stringify({ m: JSON.stringify({ password: 'a"b' }) }),
      JSON.stringify({ m: JSON.stringify({ password: '(removed: password)' }) }),
    ],
    [
      JSON.stringify({ m: JSON.stringify({ m: JSON.stringify({ pwd: 'x' }) }) }),
      JSON.stringify({ m: JSON.stringify({ m: JSON.stringify({ pwd: '(removed: pwd)' }) }) }),
    ],
    ['{"secretText":"cut o', '{"secretText":"(removed: secretText)'],
    ['{"a":1,}{"password":"x",', '{"a":1,}{"password":"(removed: password)",'],
    [
      '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}',
      '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}',
    ],
    ['{"password":"{{pw}}"}', '{"password":"(removed: password)"}'],
    ["{'apiKey': 'x'}", "{'apiKey': '(removed: apiKey)'}"],
    // URLs and forms
    ['https://x/y?sv=1&sig=a%2Bb%3D&se=2', 'https://x/y?sv=1&sig=(removed: sig)&se=2'],
    ['{"u":"https://x?a=1\\u0026sig=abc"}', '{"u":"https://x?a=1\\u0026sig=(removed: sig)"}'],
    ['https://x?u=https%3A%2F%2Fy%3Fsig%3Dabc%26z%3D1', 'https://x?u=https%3A%2F%2Fy%3Fsig%3D(removed: sig)%26z%3D1'],
    [
      'https://x/cb?code=abc&state=1#access_token=t',
      'https://x/cb?code=(removed: code)&state=1#access_token=(removed: access_token)',
    ],
    ['https://x?$skiptoken=abc&$top=5', 'https://x?$skiptoken=abc&$top=5'],
    ['https://user:pa55w0rd@host/x', 'https://user:(removed: password)@host/x'],
    ['grant_type=x&client_secret=a+b&scope=y', 'grant_type=x&client_secret=(removed: client_secret)&scope=y'],
    // HTML and XML
    ['<input name="client_secret" value="v">', '<input name="client_secret" value="(removed: client_secret)">'],
    [
      '<input type="password" value="v"><input name="user" value="u">',
      '<input type="password" value="(removed: password)"><input name="user" value="u">',
    ],
    ['<a><password>x y</password><b>z</b></a>', '<a><password>(removed: password)</password><b>z</b></a>'],
    [
      '<w:Password Type="t"><![CDATA[x]]></w:Password>',
      '<w:Password Type="t"><![CDATA[(removed: Password)]]></w:Password>',
    ],
    ['{&quot;apiKey&quot;:&quot;x&quot;}', '{&quot;apiKey&quot;:&quot;(removed: apiKey)&quot;}'],
    // Text
    ['Server=s;Database=d;Pwd=p w;', 'Server=s;Database=d;Pwd=(removed: Pwd) w;'],
    [
      'AccountName=a;AccountKey=abc==;EndpointSuffix=core',
      'AccountName=a;AccountKey=(removed: AccountKey);EndpointSuffix=core',
    ],
    ['Password: hunter\nUser: me', 'Password: (removed: Password)\nUser: me'],
    ['Set-Cookie: a=b; Path=/\nX: y', 'Set-Cookie: (removed: Set-Cookie)\nX: y'],
    ['$password = "abc"', '$password = "(removed: password)"'],
    ['The password: please enter it', 'The password: please enter it'],
    ['Invalid token: abc12345', 'Invalid token: (removed: token)'],
    // By what they look like
    [`a ${jwt}.`, 'a (removed: access token).'],
    [`x${jwt}`, 'x(removed: access token)'],
    [jwt.slice(0, 80), '(removed: access token)'],
    [`Bearer ${'a1'.repeat(12)}==`, 'Bearer (removed: access token)'],
    ['Bearer authentication is required', 'Bearer authentication is required'],
    [`Basic ${Buffer.from('me:pass').toString('base64')}`, 'Basic (removed: user name and password)'],
    ['Basic authentication is required', 'Basic authentication is required'],
    [pem.join('\n'), '(removed: private key)'],
    [JSON.stringify({ k: `${pem.join('\r\n')}\n`, x: 1 }), '{"k":"(removed: private key)\\n","x":1}'],
    [`x ${pem.slice(0, 2).join('\n')}`, 'x (removed: private key)'],
    [`the value ${clientSecret} is wrong`, 'the value (removed: client secret) is wrong'],
    [`${'Ab1/'.repeat(21)}Ab==`, '(removed: account key)'],
    [`sha512-${'Ab1/'.repeat(21)}Ab==`, `sha512-${'Ab1/'.repeat(21)}Ab==`],
    [`ghp_${'a1'.repeat(18)}`, '(removed: GitHub token)'],
    ['111111-222222-333333-444444-555555-666666-777777-888888', '(removed: recovery password)'],
    // What a name may contain
    [
      JSON.stringify({ [`my ${jwt} token`]: 'x' }).slice(0, 20),
      JSON.stringify({ [`my ${jwt} token`]: 'x' }).slice(0, 20),
    ],
    ['', ''],
    ['nothing: at = all', 'nothing: at = all'],
  ];
  for (const [text, expected] of cases)
    it(`of ${JSON.stringify(text).slice(0, 100)}`, () => {
      const once = redacted(text);
      assert.equal(once, expected);
      assert.equal(redacted(once), expected);
    });

  it('says what was removed', () => {
    const { secrets } = redacting({})(`{"secretText":"a","x":"${jwt}","password":"b","secretText":"c"}`);
    assert.deepEqual([...secrets].sort(), ['access token', 'password', 'secretText']);
  });

  it('doesn’t name a secret with a private value', () => {
    const hidden = new Map([['one', 'hunter2-private']]);
    const { text, secrets } = redacting({ hidden })('{"hunter2-private password":"x"}');
    assert.deepEqual([text, secrets], ['{"{{one}} password":"(removed: secret)"}', ['secret']]);
  });

  it('leaves out the value of a body that was requested as a secret', () => {
    const redact = redacting({ isSecretBody: true });
    assert.equal(
      redact('{"@odata.context":"c","value":"v"}').text,
      '{"@odata.context":"c","value":"(removed: value)"}',
    );
    assert.equal(redact('{"id":"i","key":"k"}').text, '{"id":"i","key":"(removed: value)"}');
    assert.equal(redact('plain text').text, '(removed: value)');
  });

  it('is JSON if the text was JSON', () => {
    const name = fc.constantFrom(
      'password',
      'x',
      'apiKeys',
      'secret',
      'value',
      'name',
      'sig',
      'pin',
      'a"b',
      'tok\\en',
      '{',
    );
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(jwt, pem.join('\n'), 'https://x?sig=a&b', '{"pwd":"x"}', 'a,"b', '\\', 'password', ':', '=', 3),
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (json, indent) => {
        const once = redacted(JSON.stringify(json, null, indent));
        JSON.parse(once);
      }),
    );
  });
});

describe('a private value', () => {
  const values = ['hunter2-private', 'straßenſchild', 'P@ss w0rd/+"ü&<%\\ 1', 'AAAAAA', 'a/b?c=d&e=f', '{"k":"v\\n"}'];
  for (const [way, write] of Object.entries(ways))
    for (const value of values)
      it(`${JSON.stringify(value)} is removed ${way}`, () => {
        const redact = redacting({ hidden: new Map([['one', value]]) });
        for (const text of [write(value), `{"error":{"message":"The value '${write(value)}' is wrong."}}`])
          for (const within of [text, JSON.stringify(text)]) {
            const { text: left } = redact(within);
            assert.ok(left.includes('{{one}}'), left);
            assert.deepEqual(new KnownSecrets([value]).in(left, ''), []);
          }
      });

  for (const [what, text, expected] of [
    ['beside a user name in Base64', Buffer.from('user:hunter2-private').toString('base64'), /^dXNlcj?\{\{one\}\}$/],
    ['in wrapped Base64', 'aHVudGVyMi1w\r\ncml2YXRl', /^\{\{one\}\}$/],
    ['cut off with an ellipsis', 'the value hunter2-priv… is wrong', /^the value \{\{one\}\}… is wrong$/],
    ['cut off by a quotation mark', "'hunter2-priv'", /^'\{\{one\}\}'$/],
    ['cut off with the text', 'x hunter2-', /^x \{\{one\}\}$/],
  ] as const)
    it(`is removed ${what}`, () => {
      assert.match(redacting({ hidden: new Map([['one', 'hunter2-private']]) })(text).text, expected);
    });

  it('is matched case-sensitively if it is short', () => {
    assert.equal(redacting({ hidden: new Map([['env', 'prod']]) })('Product prod').text, 'Product {{env}}');
  });
});

describe('an address', () => {
  for (const [url, expected] of [
    ['https://graph.microsoft.com/beta/deviceManagement/managedDevices/1/getFileVaultKey', true],
    ['https://graph.microsoft.com/beta/informationProtection/bitlocker/recoveryKeys/1?$select=key', true],
    ['https://graph.microsoft.com/beta/directory/deviceLocalCredentials/1', true],
    [
      "https://graph.microsoft.com/beta/x/microsoft.graph.getOmaSettingPlainTextValue(secretReferenceValueId='1')",
      true,
    ],
    ['https://graph.microsoft.com/beta/x/password/$value', true],
    ['https://graph.microsoft.com/beta/applications/1', false],
    ['https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates', false],
    ['', false],
  ] as const)
    it(`${expected ? 'asks' : 'doesn’t ask'} for a secret: ${url}`, () => {
      assert.equal(asksForSecret(url), expected);
    });
});
