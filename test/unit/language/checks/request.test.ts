import assert from 'node:assert/strict';
import { clouds, type CloudId } from '../../../../src/catalog/index.ts';
import { fixesFor, problemDocumentation, problemMessage } from '../../../../src/language/problems/problem.ts';
import { applyEdits, problemsIn } from '../problems/problems-in.ts';

const root = 'https://graph.microsoft.com/beta/deviceManagement';
const url = `${root}/deviceShellScripts/1/deviceRunStates`;
const type = 'Content-Type: application/json';
const jwt = 'eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJub2JvZHkifQ.c2lnbmF0dXJl';

type Rows = readonly (readonly [text: string, ...expected: string[]])[];

const shown = (text: string): string => text.replaceAll('\n', '⏎').replaceAll(url, '<url>').replaceAll(root, '<root>');

/** One test per row: a request file, and `severity code source` of its problems. */
function table(title: string, rows: Rows, target?: CloudId): void {
  describe(title, () => {
    for (const [text, ...expected] of rows)
      it(`${shown(text)} → ${expected.join(' | ') || 'no problem'}`, () => {
        const cloud = clouds.find(({ id }) => id === target);
        assert.deepEqual(
          problemsIn(text, { cloud }).map(({ problem, source }) => `${problem.severity} ${problem.code} ${source}`),
          expected,
        );
      });
  });
}

table('the blank line before the body', [
  [`POST ${url}\n${type}\n\n{}`],
  [`POST ${url}\n${type}\n{}`, 'warning missing-blank-line {}'],
  [`POST ${url}\n${type}\n  {}  `, 'warning missing-blank-line {}'],
  [`POST ${url}\n${type}\n# a\n{}`, 'warning missing-blank-line {}'],
  [`POST ${url}\n${type}\n# a\n\n{}`],
  [`POST ${url}\n${type}\n< a.json`, 'warning missing-blank-line < a.json'],
]);

table('headers below the blank line', [
  [`POST ${url}\n\n${type}\n\n{}`, 'warning misplaced-header Content-Type'],
  [`GET ${url}\n\nAccept: a`],
  [`POST ${url}\n${type}\n\nX-Note: a\n\n{}`, 'error misplaced-header X-Note'],
  [`POST ${url}\n${type}\n\nrunState: "success"`, 'error invalid-json runState'],
  [`POST ${url}\n${type}\n\n{\nrunState: "success"\n}`, 'error invalid-json runState', 'error invalid-json }'],
  [`POST ${url}\n\n{}\n${type}`, 'error misplaced-header Content-Type'],
  [`POST ${url}\n${type}\n\n{}\nX-Note: a`, 'error invalid-json X-Note'],
  [`POST ${url}\n${type}\n\n{ "resultMessage": "Accept: a" }`],
  [`PUT ${root}/a\nContent-Type: text/plain\n\nAccept: a\n{`],
]);

table('Content-Length', [
  [`POST ${url}\n${type}\nContent-Length: 2\n\n{}`, 'information content-length Content-Length: 2'],
  [`POST ${url}\n${type}\ncontent-length: 3\n\n{}`, 'warning content-length content-length: 3'],
  [
    `POST ${url}\n${type}\nContent-Length: 2\ncontent-length: 3\n\n{}`,
    'information content-length Content-Length: 2',
    'warning content-length content-length: 3',
  ],
  [`POST ${url}\n${type}\nContent-Length: 24\n\n{ "resultMessage": "é" }`, 'warning content-length Content-Length: 24'],
  [
    `POST ${url}\n${type}\nContent-Length: 25\n\n{ "resultMessage": "é" }`,
    'information content-length Content-Length: 25',
  ],
  [`POST ${url}\n${type}\nContent-Length:\n\n{}`, 'warning content-length Content-Length:'],
  [`GET ${url}\nContent-Length: 0`],
]);

