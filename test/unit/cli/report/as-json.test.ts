import assert from 'node:assert/strict';
import { clean, runHere, temporaryFolder, warning } from '../command-line.ts';

/** A range as line:character-line:character, which is easier to read in a table. */
const place = (line: number, character: number, endLine: number, endCharacter: number) => ({
  start: { line, character },
  end: { line: endLine, character: endCharacter },
});

describe('--format json', () => {
  const folder = temporaryFolder();
  const json = async (
    files: Record<string, string | Uint8Array>,
    name: string,
  ): Promise<{ exitCode: number | null; document: unknown }> => {
    const { exitCode, output } = await runHere(folder(name), files, ['check', '.', '--format=json']);
    return { exitCode, document: JSON.parse(output) };
  };

  it('lists the requests of each file', async () => {
    const text = [
      '@root = https://graph.microsoft.com',
      '### Create it',
      'post {{root}}/beta/deviceManagement/deviceShellScripts/{id}/deviceRunStates',
      'Content-Type: application/json',
      'Authorization: Bearer eyJ0eXAi',
      '',
      '{',
      '  "errorCode": 0',
      '}',
      '### ',
      'https://example.com/x',
      '',
      '< body.json',
    ].join('\r\n');
    const { document } = await json({ 'a.http': `\ufeff${text}` }, 'requests');
    const { files } = document as { files: { requests: unknown }[] };
    assert.deepEqual(files[0]?.requests, [
      {
        name: 'Create it',
        method: 'POST',
        url: '{{root}}/beta/deviceManagement/deviceShellScripts/{id}/deviceRunStates',
        headers: [
          { name: 'Content-Type', value: 'application/json' },
          { name: 'Authorization', value: null },
        ],
        range: place(2, 0, 8, 1),
        body: { kind: 'text', range: place(6, 0, 8, 1) },
        entityType: 'deviceManagementScriptDeviceState',
        route: '/deviceManagement/deviceShellScripts/{deviceShellScriptId}/deviceRunStates',
      },
      {
        name: null,
        method: 'GET',
        url: 'https://example.com/x',
        headers: [],
        range: place(10, 0, 12, 11),
        body: { kind: 'file', range: place(12, 0, 12, 11) },
        entityType: null,
        route: null,
      },
    ]);
  });

  it('lists the problems of each file, and a summary', async () => {
    const { exitCode, document } = await json({ 'one/a b.http': warning, 'c.rest': clean }, 'problems');
    const { tool, files, ...rest } = document as {
      tool: { version: string };
      files: { path: string; requests: unknown[] }[];
    };
    assert.match(tool.version, /^\d/);
    assert.deepEqual(
      files.map(({ requests, ...file }) => [file, requests.length]),
      [
        [{ path: 'c.rest', kind: 'requests', entityType: null, problems: [] }, 1],
        [
          {
            path: 'one/a b.http',
            kind: 'requests',
            entityType: null,
            problems: [
              {
                code: 'read-only-property',
                severity: 'warning',
                message:
                  "'id' is read-only: the service sets it. Leave it out when you create or update a deviceManagementScriptDeviceState.",
                documentation:
                  'https://learn.microsoft.com/graph/api/intune-devices-devicemanagementscriptdevicestate-create?view=graph-rest-beta',
                range: place(4, 2, 4, 6),
              },
            ],
          },
          1,
        ],
      ],
    );
    assert.deepEqual(rest, {
      formatVersion: 1,
      summary: {
        files: 2,
        filesWithProblems: 1,
        problems: { error: 0, warning: 1, information: 0 },
        failures: [],
        exitCode: 1,
      },
    });
    assert.equal(exitCode, 1);
  });

  it('names the entity type of a payload file', async () => {
    const { document } = await json(
      { 'x.deviceManagementScriptUserState.json': '{\n  "errorDeviceCount": "1"\n}' },
      'payload',
    );
    const [file] = (
      document as { files: { kind: string; entityType: string; problems: { code: string; range: unknown }[] }[] }
    ).files;
    assert.equal(file?.kind, 'payload');
    assert.equal(file.entityType, 'deviceManagementScriptUserState');
    assert.deepEqual(
      file.problems.map(({ code, range }) => [code, range]),
      [['wrong-type', place(1, 22, 1, 25)]],
    );
  });

  it('reports what couldn’t be read, and continues', async () => {
    const { exitCode, document } = await json(
      { 'a.http': Uint8Array.of(0xff), 'b.http': clean, 'c.http': warning },
      'failure',
    );
    const { files, summary } = document as {
      files: { path: string }[];
      summary: { failures: { path: string; message: string }[]; exitCode: number };
    };
    assert.deepEqual(
      files.map(({ path }) => path),
      ['b.http', 'c.http'],
    );
    assert.deepEqual(
      summary.failures.map(({ path }) => path),
      ['a.http'],
    );
    assert.match(summary.failures[0]?.message ?? '', /UTF-8/);
    assert.equal(summary.exitCode, 2);
    assert.equal(exitCode, 2);
  });

  for (const [name, secret] of [
    ['authorization', true],
    ['Cookie', true],
    ['X-Api-Key', true],
    ['X-Access-Token', true],
    ['Client-Secret', true],
    ['Accept', false],
    ['client-request-id', false],
  ] as const)
    it(`${secret ? 'hides' : 'shows'} the value of ${name}`, async () => {
      const { document } = await json(
        { 'a.http': `GET https://graph.microsoft.com/beta/me\n${name}: value` },
        `header-${name}`,
      );
      const [file] = (document as { files: { requests: { headers: unknown[] }[] }[] }).files;
      assert.deepEqual(file?.requests[0]?.headers, [{ name, value: secret ? null : 'value' }]);
    });
});
