import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { withNothingHidden } from '../../../../src/send/prepared-request.ts';
import { problemMessage } from '../../../../src/language/problems/problem.ts';
import {
  followUpRequest,
  requestThatReads,
  type AddedMethod,
  type WrittenSource,
} from '../../../../src/send/prepare/follow-up.ts';

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

const post = (url: string) => withNothingHidden({ method: 'POST', url, headers: [], body: '{}', droppedHeaders: [] });

describe('requestThatReads', () => {
  for (const [what, url, address] of [
    ['reads what was created', collection, item],
    ['reads what was created, without the query', `${collection}/?$select=id`, item],
    ['reads what was read before', `${item}?$select=id`, item],
  ] as const)
    it(what, () => {
      const { method, url: sent, shown, body } = requestThatReads(post(url), created) ?? {};
      assert.deepEqual([method, sent, shown?.url, body], ['GET', address, address, undefined]);
    });

  it('shows the reference of a private value, not the value', () => {
    const sent = { ...post(collection), hidden: new Map([['script', '1']]) };
    const shown = { ...sent.shown, url: collection.replace('/1/', '/{{script}}/'), references: ['script', 'other'] };
    const reading = requestThatReads({ ...sent, shown }, created);
    assert.equal(reading?.url, item);
    assert.deepEqual([reading.shown.url, reading.shown.references], [item.replace('/1/', '/{{script}}/'), ['script']]);
  });
});

describe('followUpRequest', () => {
  const written: WrittenSource = {
    url: '{{graph}}/deviceShellScripts/{{script}}/deviceRunStates?$select=id',
    name: undefined,
  };
  const own = '{{graph}}/deviceShellScripts/{{script}}/deviceRunStates';
  for (const [name, id] of [
    ['create', '{{create.response.body.$.id}}'],
    [undefined, 'a%20b%2Fc'],
  ] as const)
    it(`writes the URL as it is in the file, and the id as ${id}`, () => {
      const { text = '', addresses = [] } =
        followUpRequest(collection, created, 'DELETE', () => false, { ...written, name }) ?? {};
      assert.ok(text.split('\n').includes(`DELETE ${own}/${id}`), text);
      assert.deepEqual(new Set(addresses), new Set([`${own}/${id}`, `${own}/a%20b%2Fc`, item]));
    });

  it('has no URL that contains a secret', () => {
    assert.equal(
      followUpRequest(collection, created, 'DELETE', (value) => value === created.id),
      undefined,
    );
  });

  const lines: readonly [url: string, method: AddedMethod, line: string][] = [
    [collection, 'DELETE', `DELETE ${item}`],
    [`${collection}?$select=id`, 'PATCH', `PATCH ${item}`],
    [`${collection}/`, 'DELETE', `DELETE ${item}`],
    // What was read already has its key in the URL, maybe in parentheses.
    [item, 'DELETE', `DELETE ${item}`],
    [`${collection}('a%20b%2Fc')?$select=id`, 'PATCH', `PATCH ${collection}('a%20b%2Fc')`],
    [collection.replace('/1/', '/{{script}}/'), 'DELETE', `DELETE ${item.replace('/1/', '/{{script}}/')}`],
  ];
  for (const [url, method, line] of lines)
    it(`${method} after ${url}`, () => {
      assert.ok(followUpRequest(url, created, method)?.text.split('\n').includes(line));
    });

  it('updates writable properties only', () => {
    const [, body = ''] = (followUpRequest(collection, created, 'PATCH')?.text ?? '').split('\n\n');
    assert.deepEqual(JSON.parse(body), {
      '@odata.type': '#microsoft.graph.deviceManagementScriptDeviceState',
      runState: 'success',
      resultMessage: null,
      lastStateUpdateDateTime: '2025-01-31T08:30:00Z',
      errorCode: 0,
    });
  });

  it('leaves out a property that contains a secret, and says so', () => {
    const entity = { ...created, resultMessage: 'the key hunter2' };
    const text = followUpRequest(collection, entity, 'PATCH', (value) => value.includes('hunter2'))?.text ?? '';
    assert.ok(!text.includes('hunter2'));
    assert.match(text, /\n# resultMessage is left out because its value in the response contains a secret\.\n/);
    const [, body = ''] = text.split('\n\n');
    assert.ok(!('resultMessage' in (JSON.parse(body) as object)));
    assert.ok('runState' in (JSON.parse(body) as object));
  });

  for (const method of ['PATCH', 'DELETE'] as const)
    it(`${method} is a request without problems or comments`, () => {
      const text = followUpRequest(collection, created, method)?.text ?? '';
      const file = parseHttpFile(text);
      const problems = new FileChecker().check(file).flatMap((block) => block.problems);
      assert.deepEqual(problems.map(problemMessage), []);
      assert.equal(file.blocks.length, 1);
      assert.match(text, /^### (Update|Delete) deviceManagementScriptDeviceState a b\/c\n(PATCH|DELETE) /);
    });

  const nothing: readonly [what: string, url: string, entity: Record<string, unknown>][] = [
    ['a response without an id', collection, { runState: 'success' }],
    ['a list', collection, { value: [] }],
    ['another route', 'https://graph.microsoft.com/beta/me', { id: '1' }],
    ['a managed device', `${item}/managedDevice`, { id: '1' }],
  ];
  for (const [what, url, entity] of nothing)
    it(`doesn’t support ${what}`, () => {
      assert.equal(followUpRequest(url, entity, 'DELETE'), undefined);
      assert.equal(requestThatReads(post(url), entity), undefined);
    });

  it('keeps an id on one line', () => {
    const text = followUpRequest(collection, { id: 'a\n### b\nGET x' }, 'DELETE')?.text ?? '';
    assert.equal(parseHttpFile(text).blocks.length, 1);
  });
});