table('Content-Type', [
  [`POST ${url}\n\n{}`, 'warning missing-content-type POST'],
  [`POST ${url}\nAccept: a\n\n{}`, 'warning missing-content-type POST'],
  [`POST ${url}\ncontent-type: application/json\n\n{}`],
  [`POST ${url}\n`, 'warning missing-body POST'],
  [`@type = text/plain\nPOST ${url}\nContent-Type: {{type}}\n\n{}`, 'warning wrong-content-type {{type}}'],
  [`@type = application/json\nPOST ${url}\nContent-Type: {{type}}\n\n{}`],
  [`POST ${url}\nContent-Type:\n\n{}`, 'warning wrong-content-type Content-Type:'],
  [`PUT ${root}/a/content\nContent-Type: text/plain\n\na`],
  [`POST ${url}\n\n< ./a.json`, 'warning missing-content-type POST'],
  [`DELETE ${url}/1\n\n{}`],
]);

table('tokens', [
  [`GET ${url}\nAuthorization: Bearer ${jwt}`, `warning token-in-file ${jwt}`],
  [`GET ${url}\nX: ${jwt}`, `warning token-in-file ${jwt}`],
  [`GET ${url}\nauthorization: BEARER abcdefghijklmnopqrs0`, 'warning token-in-file abcdefghijklmnopqrs0'],
  [`GET ${url}\nAuthorization: Bearer {token}`],
  // The header is never sent, so nothing in it needs a value.
  [`GET ${url}\nAuthorization: Bearer {{token}}`],
  [`GET ${url}\nauthorization: {{$aadV2Token appOnly}}\nProxy-Authorization: {{x}}`],
  [
    `GET ${url}\nAuthorization: Bearer {{login.response.body.$.access_token}}\nX-A: {{b}}`,
    'error unknown-variable {{b}}',
  ],
  [`GET ${url}\nAuthorization: Bearer\n  x{{token}}\nHost: {{host}}`, 'error unknown-variable {{host}}'],
  [`@token = {{login.response.body.*}}\nGET ${url}\nAuthorization: Bearer {{token}}`],
  [`GET ${url}\nAuthorization: Bearer <your-access-token-1>`],
  [`GET ${url}\nAuthorization: Bearer abcdefghijklmnopqrstuvwxyz`],
  [`GET ${url}\nAuthorization: Bearer a1`],
  [`GET ${url}?a=${jwt}`, `warning token-in-file ${jwt}`],
  [`# ${jwt}\nGET ${url}`, `warning token-in-file ${jwt}`],
  [`@a = ${jwt}`, `warning token-in-file ${jwt}`],
  [`@a = ${jwt}\nGET https://example.com`],
  [`GET ${url}\n\n> a\n${jwt}.${jwt}`, `warning token-in-file ${jwt}.${jwt}`],
  [`GET https://example.com\nAuthorization: Bearer ${jwt}`],
]);

table('placeholders and variables', [
  [`GET ${root}/{a}/{b}`, 'information unresolved-placeholder {a}', 'information unresolved-placeholder {b}'],
  [`GET ${root}/a\n?b={c}`, 'information unresolved-placeholder {c}'],
  [`GET ${root}/{{a}}`, 'error unknown-variable {{a}}'],
  [`@a = 1\nGET ${root}/{{a}}/{{ a }}`],
  [`GET ${root}/{{a}}\n###\n@a = 1`],
  [`GET ${root}/a\nB: {{c}} {{d}}`, 'error unknown-variable {{c}}', 'error unknown-variable {{d}}'],
  [`@a = {{b}}\nGET ${root}/{{a}}`, 'error unknown-variable {{a}}'],
  [`@a = {{a}}\nGET ${root}/{{a}}`, 'error unknown-variable {{a}}'],
  [`POST ${url}\n${type}\n\n{\n# {{a}}\n"errorCode": {{b}}\n}`, 'error unknown-variable {{b}}'],
  [`# {{a}}\nGET ${root}`],
  ...['$aadToken', '$datetime', '%a', 'new Date()', 'a + b'].map(
    (name) => [`GET ${root}/{{${name}}}`, `error foreign-variable {{${name}}}`] as const,
  ),
  // No request has that name.
  ...['a.response.body.$.id', 'a.request.headers.B'].map(
    (name) => [`GET ${root}/{{${name}}}`, `error unknown-variable {{${name}}}`] as const,
  ),
  [`GET https://example.com/{{a}}/{b}`],
]);

