import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBatch } from '../../../../src/sandbox/batch/batch.ts';
import { problemsIn } from '../problems/problems-in.ts';

const batchUrl = 'https://graph.microsoft.com/beta/$batch';

const problemsOf = (body: string, url = batchUrl): string[] =>
  problemsIn(`POST ${url}\nContent-Type: application/json\n\n${body}\n`)
    .filter(({ problem }) => problem.code !== 'unknown-variable' && problem.code !== 'malformed-url')
    .map(({ problem, source }) =>
      problem.code === 'invalid-batch' ? `${problem.fault.kind} ${source}` : `${problem.code} ${source}`,
    );

const get = '"method":"GET","url":"/me"';
const requests = (...items: string[]): string => `{"requests":[${items.join()}]}`;

describe('a JSON batch', () => {
  const rows: readonly (readonly [what: string, body: string, ...problems: string[]])[] = [
    ['an id in a variable', requests(`{"id":"{{a}}",${get}}`, `{"id":"2",${get},"dependsOn":["1"]}`)],
    ['an id that is a variable', requests(`{"id":{{a}},${get}}`, `{"id":"2",${get},"dependsOn":["1"]}`)],
    ['a request in a variable', requests('{{a}}', `{"id":"2",${get},"dependsOn":["1"]}`)],
    [
      'an unknown id below the reference',
      requests(`{"id":"2",${get},"dependsOn":["1"]}`, `{"id":"{{a}}",${get}}`),
      'unknown-dependency "1"',
    ],
    ['an unknown dependency', requests(`{"id":"1",${get}}`, `{"id":"2",${get},"dependsOn":["{{a}}"]}`)],
    ['dependencies in a variable', requests(`{"id":"1",${get}}`, `{"id":"2",${get},"dependsOn":{{a}}}`)],
    ['a text as dependsOn', requests(`{"id":"2",${get},"dependsOn":"1"}`), 'wrong-member "1"'],
    ['a number as an id', requests(`{"id":1,${get}}`), 'missing 1'],
    ['an empty id', requests(`{"id":"",${get}}`), 'missing ""'],
    ['headers as a list', requests(`{"id":"1",${get},"headers":[]}`), 'wrong-member ['],
    ['headers in a variable', requests(`{"id":"1",${get},"headers":{{a}},"body":{}}`)],
    ['a header in a variable', requests(`{"id":"1",${get},"headers":{"Content-Type":"{{a}}"},"body":{}}`)],
    ['no requests', requests(), 'no-requests ['],
    ['a text as a request', requests('"a"'), 'no-object "a"'],
    [
      'another host',
      requests('{"id":"1","method":"GET","url":"https://example.com"}'),
      'not-relative "https://example.com"',
    ],
  ];
  for (const [what, body, ...problems] of rows)
    it(`${what} → ${problems.join() || 'nothing'}`, () => {
      assert.deepEqual(problemsOf(body), problems);
    });

  for (const url of [
    `"${batchUrl}"`,
    `<${batchUrl}>`,
    'graph.microsoft.com/beta/$batch',
    'https://graph.microsoft.com//beta/$batch',
    'https://graph.microsoft.com/beta/`$batch',
    'https://graph.microsoft.com/beta/%24batch',
  ])
    it(`is read below ${url}`, () => {
      assert.deepEqual(problemsOf('{"request":[]}', url), ['no-requests {']);
    });

  it('is rejected by the sandbox if and only if the editor says so', () => {
    const text = fc.constantFrom<unknown>('a', 'A', 'b', '', 1, null, undefined);
    const item = fc.record({
      id: text,
      method: fc.constantFrom<unknown>('GET', 'post', '', 1, undefined),
      url: fc.constantFrom<unknown>(
        '/me',
        'me',
        '',
        '/beta/me',
        'v1.0/me',
        'https://graph.microsoft.com/me',
        '/b%65ta/me',
        2,
      ),
      headers: fc.constantFrom<unknown>(undefined, {}, { 'content-type': 'text/plain' }, [], { a: 1 }, null),
      body: fc.constantFrom<unknown>(undefined, {}, 'a', null),
      dependsOn: fc.constantFrom<unknown>(undefined, [], ['a'], ['B'], 'a', [1], null),
    });
    const items = fc.array(fc.oneof({ arbitrary: item, weight: 9 }, fc.constantFrom<unknown>('a', 1, null, [])), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(items, (all) => {
        const body = JSON.stringify({ requests: all });
        const shown = problemsIn(`POST ${batchUrl}\nContent-Type: application/json\n\n${body}\n`);
        const isShown = shown.some(({ problem }) => problem.code === 'invalid-batch');
        assert.equal(isShown, 'code' in readBatch(body), body);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the requests of a batch', () => {
  const body = requests(
    '{"id":"1","method":"POST","url":"/deviceManagement/deviceCompliancePolicies","headers":{"Content-Type":"application/json"},"body":{"colour":1}}',
  );

  it('are checked by what is compiled, in beta', () => {
    assert.deepEqual(problemsOf(body), ['unknown-property "colour"']);
  });

  it('are not in v1.0, of which nothing is compiled', () => {
    assert.deepEqual(problemsOf(body, 'https://graph.microsoft.com/v1.0/$batch'), []);
  });
});
