import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { runHere, temporaryFolder, type Files } from './command-line.ts';

const post = (body: string, collection = 'deviceShellScripts/1/deviceRunStates'): string =>
  `POST https://graph.microsoft.com/beta/deviceManagement/${collection}\nContent-Type: application/json\n\n${body}\n`;
const health = 'deviceHealthScripts/1/deviceRunStates';
const payload = 'a.deviceManagementScriptDeviceState.json';

const rows: readonly [title: string, files: Files, problems: readonly string[], summary: string][] = [
  [
    'a problem at its place in the body file',
    { 'a.http': post('< ./b/body.json'), 'b/body.json': '{\n  "errorCode": "1"\n}' },
    ['b/body.json:2:16 error wrong-type'],
    '1 problem in 1 of 2 files',
  ],
  ['no problem', { 'a.http': post('< body.json'), 'body.json': '{}' }, [], '0 problems in 0 of 2 files'],
  [
    'invalid JSON',
    { 'a.http': post('< body.json'), 'body.json': '{"errorCode": 1,}' },
    ['body.json:1:16 error invalid-json'],
    '1 problem in 1 of 2 files',
  ],
  [
    'variables where they are replaced',
    {
      'a.http': `@n = "1"\n${post('<@ body.json')}\n###\n${post('< text.json')}`,
      'body.json': '{"errorCode": {{n}}}',
      'text.json': '{"runState": "{{n}}"}',
    },
    ['body.json:1:15 error wrong-type', 'text.json:1:14 error unknown-enum-value'],
    '2 problems in 2 of 3 files',
  ],
  [
    'the same problem once, however many requests and files name the body file',
    {
      'a.http': `${post('< c.json')}\n###\n${post('< ./c.json')}`,
      'b.http': post('< c.json'),
      'c.json': '{"id": "1"}',
    },
    ['c.json:1:2 warning read-only-property'],
    '1 problem in 1 of 3 files',
  ],
  [
    'a problem once for each type',
    { 'a.http': `${post('< c.json')}\n###\n${post('< c.json', health)}`, 'c.json': '{"resultMessage": ""}' },
    ['c.json:1:2 warning unknown-property'],
    '1 problem in 1 of 2 files',
  ],
  [
    'a payload file once',
    { 'z.http': post(`< ${payload}`), [payload]: '{"id": "1"}' },
    [`${payload}:1:2 warning read-only-property`],
    '1 problem in 1 of 2 files',
  ],
  [
    'a batch',
    {
      'a.http': 'POST https://graph.microsoft.com/beta/$batch\nContent-Type: application/json\n\n< b.json\n',
      'b.json': '{"requests": [{"id": "1", "url": "/me"}]}',
    },
    ['b.json:1:15 error invalid-batch'],
    '1 problem in 1 of 2 files',
  ],
  [
    'a file that can’t be read, on the line that names it',
    {
      'a.http': [
        ...[
          '< none.json',
          '< ./below',
          '< ../x.json',
          '< /etc/hostname',
          '< latin1.json',
          '< large.json',
          '< link.json',
        ],
        '<@latin1 below/b.json',
      ]
        .map((line) => post(line))
        .join('###\n'),
      'below/b.json': '{}',
      'latin1.json': Uint8Array.of(0x7b, 0xe4, 0x7d),
      'large.json': new Uint8Array(4 * 1024 * 1024 + 1),
    },
    [4, 9, 14, 19, 24, 29, 34, 39].map((line) => `a.http:${line}:1 error unreadable-body-file`),
    '8 problems in 1 of 1 file',
  ],
  [
    'nothing for requests that don’t go to Graph or send no body',
    {
      'a.http': `POST https://example.com/\n\n< none.json\n\n### \nDELETE https://graph.microsoft.com/beta/me\n\n< none.json\n`,
    },
    [],
    '0 problems in 0 of 1 file',
  ],
  [
    'nothing that comments turn off where the file is named',
    {
      'a.http': `# graph-disable read-only-property\n${post('< c.json')}\n###\n${post('# graph-disable-next-line\n< none.json')}`,
      'c.json': '{"id": "1"}',
    },
    [],
    '0 problems in 0 of 2 files',
  ],
];

describe('checking body files', () => {
  const folder = temporaryFolder();
  for (const [index, [title, files, problems, summary]] of rows.entries())
    it(`reports ${title}`, async () => {
      const here = folder(String(index));
      await runHere(here, files, ['--version']);
      symlinkSync('/etc/hostname', `${here}/link.json`);
      const { output } = await runHere(here, {}, ['check', '.']);
      const lines = output.split('\n').filter((line) => line !== '');
      assert.equal(lines.pop(), summary, output);
      assert.deepEqual(
        lines.map((line) => line.split(' ').slice(0, 3).join(' ')),
        problems,
      );
    });

  it('gives the position in JSON and SARIF', async () => {
    const files = { 'a.http': post('< c.json'), 'c.json': '{\n "id": "1"}' };
    const json = JSON.parse((await runHere(folder('formats'), files, ['check', '.', '--format=json'])).output) as {
      files: { path: string; kind: string; problems: { range: { start: object } }[] }[];
    };
    assert.deepEqual(
      json.files.map(({ path, kind, problems }) => [path, kind, problems.map(({ range }) => range.start)]),
      [
        ['a.http', 'requests', []],
        ['c.json', 'body', [{ line: 1, character: 1 }]],
      ],
    );
    const { output } = await runHere(folder('formats'), files, ['check', '.', '--format=sarif']);
    assert.match(output, /"uri":"c\.json"[^}]*\},"region":\{"startLine":2,"startColumn":2,/);
  });
});