table('routes', [
  [`GET ${url}`],
  [`POST ${url}`, 'warning missing-body POST'],
  ...['PUT', 'PATCH', 'DELETE', 'HEAD'].map(
    (method) => [`${method} ${url}`, `warning unknown-route ${method}`] as const,
  ),
  ...['GET', 'DELETE'].map((method) => [`${method} ${url}/1`] as const),
  [`PATCH ${url}/1`, 'warning missing-body PATCH'],
  ...['PUT', 'POST'].map((method) => [`${method} ${url}/1`, `warning unknown-route ${method}`] as const),
  [`GET ${url}/1/managedDevice`],
  [`GET ${url}/1/things`, 'warning unknown-route things'],
  [`GET ${url}('1')`],
  [url],
  [`GET ${root}/deviceHealthScripts/1/userRunStates/2`, 'warning unknown-route userRunStates'],
  [`GET ${root}/deviceHealthScripts/1/DeviceRunStates`],
  [`GET ${root}/deviceHealthScripts/1/deviceRunState`, 'warning unknown-route deviceRunState'],
  [`GET ${root}/deviceHealthScripts/deviceRunStates`, 'warning unknown-route deviceRunStates'],
  [`GET ${root}/deviceShellScripts/1/userRunStates/2/deviceRunStates/3`],
  [`GET ${root}/deviceShellScripts/1/runSummary`],
  [`GET ${root}/deviceShellScripts/1/assignments/2`],
  [`GET ${root}/deviceShellScripts/1`],
  [`PUT ${root}/deviceShellScripts`, 'warning unknown-route PUT'],
  [`POST ${root}/deviceShellScripts/1/assign`, 'warning missing-body POST'],
  [`POST ${root}/deviceHealthScripts/enableGlobalScripts`],
  [`GET ${root}/deviceHealthScripts/getRemediationSummary()`],
  [`GET ${root}/deviceHealthScripts/1/microsoft.graph.getRemediationHistory`],
  [`POST ${root}/deviceHealthScripts/1/getRemediationHistory()`, 'warning unknown-route POST'],
  [`GET ${root}/deviceHealthScripts/1/asignments`, 'warning unknown-route asignments'],
  [`GET ${root}/deviceHealthScripts/1/owners`, 'warning unknown-route owners'],
  [`GET ${root}/managedDevices/1/deviceRunStates`],
  [`GET ${url}/$count`],
  [`GET ${url}/microsoft.graph.delta()`],
]);

table('paths that misspell a route', [
  [`GET ${root}/deviceShellScript/1/deviceRunStates`, 'warning unknown-route deviceShellScript'],
  [`GET ${root}/deviceHealthScripts/1/runStates`, 'warning unknown-route runStates'],
  [
    `GET https://graph.microsoft.com/beta/deviceShellScripts/1/deviceRunStates`,
    'warning unknown-route deviceShellScripts',
  ],
  [
    `GET /deviceManagment/deviceShellScripts/1/deviceRunStates`,
    'information not-portable /deviceManagment/deviceShellScripts/1/deviceRunStates',
    'warning unknown-route deviceManagment',
  ],
  [
    `GET {{graph}}/deviceManagement/deviceShellScript/1/deviceRunStates`,
    'error unknown-variable {{graph}}',
    'warning unknown-route deviceShellScript',
  ],
  [`GET https://example.com/deviceManagment/deviceShellScripts/1/deviceRunStates`],
  [`GET /deviceShelf/1/deviceRunStates`],
  // The body is checked against the route that was meant.
  [
    `POST ${root}/deviceShellScript/1/deviceRunStates\nContent-Type: application/json\n\n{"runState": "sucess"}`,
    'warning unknown-route deviceShellScript',
    'error unknown-enum-value "sucess"',
  ],
  [
    `POST "${url}"\nContent-Type: application/json\n\n{"runState": "sucess"}`,
    `error malformed-url "${url}"`,
    'error unknown-enum-value "sucess"',
  ],
]);

