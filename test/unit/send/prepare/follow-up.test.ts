import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker } from '../../../../src/language/checks/check-file.ts';
import { problemMessage } from '../../../../src/language/problems/problem.ts';
import { followUpRequest, type FollowUpMethod } from '../../../../src/send/prepare/follow-up.ts';

const collection = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const created = {
  '@odata.context': 'https://graph.microsoft.com/beta/$metadata#x/$entity',
  '@odata.type': '#microsoft.graph.deviceManagementScriptDeviceState',
  id: 'a b/c',
  runState: 'success',
  resultMessage: null,
  lastStateUpdateDateTime: '2025-01-31T08:30:00Z',
  errorCode: 0,
  newerThanTheCatalog: true,
};
const item = `${collection}/a%20b%2Fc`;

describe('followUpRequest', () => {
  const lines: readonly [url: string, method: FollowUpMethod, line: string][] = [
    [collection, 'GET', `GET ${item}`],
    [collection, 'DELETE', `DELETE ${item}`],
    [`${collection}?$select=id`, 'PATCH', `PATCH ${item}`],
    [`${collection}/`, 'GET', `GET ${item}`],
    // What was read already has its key in the URL, maybe in parentheses.
    [item, 'DELETE', `DELETE ${item}`],
    [`${collection}('a%20b%2Fc')?$select=id`, 'PATCH', `PATCH ${collection}('a%20b%2Fc')`],
    [collection.replace('/1/', '/{{script}}/'), 'GET', `GET ${item.replace('/1/', '/{{script}}/')}`],
  ];
  for (const [url, method, line] of lines)
    it(`${method} after ${url}`, () => {
      assert.ok(followUpRequest(url, created, method)?.split('\n').includes(line));
    });

  it('updates what can be written, and nothing else', () => {
    const [, body = ''] = (followUpRequest(collection, created, 'PATCH') ?? '').split('\n\n');
    assert.deepEqual(JSON.parse(body), {
      '@odata.type': '#microsoft.graph.deviceManagementScriptDeviceState',
      runState: 'success',
      resultMessage: null,
      lastStateUpdateDateTime: '2025-01-31T08:30:00Z',
      errorCode: 0,
    });
  });

  it('leaves out what holds a secret, and says so', () => {
    const entity = { ...created, resultMessage: 'the key hunter2' };
    const text = followUpRequest(collection, entity, 'PATCH', (value) => value.includes('hunter2')) ?? '';
    assert.ok(!text.includes('hunter2'));
    assert.match(text, /\n# resultMessage is left out because its value in the response contains a secret\.\n/);
    const [, body = ''] = text.split('\n\n');
    assert.ok(!('resultMessage' in (JSON.parse(body) as object)));
    assert.ok('runState' in (JSON.parse(body) as object));
  });

  for (const method of ['GET', 'PATCH', 'DELETE'] as const)
    it(`${method} is a request without problems, with what is known of its route`, () => {
      const text = followUpRequest(collection, created, method) ?? '';
      const file = parseHttpFile(text);
      const problems = new FileChecker().check(file).flatMap((block) => block.problems);
      assert.deepEqual(problems.map(problemMessage), []);
      assert.equal(file.blocks.length, 1);
      assert.match(
        text,
        /^### (Get|Update|Delete) deviceManagementScriptDeviceState a b\/c\n# Documented, but maybe not/,
      );
    });

  const nothing: readonly [what: string, url: string, entity: Record<string, unknown>][] = [
    ['an answer without id', collection, { runState: 'success' }],
    ['a list', collection, { value: [] }],
    ['another route', 'https://graph.microsoft.com/beta/me', { id: '1' }],
    ['a managed device', `${item}/managedDevice`, { id: '1' }],
  ];
  for (const [what, url, entity] of nothing)
    it(`has nothing to say of ${what}`, () => {
      assert.equal(followUpRequest(url, entity, 'GET'), undefined);
    });

  it('keeps an id on its line', () => {
    const text = followUpRequest(collection, { id: 'a\n### b\nGET x' }, 'GET') ?? '';
    assert.equal(parseHttpFile(text).blocks.length, 1);
  });
});
