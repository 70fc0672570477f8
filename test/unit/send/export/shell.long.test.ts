import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { exportRequest, type ExportFormat } from '../../../../src/send/export/export-request.ts';
import type { ShownRequest } from '../../../../src/send/prepared-request.ts';

const root = 'https://graph.microsoft.us';
const url = `${root}/beta/deviceManagement/deviceShellScripts/1/deviceRunStates`;
const shown = (more: Partial<ShownRequest> = {}): ShownRequest => ({
  url,
  headers: [['Content-Type', 'application/json']],
  body: undefined,
  references: [],
  ...more,
});

const rawControl = /[^\P{Cc}\n\t]/u;

// Fuzzing checks that any text reaches the tools unchanged: the target copy-as.
if (process.platform !== 'win32')
  describe('a request copied for a shell', () => {
    let folder = '';

    before(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'copied-'));
      for (const name of ['curl', 'http']) {
        // Replaces the tool, and prints its arguments.
        writeFileSync(path.join(folder, name), '#!/bin/sh\nprintf \'%s\\0\' "$@"\n');
        chmodSync(path.join(folder, name), 0o755);
      }
    });
    after(() => {
      rmSync(folder, { recursive: true });
    });

    function run(format: ExportFormat, method: string, request: ShownRequest, token?: string, to = root, shell = 'sh') {
      const command = exportRequest(format, method, request, to) ?? '';
      assert.doesNotMatch(command, rawControl);
      const env = { PATH: `${folder}:/bin:/usr/bin`, ...(token === undefined ? {} : { TOKEN: token }) };
      const { stdout, stderr, status } = spawnSync(shell, ['-c', command], {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return { status, stderr, args: stdout.split('\0').slice(0, -1) };
    }

    // Windows and macOS have no dash.
    for (const shell of ['sh', 'dash', 'bash'].filter((name) =>
      ['/bin', '/usr/bin'].some((bin) => existsSync(`${bin}/${name}`)),
    ))
      for (const format of ['curl', 'httpie'] as const)
        it(`${format}: nothing in it is run or read by ${shell}, wherever it is`, () => {
          const tricky = [
            '$(touch pwned)',
            '`touch pwned`',
            '}}',
            '"; touch pwned; "',
            '\\',
            "'",
            '${TOKEN}',
            '\n',
            'a',
          ];
          const text = fc
            .array(fc.constantFrom(...tricky), { maxLength: 4 })
            .map((parts) => `https://{{${parts.join('')}}}`);
          fc.assert(
            fc.property(text, text, (to, method) => {
              const { args, stderr } = run(format, method, shown({ url: to, headers: [] }), 'the-token', to, shell);
              assert.equal(stderr, '');
              assert.ok(args.includes('Authorization: Bearer the-token'), args.join('|'));
              assert.ok(args.includes(to) && args.includes(method));
              const missing = run(format, method, shown({ url: to }), undefined, to, shell);
              assert.deepEqual(missing.args, []);
              assert.match(missing.stderr, /TOKEN: Set TOKEN to an access token for https:/);
            }),
            { numRuns: 25 },
          );
          assert.ok(!existsSync('pwned'));
        }).timeout(20_000);

    for (const format of ['curl', 'httpie'] as const)
      it(`${format}: reports a missing token, and runs nothing`, () => {
        const { status, stderr, args } = run(format, 'GET', shown());
        assert.notEqual(status, 0);
        assert.match(stderr, /TOKEN: Set TOKEN to an access token for https:\/\/graph\.microsoft\.us/);
        assert.deepEqual(args, []);
      });
  });

describe('a request copied', () => {
  it('as cURL: uses --head for HEAD', () => {
    assert.match(exportRequest('curl', 'HEAD', shown(), root) ?? '', /^curl --head '/);
  });
  for (const lineBreak of ['\n', '\r\n'])
    it(`as cURL: has a line for each option, from a file with ${JSON.stringify(lineBreak)}`, () => {
      assert.equal(
        exportRequest('curl', 'POST', shown({ body: ['{', '  "a": 1', '}'].join(lineBreak) }), root),
        [
          `curl --request POST '${url}' \\`,
          `  --header "Authorization: Bearer \${TOKEN:?Set TOKEN to an access token for ${root}}" \\`,
          `  --header 'Content-Type: application/json' \\`,
          `  --data-raw '{\n  "a": 1\n}'`,
        ].join('\n'),
      );
    });
  it('as cURL: spells out characters that a terminal would act on', () => {
    const command = exportRequest('curl', 'POST', shown({ headers: [], body: '"\u001b[201~\u009b"' }), root) ?? '';
    assert.equal(command.split('\n').at(-1), `  --data-raw '"'"$(printf '\\033')"'[201~'"$(printf '\\302\\233')"'"'`);
  });
});