table('versions, schemes and hosts', [
  [
    'GET https://graph.microsoft.com/v1/deviceManagement/deviceShellScripts/1/deviceRunStates',
    'error wrong-version v1',
  ],
  [
    'GET https://graph.microsoft.com/betas/deviceManagement/deviceShellScripts/1/deviceRunStates',
    'error wrong-version betas',
  ],
  [
    'GET https://graph.microsoft.com:443/beta/deviceManagement/deviceShellScripts/1/deviceRunState',
    'warning unknown-route deviceRunState',
  ],
  [
    'GET https://graph%2Emicrosoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunState',
    'warning unknown-route deviceRunState',
  ],
  [
    'GET https://graph.microsoft.com/v1.0/deviceManagement/deviceShellScripts/1/deviceRunStates',
    'error wrong-version v1.0',
  ],
  [
    'GET https://graph.microsoft.com/V1.0/deviceManagement/deviceShellScripts/1/deviceRunStates',
    'error wrong-version V1.0',
  ],
  [
    'GET https://graph.microsoft.com/deviceManagement/deviceShellScripts/1/deviceRunStates',
    'error wrong-version /deviceManagement',
  ],
  ['GET https://graph.microsoft.com/BETA/deviceManagement/deviceShellScripts/1/deviceRunStates'],
  ['GET {{a}}/deviceManagement/deviceShellScripts/1/deviceRunStates', 'error unknown-variable {{a}}'],
  ['GET https://graph.microsoft.com/v1.0/me'],
  ['GET http://graph.microsoft.com/v1.0/me', 'error insecure-url http'],
  ['GET HTTP://GRAPH.MICROSOFT.COM/v1.0/me', 'error insecure-url HTTP'],
  ['GET http://example.com/v1.0/me'],
  ['GET https://graph.microsoft.us/v1.0/me'],
]);

table(
  'the target',
  [
    ['GET https://graph.microsoft.us/v1.0/me'],
    ['GET https://Graph.Microsoft.com/v1.0/me', 'error other-cloud Graph.Microsoft.com'],
    ['@h = graph.microsoft.com\nGET https://{{h}}/v1.0/me', 'error other-cloud {{h}}'],
    [
      'GET /deviceManagement/deviceShellScripts/1/deviceRunStates',
      'information not-portable /deviceManagement/deviceShellScripts/1/deviceRunStates',
    ],
    ['GET https://example.com/v1.0/me'],
  ],
  'usGovL4',
);

table('responses below the request', [
  [`GET ${url}\n\nHTTP/1.1 200 OK\n\n{}`, 'information example-response HTTP/1.1 200 OK'],
  [`GET ${url}\n\n# HTTP/1.1 200 OK`],
  ['GET https://example.com\n\nHTTP/1.1 200 OK'],
]);

table('portability', [
  [`Get ${url}`, 'information not-portable Get'],
  [`#@name a\nGET ${url}`, 'information not-portable #@name a'],
  [`GET ${url}\n#@timeout 1`, 'information not-portable #@timeout 1'],
  [`//@name a\nGET ${url}`],
  [`GET ${url}\nGET ${url}`, 'information not-portable GET'],
  [`GET https://example.com\nGET ${url}`, 'information not-portable GET'],
  [`GET https://example.com\nGET https://example.com`],
  [`\t### a\nGET ${url}`, 'information not-portable \t###'],
  [`/* a */\nGET ${url}`, 'information not-portable /* a */'],
  [`< {%\n/* a */\n%}\nGET ${url}`],
  [`GET ${root}\n/a\n/b`, 'information not-portable /a'],
  [`GET ${root}\n?a=b\n&c=d`],
  [`POST ${url}\n${type}\n\n{\n@a = b\n}`, 'information not-portable @a = b'],
  [`POST ${url}\n${type}\n\n\n\n{}`, 'information not-portable {}'],
  [`POST ${url}\n${type}\n\n# a\n\n{}`, 'information not-portable {}'],
  [
    'GET /beta/deviceManagement/deviceShellScripts/1/deviceRunStates',
    'information not-portable /beta/deviceManagement/deviceShellScripts/1/deviceRunStates',
  ],
  ['GET /deviceManagement/deviceShellScripts/1/deviceRunStates\nHost: graph.microsoft.com'],
]);

