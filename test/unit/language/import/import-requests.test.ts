import assert from 'node:assert/strict';
import { importRequests, type Imported } from '../../../../src/language/import/import-requests.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates';
const json = '{"detectionState":"success"}';
const token = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMyJ9.c2ln';
const type = 'Content-Type: application/json';

function imported(file: unknown): Imported {
  const found = importRequests(typeof file === 'string' ? file : JSON.stringify(file));
  assert.ok(typeof found === 'object', JSON.stringify(found));
  return found;
}

describe('import: HAR', () => {
  const har = (...requests: readonly unknown[]) => ({
    log: { version: '1.2', entries: requests.map((request) => ({ request })) },
  });
  const headers = (...pairs: readonly (readonly [string, string])[]) => pairs.map(([name, value]) => ({ name, value }));

  it('keeps requests to Graph, without tokens, cookies and browser headers, and counts the others by host', () => {
    const { text, count, others, omitted } = imported(
      har(
        {
          method: 'POST',
          url,
          headers: headers(
            [':authority', 'graph.microsoft.com'],
            ['Host', 'graph.microsoft.com'],
            ['Authorization', `Bearer ${token}`],
            ['Cookie', 'a=b'],
            ['User-Agent', 'Mozilla/5.0'],
            ['Content-Type', 'application/json'],
          ),
          postData: { mimeType: 'application/json', text: json },
        },
        { method: 'OPTIONS', url, headers: headers(['Access-Control-Request-Method', 'POST']) },
        { method: 'GET', url: 'https://login.microsoftonline.com/a?code=1', headers: [] },
        { method: 'GET', url: 'https://example.com/a', headers: [] },
        { method: 'GET', url: 'https://example.com/b', headers: [] },
        { method: 'GET', url: `${url}?$top=1`, headers: headers(['Accept', '*/*']) },
      ),
    );
    assert.equal(
      text,
      `### Create deviceHealthScriptDeviceState\nPOST ${url}\n${type}\n\n${json}\n\n### List deviceHealthScriptDeviceState\nGET ${url}?$top=1\n`,
    );
    assert.equal(count, 2);
    assert.deepEqual(
      [...others],
      [
        ['example.com', 2],
        ['login.microsoftonline.com', 1],
      ],
    );
    assert.deepEqual(omitted, { secrets: ['Authorization', 'Cookie'], headers: ['User-Agent', 'Accept'], unread: [] });
  });

  const rows: readonly (readonly [what: string, request: unknown, text: string])[] = [
    [
      'a media type that only the body has',
      { method: 'POST', url, postData: { mimeType: 'application/json', text: json } },
      `### Create deviceHealthScriptDeviceState\nPOST ${url}\n${type}\n\n${json}\n`,
    ],
    [
      'braces as text',
      { method: 'POST', url, postData: { mimeType: 'application/json', text: '{"resultMessage":"{{HOME}}"}' } },
      `### Create deviceHealthScriptDeviceState\nPOST ${url}\n${type}\n\n{"resultMessage":"${String.raw`\u007b{HOME}}`}"}\n`,
    ],
    [
      'a secret in the body',
      { method: 'POST', url, postData: { mimeType: 'application/json', text: '{"password":"abcdef"}' } },
      `### Create deviceHealthScriptDeviceState\nPOST ${url}\n${type}\n\n{"password":"{{password}}"}\n`,
    ],
    [
      'a line break in a header',
      { method: 'GET', url, headers: [{ name: 'X-A', value: 'a\n\n### b\nDELETE /x' }] },
      `### List deviceHealthScriptDeviceState\nGET ${url}\nX-A: a  ### b DELETE /x\n`,
    ],
  ];
  for (const [what, request, text] of rows)
    it(what, () => {
      assert.equal(imported(har(request)).text, text);
    });

  it('doesn’t turn a multipart form into another form', () => {
    const postData = { mimeType: 'multipart/form-data; boundary=a', params: [{ name: 'b', fileName: 'c.json' }] };
    const { text, omitted } = imported(har({ method: 'POST', url, postData }));
    assert.doesNotMatch(text, /^b=/m);
    assert.deepEqual(omitted.unread, ['multipart body']);
  });
});

