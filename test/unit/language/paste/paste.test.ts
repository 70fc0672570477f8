import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { pasteRequest } from '../../../../src/language/paste/paste.ts';
import { apiPages } from '../api-pages.ts';
import { problemsIn } from '../problems/problems-in.ts';

const empty = { file: parseHttpFile(''), start: 0, end: 0, eol: '\n', asked: false };

const pasted = (clipboard: string): string | undefined => pasteRequest(clipboard, empty)?.text;

/** Problems of how a request is written, which a pasted request must not have. */
const syntax =
  /^(missing-blank-line|misplaced-header|content-length|missing-content-type|token-in-file|example-response|not-portable|invalid-directive|unknown-route|wrong-version)$/;

const route = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
const url = `https://graph.microsoft.com/beta${route}`;
const type = 'Content-Type: application/json';
const title = '### Create deviceManagementScriptDeviceState';
const clean = `${title}\nPOST ${url}\n${type}\n\n{}\n`;

describe('paste as request: the reference pages', () => {
  for (const page of apiPages) {
    const { name, example, paths } = page;
    const withoutPaths = page.clean.replace(/^# Also: .*\n/gm, '');
    const fence = `\`\`\` http\n${example}\n\`\`\``;
    const rows: readonly (readonly [what: string, clipboard: string, clean: string])[] = [
      ['its source', page.markdown, page.clean],
      ['its source, CRLF', page.markdown.replaceAll('\n', '\r\n'), page.clean],
      ['its text as shown', page.shown, page.clean],
      ['the fence of its request', fence, withoutPaths],
      ['the fence in a list', fence.replace(/^/gm, '   '), withoutPaths],
      ['the example', example, withoutPaths],
      ['the example without blank lines', example.replace(/\n+/g, '\n'), withoutPaths],
      ['the example without the end of its fence', `\`\`\`http\n${example}`, withoutPaths],
    ];
    for (const [what, clipboard, expected] of rows)
      it(`${name}: ${what}`, () => {
        assert.equal(pasted(clipboard), expected);
      });

    it(`${name}: its paths`, () => {
      const text = pasted(`\`\`\` http\n${paths.join('\n')}\n\`\`\``) ?? '';
      const requests = parseHttpFile(text).blocks.flatMap((block) => block.requests);
      assert.deepEqual(
        requests.map((request) => `POST ${request.url?.value ?? ''}`),
        paths.map((path) => path.replace(' ', ' https://graph.microsoft.com/beta')),
      );
    });

    it(`${name}: the pasted request has no syntax problem`, () => {
      const codes = problemsIn(page.clean).map(({ problem }) => problem.code);
      assert.deepEqual(
        codes.filter((code) => syntax.test(code)),
        [],
      );
    });
  }

  it('all of them at once', () => {
    const text = pasted(apiPages.map(({ markdown }) => markdown).join('\n')) ?? '';
    assert.equal(parseHttpFile(text).blocks.filter(({ requests }) => requests.length === 1).length, apiPages.length);
  });
});

describe('paste as request: the resulting text', () => {
  const rows: readonly (readonly [what: string, clipboard: string, expected: string | undefined])[] = [
    ['a method in lower case', `post ${url}\n${type}\n\n{}`, clean],
    ['a version of HTTP', `POST ${url} HTTP/1.1\n${type}\n\n{}`, clean],
    ['Content-Length', `POST ${url}\n${type}\nCONTENT-LENGTH: 2\n\n{}`, clean],
    ['a token', `POST ${url}\nAuthorization: Bearer eyJ0\n${type}\n\n{}`, clean],
    ['no blank line before the body', `POST ${url}\n${type}\n{}`, clean],
    ['blank lines before the body', `POST ${url}\n${type}\n\n\n\n{}`, clean],
    ['a blank line before the headers', `POST ${url}\n\n${type}\n\n{}`, clean],
    ['no Content-Type', `POST ${url}\n\n{}`, clean],
    ['a path', `POST ${route}\n${type}\n\n{}`, clean],
    ['a path with its version', `POST /beta${route}\n${type}\n\n{}`, clean],
    ['a path and a host', `POST /beta${route} HTTP/1.1\nHost: graph.microsoft.com\n${type}\n\n{}`, clean],
    [
      'a path and the host of another cloud',
      `POST /beta${route}\nHost: graph.microsoft.us\n${type}\n\n{}`,
      clean.replace('microsoft.com', 'microsoft.us'),
    ],
    [
      'a query over several lines',
      `GET ${url}\n  ?$top=5\n  &$select=id`,
      `### List deviceManagementScriptDeviceState\nGET ${url}?$top=5&$select=id\n`,
    ],
    ['a response below', `POST ${url}\n${type}\n\n{}\n\nHTTP/1.1 201 Created\n${type}\n\n{ "id": "1" }`, clean],
    ['prose around the request', `To create one:\n\nPOST ${url}\n${type}\n\n{}\n\nDone: it responds with 201.`, clean],
    ['a remark right below', `POST ${url}\n${type}\n{}\nNote: this is no header.`, clean],
    [
      'a remark right below a request without headers',
      `Try\nGET ${url}\nNote: it lists.`,
      `### List deviceManagementScriptDeviceState\nGET ${url}\n`,
    ],
    ['a title of its own', `### Mine\npost ${url}\n${type}\n\n{}`, clean.replace(/^.*/, '### Mine')],
    [
      'a title in a fence',
      `\`\`\`http\n### Mine ###\nPOST ${url}\n${type}\n\n{}\n\`\`\``,
      clean.replace(/^.*/, '### Mine'),
    ],
    ['a heading of the page', `### Request\n\`\`\`http\nPOST ${url}\n${type}\n\n{}\n\`\`\``, clean],
    [
      'comments and variables',
      `@a = 1\n\n# @name b\npost ${url}\n${type}\n\n{}`,
      clean.replace('\n', '\n@a = 1\n# @name b\n'),
    ],
    ['a comment in the body', `post ${url}\n${type}\n\n{\n  # c\n}`, clean.replace('{}', '{\n  # c\n}')],
    [
      'indented JSON',
      `post ${url}\n${type}\n\n{\n    "errorCode":0\n}`,
      clean.replace('{}', '{\n    "errorCode":0\n}'),
    ],
    ['flat JSON', `post ${url}\n${type}\n\n{\n"errorCode":0\n}`, clean.replace('{}', '{\n  "errorCode": 0\n}')],
    ['almost JSON', `post ${url}\n${type}\n\n{\n"errorCode":\n}`, clean.replace('{}', '{\n"errorCode":\n}')],
    [
      'a brace in a string',
      `post ${url}\n${type}\n\n{ "resultMessage": "}" }\nprose`,
      clean.replace('{}', '{ "resultMessage": "}" }'),
    ],
    ['a variable as body', `post ${url}\n${type}\n\n{{body}}\nprose`, clean.replace('{}', '{{body}}')],
    ['a file as body', `post ${url}\n${type}\n\n< ./a.json\nprose`, clean.replace('{}', '< ./a.json')],
    [
      'requests with separators',
      `###\npost ${url}\n${type}\n\n{}\n\n###\npost ${url}\n${type}\n\n{}`,
      `${clean}\n${clean}`,
    ],
    ['requests without separators', `post ${url}\n${type}\n\n{}\nPOST ${url}\n${type}\n\n{}`, `${clean}\n${clean}`],
    [
      'a request to another host among them',
      `get https://example.com/a/b\n\n### c\npost ${url}\n${type}\n\n{}`,
      `### GET a/b\nGET https://example.com/a/b\n\n${clean.replace(/^.*/, '### c')}`,
    ],
    ['one entity', `GET ${url}/2\n\nHTTP/1.1 200 OK`, `### Get deviceManagementScriptDeviceState\nGET ${url}/2\n`],
    // Nothing to do, or not for Graph.
    ['a clean request', `POST ${url}\n${type}\n\n{}`, undefined],
    ['clean requests of a file', `### a\nPOST ${url}\n${type}\n\n{}\n\n### b\nGET ${url}\n`, undefined],
    ['a request to another host', 'post https://example.com/a\nContent-Length: 0', undefined],
    ['a page of another API', '# Create user\n```http\nPOST /users\nContent-Length: 0\n```', undefined],
    ['a sentence', `Post /deviceManagement and wait, or see ${url}.`, undefined],
    ['a URL', url, undefined],
    ['a word', 'deviceRunStates', undefined],
    ['nothing', '', undefined],
    ['JSON', '{ "a": 1 }', undefined],
    ['a payload', '{ "@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState" }', undefined],
  ];
  for (const [what, clipboard, expected] of rows)
    it(`${what}: ${JSON.stringify(clipboard).slice(0, 80)}`, () => {
      assert.equal(pasted(clipboard), expected);
    });

  it('pastes even a clean request when asked to', () => {
    assert.equal(pasteRequest(`POST ${url}\n${type}\n\n{}`, { ...empty, asked: true })?.text, clean);
  });
});

describe('paste as request: a response', () => {
  const context = (fragment: string): string =>
    `"@odata.context": "https://graph.microsoft.com/beta/$metadata#${fragment}"`;
  const odataType = '"@odata.type": "#microsoft.graph.deviceManagementScriptUserState"';
  const request = (path: string, body: string): string =>
    `### Create deviceManagementScriptUserState\nPOST https://graph.microsoft.com/beta/deviceManagement/${path}/userRunStates\n${type}\n\n${body}\n`;
  const anyScript = 'deviceShellScripts/{deviceShellScriptId}';
  const rows: readonly (readonly [what: string, clipboard: string, expected: string | undefined])[] = [
    [
      'the type says where it goes',
      `{\n  ${odataType},\n  "id": "1",\n  "errorDeviceCount": 0\n}`,
      request(anyScript, `{\n  ${odataType},\n  "errorDeviceCount": 0\n}`),
    ],
    [
      'the context says where it goes',
      `{ ${context("deviceManagement/deviceManagementScripts('7')/userRunStates/$entity")}, "id": "1", "errorDeviceCount": 0 }`,
      request('deviceManagementScripts/7', '{\n  "errorDeviceCount": 0\n}'),
    ],
    [
      'annotations are removed',
      `{\n  ${odataType},\n  "errorDeviceCount": 0,\n  "id": "1",\n  "@odata.etag": "a"\n}`,
      request(anyScript, `{\n  ${odataType},\n  "errorDeviceCount": 0\n}`),
    ],
    [
      'no property is left',
      `{ ${context("deviceManagement/deviceShellScripts('7')/userRunStates/$entity")}, "id": "1" }`,
      request('deviceShellScripts/7', '{}'),
    ],
    [
      'related entities lose their keys',
      `{\n  ${odataType},\n  "id": "1",\n  "deviceRunStates": [{ "id": "2", "errorCode": 0 }]\n}`,
      request(anyScript, `{\n  ${odataType},\n  "deviceRunStates": [{ "errorCode": 0 }]\n}`),
    ],
    [
      'with its status line and headers',
      `HTTP/1.1 201 Created\n${type}\n\n{\n  ${odataType},\n  "id": "1"\n}`,
      request(anyScript, `{\n  ${odataType}\n}`),
    ],
    [
      'a list',
      `{${context("deviceManagement/deviceShellScripts('7')/userRunStates")},"value":[{"id":"1","errorDeviceCount":0},{"id":"2","errorDeviceCount":1}]}`,
      `${request('deviceShellScripts/7', '{\n  "errorDeviceCount": 0\n}')}\n${request('deviceShellScripts/7', '{\n  "errorDeviceCount": 1\n}')}`,
    ],
    ['another type', '{ "@odata.type": "#microsoft.graph.user", "id": "1" }', undefined],
    ['another context', `{ ${context('users/$entity')}, "id": "1" }`, undefined],
    ['an error', '{ "error": { "code": "BadRequest" }, "id": "1" }', undefined],
    ['almost JSON', `{ ${odataType}, "id": }`, undefined],
  ];
  for (const [what, clipboard, expected] of rows)
    it(what, () => {
      assert.equal(pasted(clipboard), expected);
    });

  it('is only offered', () => {
    assert.equal(pasteRequest(`HTTP/1.1 200 OK\n\n{ ${odataType}, "id": "1" }`, empty)?.isPreferred, false);
  });
});

describe('paste as request: what counts as a page', () => {
  const rows: readonly (readonly [clipboard: string, isPage: boolean])[] = [
    [`POST ${url}\n${type}\nContent-Length: 2\n\n{}`, false],
    [`### a\npost ${url}\n\n### b\nget ${url}`, false],
    [`# why\npost ${url}`, false],
    [`\`\`\`http\nPOST ${url}\n\`\`\``, true],
    [`POST ${url}\n\nHTTP/1.1 201 Created`, true],
    [`To list them:\nGET ${url}`, true],
    [`<!-- { "a": 1 } -->\nGET ${url}`, true],
  ];
  for (const [clipboard, isPage] of rows)
    it(`${JSON.stringify(clipboard).slice(0, 60)}: ${isPage ? 'yes' : 'no'}`, () => {
      assert.equal(pasteRequest(clipboard, empty)?.isPreferred, isPage);
    });
});