describe('fixes', () => {
  const rows: readonly (readonly [before: string, after: string, title?: string])[] = [
    [`POST ${url}\n${type}\n{}`, `POST ${url}\n${type}\n\n{}`],
    [`POST ${url}\n${type}\n# a\n  {}`, `POST ${url}\n${type}\n# a\n\n  {}`],
    [`POST ${url}\n\n${type}\n\n{}`, `POST ${url}\n${type}\n\n{}`],
    [`POST ${url}\n${type}\n\nA: b\n\n{}`, `POST ${url}\n${type}\nA: b\n\n{}`],
    [`POST ${url}\n${type}\n\n{}\nAccept: b`, `POST ${url}\n${type}\nAccept: b\n\n{}`],
    [`POST ${url}\n${type}\n\n{}\n${type}\n`, `POST ${url}\n${type}\n\n{}\n`],
    [`POST ${url}\nContent-Length: 1\n${type}\n\n{}`, `POST ${url}\n${type}\n\n{}`],
    [`POST ${url}\n${type}\r\nContent-Length: 1\r\n\r\n{}`, `POST ${url}\n${type}\r\n\r\n{}`],
    [`POST ${url}\n\n{}`, `POST ${url}\n${type}\n\n{}`],
    [`POST ${url} HTTP/1.1  \nA: b \n\n{}`, `POST ${url} HTTP/1.1  \nA: b \n${type}\n\n{}`],
    [`POST ${url}\r\n  ?a=b\r\n\r\n{}`, `POST ${url}\r\n  ?a=b\r\n${type}\r\n\r\n{}`],
    [`GET ${url}\nAuthorization: Bearer ${jwt}\nA: b`, `GET ${url}\nA: b`],
    [`GET ${url}\nA: b\nAuthorization: Bearer ${jwt}`, `GET ${url}\nA: b`],
    [`@a = ${jwt}\n###\nGET ${url}`, '@a = \n###\n'.concat(`GET ${url}`)],
    [`@ab = 1\nGET ${url}/{{aab}}`, `@ab = 1\nGET ${url}/{{ab}}`],
    [`GET ${url}/{{id}}`, `@id = 00000000-0000-0000-0000-000000000000\nGET ${url}/{{id}}`],
    [`### a\n# b\nGET ${url}\nA: {{b}}`, `### a\n# b\n@b = value\nGET ${url}\nA: {{b}}`],
    [`GET ${root}/deviceShellScripts/1/deviceRunState?a=b`, `GET ${url}?a=b`, `Replace with 'deviceRunStates'`],
    [`PUT ${url}/1`, `PATCH ${url}/1`, 'Change to PATCH'],
    [`GET ${url.replace('beta', 'v1.0')}`, `GET ${url}`],
    [`GET ${url.replace('/beta', '')}`, `GET ${url}`],
    [`GET http://graph.microsoft.com/beta`, `GET https://graph.microsoft.com/beta`],
    [`GET ${url}\n\nHTTP/1.1 200 OK\r\n\r\n{\r\n}\r\n`, `GET ${url}\n\n# HTTP/1.1 200 OK\r\n\r\n# {\r\n# }\r\n`],
    [`GET ${url}\n\nHTTP/1.1 200 OK\n\n{}\n\n### b`, `GET ${url}\n\n\n### b`, 'Remove the response'],
    [`get ${url}`, `GET ${url}`],
    [`#@name a\nGET ${url}`, `# @name a\nGET ${url}`],
    [`GET ${url}\n# @name a\nGET ${url}`, `GET ${url}\n###\n# @name a\nGET ${url}`],
    [
      `POST ${url}\n${type}\n\n{}\n\n@a = 1\n# b\nGET ${url}`,
      `POST ${url}\n${type}\n\n{}\n\n###\n@a = 1\n# b\nGET ${url}`,
    ],
    [`  ### a\nGET ${url}`, `### a\nGET ${url}`],
    [`/* a */\nGET ${url}`, `# a\nGET ${url}`],
    [`/**\n * a\n *\n * @name b\n */\nGET ${url}`, `# a\n#\n# * @name b\nGET ${url}`],
    [`GET ${root}\n  /a\n  /b\n  ?c`, `GET ${root}/a/b\n  ?c`],
    [`GET ${root} HTTP/1.1\r\n/a\r\nB: c`, `GET ${root}/a HTTP/1.1\r\nB: c`],
    [`# c\nPOST ${url}\n${type}\n\n{\n  @a = b\n}`, `# c\n@a = b\nPOST ${url}\n${type}\n\n{\n}`],
    [`POST ${url}\n${type}\n\n\n \n{}`, `POST ${url}\n${type}\n\n{}`],
    ['GET /deviceManagement/deviceShellScripts/1/deviceRunStates', `GET ${url}`],
    ['GET /beta/deviceManagement/deviceShellScripts/1/deviceRunStates', `GET ${url}`],
    [
      `# graph-disable-next-line unknown-proprety\nGET ${url}`,
      `# graph-disable-next-line unknown-property\nGET ${url}`,
    ],
    [`# graph-disable-nextline\nGET ${url}`, `# graph-disable-next-line\nGET ${url}`],
    [`GET ${url}\n# graph-disable wrong-type`, `GET ${url}\n# graph-disable-next-line wrong-type`],
    // Comments beside JSON.
    [`POST ${url}\n${type}\n\n{\n  "errorCode": 1 // a\n}`, `POST ${url}\n${type}\n\n{\n  // a\n  "errorCode": 1\n}`],
    [`POST ${url}\n${type}\n\n{ /* a */ "errorCode": 1 }`, `POST ${url}\n${type}\n\n// a\n{ "errorCode": 1 }`],
    // Placeholder text of a reference page.
    [`POST ${url}\n${type}\n\n{ "runState": "String" }`, `POST ${url}\n${type}\n\n{ "runState": "unknown" }`],
    [
      `POST ${url}\n${type}\n\n{ "runState": "String" }`,
      `POST ${url}\n${type}\n\n{ "runState": "fail" }`,
      `Replace with 'fail'`,
    ],
    [`POST ${url}\n${type}\n\n{ "errorCode": "Integer" }`, `POST ${url}\n${type}\n\n{ "errorCode": 0 }`],
    [`POST ${url}\n${type}\n\n{ "resultMessage": "String" }`, `POST ${url}\n${type}\n\n{ "resultMessage": "" }`],
    [
      `POST ${url}\n${type}\n\n{ "lastStateUpdateDateTime": "String (timestamp)" }`,
      `POST ${url}\n${type}\n\n{ "lastStateUpdateDateTime": "2025-01-31T08:30:00Z" }`,
    ],
  ];
  for (const [before, after, title] of rows)
    it(`${shown(before)} → ${shown(after)}`, () => {
      const [found] = problemsIn(before);
      assert.ok(found, 'there is a problem');
      const fixes = fixesFor(found.problem, found.blockText, () => new Date('2025-01-31T08:30:00.9Z'));
      const fix = fixes.find((candidate) => title === undefined || candidate.title === title);
      assert.ok(fix, fixes.map((candidate) => candidate.title).join(', '));
      const edits = fix.edits.map((edit) => ({
        ...edit,
        start: edit.start + found.blockStart,
        end: edit.end + found.blockStart,
      }));
      assert.equal(applyEdits(before, edits), after);
    });

  it('replace the host with the one of the target', () => {
    const [found] = problemsIn(`GET ${url}`, { cloud: clouds.find(({ id }) => id === 'china') });
    assert.ok(found);
    const [fix] = fixesFor(found.problem, found.blockText);
    assert.equal(fix?.preferred, false);
    assert.equal(
      applyEdits(found.blockText, fix.edits),
      `GET ${url.replace('graph.microsoft.com', 'microsoftgraph.chinacloudapi.cn')}`,
    );
  });

  for (const text of [
    `@v = v1.0\nGET https://graph.microsoft.com/{{v}}/deviceManagement/deviceShellScripts/1/deviceRunStates`,
    `@s = http\nGET {{s}}://graph.microsoft.com/beta`,
    `@p = deviceRunState\nGET ${root}/deviceShellScripts/1/{{p}}`,
    `GET ${root}/{id}`,
    `GET ${root}/{{$aadToken}}`,
  ])
    it(`aren’t offered for ${shown(text)}`, () => {
      const [found] = problemsIn(text);
      assert.ok(found);
      assert.deepEqual(fixesFor(found.problem, found.blockText), []);
    });
});

