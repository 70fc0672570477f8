import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { fileVariables } from '../../../../src/http/variables.ts';
import { requestAt } from '../../../../src/language/request-at.ts';
import { placeholderFault } from '../../../../src/send/prepare/placeholder-value.ts';
import { placeholdersOf, prepareRequest, type Refusal } from '../../../../src/send/prepare/prepare-request.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { refusalMessage } from '../../../../src/send/prepare/refusal-message.ts';
import { targetOf } from '../../../../src/send/target.ts';

const route = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
const url = `https://graph.microsoft.com/beta${route}`;

function prepare(text: string, target = 'sandbox', values: Record<string, string> = {}): PreparedRequest | Refusal {
  const cursor = text.indexOf('|');
  const file = parseHttpFile(text.replace('|', ''));
  const placed = requestAt(file, cursor === -1 ? text.length : cursor);
  assert.ok(placed, 'the text has a request');
  const { block, request } = placed;
  return prepareRequest(block, request, fileVariables(file), new Map(Object.entries(values)), targetOf(target));
}

function prepared(text: string, target?: string, values?: Record<string, string>): PreparedRequest {
  const result = prepare(text, target, values);
  if ('reason' in result) assert.fail(refusalMessage(result));
  return result;
}

describe('prepareRequest', () => {
  describe('url', () => {
    const cases: readonly [name: string, text: string, target: string, expected: string][] = [
      ['absolute stays', `POST ${url}`, 'sandbox', url],
      ['relative gets root and version', `POST ${route}`, 'sandbox', url],
      ['relative with version gets the root', `POST /v1.0${route}`, 'sandbox', url.replace('beta', 'v1.0')],
      ['relative goes to the target', `POST ${route}`, 'usGovL4', url.replace('.com', '.us')],
      ['variables are put in', `@host = https://graph.microsoft.com\nPOST {{host}}/beta${route}`, 'sandbox', url],
      ['continued lines are joined', `GET ${url}\n  ?$top=1\n  &$count=true`, 'sandbox', `${url}?$top=1&$count=true`],
    ];
    for (const [name, text, target, expected] of cases)
      it(name, () => {
        assert.equal(prepared(text, target).url, expected);
      });

    it('takes the placeholders as one segment each', () => {
      const text = 'POST /deviceManagement/deviceShellScripts/{deviceShellScriptId}/deviceRunStates';
      const placed = requestAt(parseHttpFile(text), 0);
      assert.deepEqual(placed && placeholdersOf(placed.request, new Map()), ['deviceShellScriptId']);
      assert.equal(
        prepared(text, 'sandbox', { deviceShellScriptId: 'a/../b?c#d' }).url,
        'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/a%2F..%2Fb%3Fc%23d/deviceRunStates',
      );
    });
  });

  describe('headers and body', () => {
    it('sends what is written, without what is computed or added', () => {
      const request = prepared(
        `POST ${url}\nContent-type: application/json\nContent-length: 281\nHost: x\nAuthorization: Bearer secret\nX-A: 1\n\n{}`,
      );
      assert.deepEqual(request.headers, [
        ['Content-type', 'application/json'],
        ['X-A', '1'],
        ['Accept', 'application/json'],
      ]);
      assert.deepEqual(request.droppedHeaders, ['Content-length', 'Host', 'Authorization']);
      assert.ok(!JSON.stringify(request).includes('secret'));
    });
    it('adds the content type of a body', () => {
      assert.deepEqual(prepared(`POST ${url}\n\n{}`).headers[0], ['Content-Type', 'application/json']);
    });
    it('leaves comment lines out of the body', () => {
      assert.equal(prepared(`POST ${url}\n\n{\n  // why\n  "errorCode": 1\n}\n# end`).body, '{\n  "errorCode": 1\n}');
    });
    it('puts variables into the body', () => {
      assert.equal(prepared(`@code = 9\nPOST ${url}\n\n{"errorCode": {{code}}}`).body, '{"errorCode": 9}');
    });
    it('takes the request of the cursor', () => {
      assert.equal(prepared(`GET ${url}/1\n\n###\nGET ${url}/2|\n\n###\nGET ${url}/3`).url, `${url}/2`);
    });
  });

  describe('refuses', () => {
    const cases: readonly [name: string, text: string, target: string, message: RegExp][] = [
      ['a method without URL', 'POST', 'sandbox', /no URL yet/],
      ['another host', 'GET https://example.com/beta', 'sandbox', /'example.com' is not a host of Microsoft Graph/],
      ['a host behind userinfo', 'GET https://graph.microsoft.com@example.com/', 'sandbox', /not a host/],
      ['userinfo', 'GET https://me:secret@graph.microsoft.com/beta', 'sandbox', /not a host/],
      ['another port', 'GET https://graph.microsoft.com:8443/beta', 'sandbox', /not a host/],
      ['plain http', 'GET http://graph.microsoft.com/beta', 'sandbox', /https only/],
      ['the host of another cloud', 'GET https://graph.microsoft.us/beta', 'global', /belongs to another cloud/],
      ['a word', 'GET example', 'sandbox', /no URL that can be sent/],
      ['unknown variables, each once', `GET {{root}}/x?{{root}}&{{$guid}}`, 'sandbox', /\{\{root\}\}, \{\{\$guid\}\}/],
      ['a body from a file', `POST ${url}\n\n< ./body.json`, 'sandbox', /body from a file/],
      ['an unknown method', `BREW ${url}`, 'sandbox', /no method/],
      ['a body that GET cannot have', `GET ${url}\n\n{}`, 'sandbox', /has no body/],
      ['a header that HTTP forbids', `GET ${url}\nX: \u20ac`, 'sandbox', /'X' holds characters/],
    ];
    for (const [name, text, target, message] of cases)
      it(name, () => {
        const result = prepare(text, target);
        assert.ok('reason' in result);
        assert.match(refusalMessage(result), message);
      });
  });
});

describe('placeholderFault', () => {
  for (const value of ['1', 'a/b', '0000-1', '...', ' a'])
    it(`takes '${value}'`, () => {
      assert.equal(placeholderFault(value), undefined);
    });
  for (const value of ['', '  ', '.', '..', '\ud800'])
    it(`refuses ${JSON.stringify(value)}`, () => {
      assert.notEqual(placeholderFault(value), undefined);
    });
});
