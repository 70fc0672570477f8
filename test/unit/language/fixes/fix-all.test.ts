import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import { dynamicSources, requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import { createSandbox } from '../../../../src/sandbox/index.ts';
import { noOuterVariables } from '../../../../src/http/variables/outer-variables.ts';
import { heads, outline, problemsIn } from '../problems/problems-in.ts';
import { fixed } from './fixed.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const type = 'Content-Type: application/json';

describe('fix all', () => {
  const rows: readonly (readonly [title: string, before: string, after: string])[] = [
    ['nothing to fix', `GET ${url}\n`, `GET ${url}\n`],
    ['leaves what has no preferred fix', `GET ${url}/{id}\n`, `GET ${url}/{id}\n`],
    [
      'two on one line',
      `${heads.management}{ "id": "1", "runstate": "fail" }`,
      `${heads.management}{ "runState": "fail" }`,
    ],
    [
      'one that must wait for another fix',
      `${heads.management}{ "id": "1", "@odata.etag": "2", "errorCode": "3", }`,
      `${heads.management}{ "errorCode": 3 }`,
    ],
    [
      'two headers moved to one place',
      `POST ${url}\n${type}\n\nPrefer-A: b\nC: d\n\n{}`,
      `POST ${url}\n${type}\nPrefer-A: b\nC: d\n\n{}`,
    ],
    [
      'everything in a request',
      `/* why */\npost http://graph.microsoft.com/v1.0\n/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Length: 3\n{\n@a = b\n"runState": "String"\n}\nHTTP/1.1 201 Created`,
      `# why\n@a = b\nPOST ${url}\n${type}\n\n{\n"runState": "unknown"\n}\n# HTTP/1.1 201 Created`,
    ],
    [
      'consecutive requests',
      `GET ${url}\n# @name b\nPOST ${url}\n\n{}\nGET ${url}`,
      `GET ${url}\n###\n# @name b\nPOST ${url}\n${type}\n\n{}\n###\nGET ${url}`,
    ],
    ['CRLF', `POST ${url}\r\n{ "id": "1" }\r\n`, `POST ${url}\r\n${type}\r\n\r\n{ }\r\n`],
    [
      'not what is disabled',
      `# graph-disable-next-line not-portable\npost ${url}`,
      `# graph-disable-next-line not-portable\npost ${url}`,
    ],
    [
      'an entity in place of an array of entities',
      `${heads.user}{ "deviceRunStates": { "errorCode": 0 } }`,
      `${heads.user}{ "deviceRunStates": [{ "errorCode": 0 }] }`,
    ],
    [
      'not a header if the body below would become a header',
      `GET ${url}\nAuthorization: Bearer 0123456789abcdefghij\n\nContent-Length: 7\n< {%\n%}`,
      `GET ${url}\nAuthorization: Bearer 0123456789abcdefghij\n\nContent-Length: 7\n< {%\n%}`,
    ],
    ['not in requests to other hosts', `post http://example.com\n{}`, `post http://example.com\n{}`],
  ];
  for (const [title, before, after] of rows)
    it(title, () => {
      assert.equal(fixed(before), after);
    });

  it('in one block leaves the others unchanged, even if the block is split', () => {
    const bad = `post ${url}\n{ "id": 1 }\nGET ${url}\n`;
    const repaired = `POST ${url}\n${type}\n\n{ }\n###\nGET ${url}\n`;
    const file = [bad, `### b\n${bad}`, `### c\n${bad}`].join('');
    assert.equal(fixed(file, 1), `${bad}### b\n${repaired}### c\n${bad}`);
    assert.equal(fixed(file, 0), `${repaired}### b\n${bad}### c\n${bad}`);
    assert.equal(fixed(file), `${repaired}### b\n${repaired}### c\n${repaired}`);
  });

  it('leaves problems whose severity is off', () => {
    const text = `post ${url}\n`;
    assert.equal(fixed(text, undefined, { severities: { 'not-portable': 'off' } }), text);
  });
});

describe('an example as printed, after Fix all and with a real id', () => {
  const folder = fileURLToPath(new URL('../../../examples/as-printed', import.meta.url));
  for (const name of readdirSync(folder))
    it(`${name} is accepted by the sandbox`, async () => {
      const text = fixed(readFileSync(`${folder}/${name}`, 'utf8')).replace(
        /\{device\w+Id\}/g,
        '7bd39c86-9c86-7bd3-869c-d37b869cd37b',
      );
      assert.deepEqual(outline(problemsIn(text)), []);
      const file = parseHttpFile(text);
      const [block] = file.blocks;
      const [request] = block?.requests ?? [];
      assert.ok(block && request);
      const prepared = prepareRequest(
        block,
        request,
        requestVariables(file, noOuterVariables, '', dynamicSources()),
        new Map(),
        { kind: 'sandbox' },
      );
      assert.ok('url' in prepared && 'body' in prepared, JSON.stringify(prepared));
      const { method, url: address, headers, body } = prepared;
      const response = await createSandbox().fetch(address, {
        method,
        headers: headers.map(([header, value]): [string, string] => [header, value]),
        body: body ?? '',
      });
      assert.equal(response.status, 201, await response.text());
    });
});