describe('import: Postman collections', () => {
  const collection = (item: readonly unknown[], more: object = {}) => ({
    info: { name: 'a', schema: 'v2.1.0' },
    item,
    ...more,
  });

  const urls: readonly (readonly [url: unknown, text: string])[] = [
    [
      {
        protocol: 'https',
        host: ['graph', 'microsoft', 'com'],
        path: ['beta', 'deviceManagement', 'deviceHealthScripts', ':id', 'deviceRunStates'],
        query: [
          { key: '$top', value: '1' },
          { key: '$skip', value: '1', disabled: true },
        ],
        variable: [{ key: 'id', value: '1' }],
      },
      `${url}?$top=1`,
    ],
    [{ host: '{{baseUrl}}', path: '/deviceManagement/a' }, '{{baseUrl}}/deviceManagement/a'],
    [
      { host: ['graph.microsoft.com'], port: '443', path: [{ type: 'string', value: 'beta' }, 'me'] },
      'https://graph.microsoft.com:443/beta/me',
    ],
  ];
  for (const [parts, text] of urls)
    it(`reads ${text} from its parts`, () => {
      const lines = imported(collection([{ request: { url: parts } }])).text.split('\n');
      assert.ok(lines.includes(`GET ${text}`), lines.join('\n'));
    });

  it('lists scripts of folders and of the collection as unread', () => {
    const event = (listen: string) => [{ listen, script: { exec: ['a()'] } }];
    const { omitted } = imported(
      collection([{ name: 'b', item: [{ request: { url } }], event: event('test') }], { event: event('prerequest') }),
    );
    assert.deepEqual(omitted.unread, ['prerequest script', 'test script']);
  });
  const rows: readonly (readonly [
    what: string,
    file: unknown,
    text: string,
    omitted?: Partial<Imported['omitted']>,
  ])[] = [
    [
      'folders, variables and a token',
      collection(
        [
          {
            name: 'Scripts',
            item: [
              {
                name: 'Report a run',
                request: {
                  method: 'POST',
                  description: 'Reports it.',
                  header: [
                    { key: 'X-A', value: 'b' },
                    { key: 'X-Off', value: 'b', disabled: true },
                  ],
                  url: {
                    raw: '{{baseUrl}}/deviceManagement/deviceHealthScripts/:id/deviceRunStates',
                    variable: [{ key: 'id', value: '{{scriptId}}' }],
                  },
                  body: {
                    mode: 'raw',
                    raw: '{"resultMessage":"{{$isoTimestamp}}"}',
                    options: { raw: { language: 'json' } },
                  },
                },
              },
            ],
          },
        ],
        {
          auth: { type: 'bearer', bearer: [{ key: 'token', value: token }] },
          variable: [
            { key: 'baseUrl', value: 'https://graph.microsoft.com/beta' },
            { key: 'scriptId', value: '1' },
            { key: 'client_secret', value: 'abcdef' },
          ],
        },
      ),
      `### Scripts / Report a run\n@baseUrl = https://graph.microsoft.com/beta\n@scriptId = 1\n# Reports it.\nPOST {{baseUrl}}/deviceManagement/deviceHealthScripts/{{scriptId}}/deviceRunStates\nX-A: b\n${type}\n\n{"resultMessage":"{{$datetime iso8601}}"}\n`,
      { secrets: ['bearer auth'] },
    ],
    [
      'a variable that is a secret',
      collection(
        [{ name: 'a', request: { method: 'GET', url, header: [{ key: 'X-Api-Key', value: '{{apiKey}}' }] } }],
        { variable: [{ key: 'apiKey', value: 'abcdef' }] },
      ),
      `### a\nGET ${url}\nX-Api-Key: {{apiKey}}\n`,
      { secrets: ['apiKey'] },
    ],
    ['a URL as a string', collection([{ name: 'a', request: url }]), `### a\nGET ${url}\n`],
    [
      'a :variable without a value',
      collection([{ name: 'a', request: { method: 'GET', url: { raw: url.replace('/1/', '/:id/') } } }]),
      `### a\nGET ${url.replace('/1/', '/{id}/')}\n`,
    ],
    [
      'a base URL from an environment',
      collection([{ name: 'a', request: { method: 'GET', url: '{{graph}}/beta/me' } }]),
      '### a\nGET {{graph}}/beta/me\n',
    ],
    [
      'a form',
      collection([
        {
          name: 'a',
          request: { method: 'POST', url, body: { mode: 'urlencoded', urlencoded: [{ key: 'a b', value: '{{c}}' }] } },
        },
      ]),
      `### a\nPOST ${url}\nContent-Type: application/x-www-form-urlencoded\n\na%20b={{c}}\n`,
    ],
    [
      'parts that are unread',
      collection([
        {
          name: 'a',
          event: [{ listen: 'test', script: { exec: ['pm.test()'] } }],
          request: { method: 'POST', url, body: { mode: 'formdata', formdata: [] } },
        },
      ]),
      `### a\n# Not pasted: formdata body, test script\nPOST ${url}\n`,
      { unread: ['formdata body', 'test script'] },
    ],
    [
      'a name over several lines',
      collection([{ name: 'a\n### b', request: { method: 'GET', url } }]),
      `### a ### b\nGET ${url}\n`,
    ],
  ];
  for (const [what, file, text, omitted] of rows)
    it(what, () => {
      const found = imported(file);
      assert.equal(found.text, text);
      if (omitted) assert.deepEqual(found.omitted, { secrets: [], headers: [], unread: [], ...omitted });
    });

  it('imports nothing if no request goes to Graph', () => {
    const found = imported(collection([{ name: 'a', request: 'https://example.com/a' }]));
    assert.deepEqual([found.text, found.count, [...found.others]], ['', 0, [['example.com', 1]]]);
  });

  it('reads folders at any depth', () => {
    const item = `${'{"name":"f","item":['.repeat(3000)}{"name":"a","request":"${url}"}${']}'.repeat(3000)}`;
    assert.equal(imported(`{"info":{},"item":[${item}]}`).count, 1);
  });
});

describe('import: other files', () => {
  for (const [file, fault] of [
    ['{', 'not-json'],
    ['', 'not-json'],
    ['{}', 'unknown-format'],
    ['[1]', 'unknown-format'],
    ['null', 'unknown-format'],
    ['{"log":{}}', 'unknown-format'],
  ] as const)
    it(`${JSON.stringify(file)}: ${fault}`, () => {
      assert.equal(importRequests(file), fault);
    });

  it('may begin with a byte order mark', () => {
    assert.equal(imported(`\ufeff${JSON.stringify({ log: { entries: [] } })}`).count, 0);
  });
});
