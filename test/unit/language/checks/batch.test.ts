import assert from 'node:assert/strict';
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
    ['a string as dependsOn', requests(`{"id":"2",${get},"dependsOn":"1"}`), 'wrong-member "1"'],
    ['a number as an id', requests(`{"id":1,${get}}`), 'missing 1'],
    ['an empty id', requests(`{"id":"",${get}}`), 'missing ""'],
    ['headers as a list', requests(`{"id":"1",${get},"headers":[]}`), 'wrong-member ['],
    ['headers in a variable', requests(`{"id":"1",${get},"headers":{{a}},"body":{}}`)],
    ['a header in a variable', requests(`{"id":"1",${get},"headers":{"Content-Type":"{{a}}"},"body":{}}`)],
    ['no requests', requests(), 'no-requests ['],
    ['a string as a request', requests('"a"'), 'no-object "a"'],
    [
      'another host',
      requests('{"id":"1","method":"GET","url":"https://example.com"}'),
      'not-relative "https://example.com"',
    ],
    [
      'an unknown property in the query of an absolute URL',
      requests(
        '{"id":"1","method":"GET","url":"https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts?$select=nope"}',
      ),
      'not-relative "https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts?$select=nope"',
      'unknown-query-property nope',
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
    it(`is checked in a request to ${url}`, () => {
      assert.deepEqual(problemsOf('{"request":[]}', url), ['no-requests {']);
    });
});

describe('the entries of a batch', () => {
  const body = requests(
    '{"id":"1","method":"POST","url":"/deviceManagement/deviceCompliancePolicies","headers":{"Content-Type":"application/json"},"body":{"colour":1}}',
  );

  it('are checked against compiled types in beta', () => {
    assert.deepEqual(problemsOf(body), ['unknown-property "colour"']);
  });

  it('aren’t checked in v1.0, which has no compiled types', () => {
    assert.deepEqual(problemsOf(body, 'https://graph.microsoft.com/v1.0/$batch'), []);
  });
});