describe('messages of request problems', () => {
  const rows: Rows = [
    [`POST ${url}\n${type}\n{}`, 'Add a blank line before the body. Without one, REST Client drops the body.'],
    [
      `POST ${url}\n\n{}`,
      'The request has no Content-Type. This extension sends application/json; other tools send none.',
    ],
    [
      `POST ${url}\n${type}\nContent-Length: 2\n\n{}`,
      'Content-Length is set automatically. Leave it out: httpYac sends this value even after the body changes.',
    ],
    [
      `POST ${url}\n${type}\nContent-Length: 9\n\n{}`,
      'Content-Length doesn’t match the body. This extension ignores it; httpYac sends it and the request hangs. Remove it.',
    ],
    [
      `POST ${url}\n\n${type}\n\n{}`,
      "'Content-Type' is below a blank line, so other tools read it as the body. Remove the blank line.",
    ],
    [
      `POST ${url}\n${type}\n\nAccept: a\n{}`,
      "'Accept' looks like a header, but it’s part of the body and will be sent with it. Put it above the blank line.",
    ],
    [
      `GET ${url}\nAuthorization: Bearer ${jwt}`,
      'This file contains an access token, which is easily committed or shared. Remove it: this extension adds the token when you send, and never uses one from a file.',
    ],
    [
      `GET ${root}/deviceShellScripts/{id}/deviceRunStates`,
      '{id} in the URL: you’re asked for its value when you send. Other tools send it as it is.',
    ],
    [
      `GET ${url}?a={{$guidd}}`,
      "{{$guidd}} is a system variable that this extension doesn’t support. Did you mean '$guid'? The request won’t be sent.",
    ],
    [
      `GET ${url}?a={{$aadToken}}`,
      '{{$aadToken}} is a system variable that this extension doesn’t support. The request won’t be sent.',
    ],
    [
      'GET https://graph.microsoft.com/v1.0/deviceManagement/deviceShellScripts/1/deviceRunStates',
      'A deviceManagementScriptDeviceState is in beta only; the metadata of v1.0 doesn’t include it.',
    ],
    [
      'GET https://graph.microsoft.com/deviceManagement/deviceShellScripts/1/deviceRunStates',
      'The URL has no Graph version. deviceManagementScriptDeviceState is in beta.',
    ],
    [
      'GET http://graph.microsoft.com/v1.0/me',
      'Microsoft Graph requires https. This extension doesn’t send requests over http.',
    ],
    [
      `GET ${url}\n\nHTTP/1.1 200 OK`,
      'This is a response, not part of the request. This extension doesn’t send it; REST Client sends it as part of the body. Comment it out or remove it.',
    ],
    [`get ${url}`, 'httpYac only recognizes uppercase methods and treats this as GET. Write GET.'],
    [`#@name a\nGET ${url}`, 'httpYac ignores a directive without a space between # and @.'],
    [
      `GET ${url}\n\nGET ${url}`,
      'REST Client reads this as part of the request above. Start each request with a ### line.',
    ],
    [
      `GET ${url}\n\n ### a\nGET ${url}`,
      'REST Client only recognizes ### at the start of a line, and merges the requests above and below.',
    ],
    [
      `/* a */\nGET ${url}`,
      'REST Client doesn’t support block comments and reads the first line as the request. Start each line with #.',
    ],
    [
      `GET ${root}\n  /deviceShellScripts/1/deviceRunStates`,
      'REST Client reads this line as a header, not as part of the URL. Put the path on one line.',
    ],
    [
      `POST ${url}\n${type}\n\n\n{}`,
      'REST Client reads the second blank line as the start of the body. Keep only one.',
    ],
    [
      'GET /deviceManagement/deviceShellScripts/1/deviceRunStates',
      'Other tools don’t know that this is a Graph path. Write the full URL.',
    ],
    [`# graph-disable wrong-typ\nGET ${url}`, "'wrong-typ' isn’t a problem code. Did you mean 'wrong-type'?"],
    [
      `GET ${url}\n###\n# graph-disable wrong-type\nGET ${url}`,
      "'graph-disable' applies to the whole file, so it must be above the first request. Here it has no effect.",
    ],
    [`# @sandbox 429 retry-after=x\nGET ${url}`, "'retry-after=x' needs a number up to 3600, such as retry-after=2."],
    [`# @sandbox retry-after=2\nGET ${url}`, "'retry-after=2' can’t follow what’s before it."],
    [`# @sandbox\nGET ${url}`, 'Say which failure to simulate, such as @sandbox 429 retry-after=2.'],
    [`# @sandbox 429\n# @sandbox 404\nGET ${url}`, 'A request can have only one @sandbox. This one has no effect.'],
    [`PUT ${url}`, 'PUT isn’t documented for this URL. Documented methods: POST, GET.'],
    [
      `GET ${root}/deviceHealthScripts/1/userRunStates`,
      `Unknown route. deviceHealthScripts/{id} supports 'deviceRunStates', 'assign', 'getRemediationHistory', 'updateGlobalScript', 'getGlobalScriptHighestAvailableVersion', 'runSummary', 'assignments'.`,
    ],
    [
      `@a = {{b}}\nGET ${root}/{{a}}`,
      'No value for {{b}}, which {{a}} refers to. Define it in the request file: @b = <value>, or in an environment file.',
    ],
    [
      `@state = 1\nGET ${root}/{{stat}}`,
      `No value for {{stat}}. Did you mean 'state'? Define it in the request file: @stat = <value>, or in an environment file.`,
    ],
  ];
  for (const [text, message] of rows)
    it(message ?? '', () => {
      const [found] = problemsIn(text);
      assert.equal(found && problemMessage(found.problem), message);
    });

  it('never repeat a token, wherever it is', () => {
    const texts = [
      `GET ${url}\nAuthorization: Bearer ${jwt}`,
      `POST ${url}\n${type}\n\n{ "runState": "${jwt}", "${jwt}": 1, "@odata.type": "${jwt}" }`,
      `GET ${root}/{${jwt}}/{{${jwt}}}/{{$a ${jwt}}}`,
      `# graph-disable-next-line ${jwt}\nGET ${url}`,
      `PUT ${root}/deviceShellScripts/1/deviceRunStates\n${jwt}: a`,
      `POST ${url}\n${type}\n\n{}\n`,
    ];
    for (const text of texts)
      for (const { problem } of problemsIn(text)) assert.doesNotMatch(problemMessage(problem), /eyJ/);
  });

  it('link to documentation over https', () => {
    for (const text of [
      `post http://graph.microsoft.com/{a}/{{b}}\nContent-Length: 1\n{}\nHTTP/1.1 200 OK`,
      `PUT ${url}`,
    ])
      for (const { problem } of problemsIn(text))
        assert.equal(new URL(problemDocumentation(problem)).protocol, 'https:');
  });
});
