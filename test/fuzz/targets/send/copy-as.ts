import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { exportRequest } from '../../../../src/send/export/export-request.ts';
import { hostileHeaderValue, hostileText } from '../../arbitrary/hostile-text.ts';
import { requestMethod } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

const isInstalled = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

/** The POSIX shells of this machine; none on Windows. */
const shells =
  process.platform === 'win32' ? [] : ['dash', 'bash', 'zsh', 'ksh', 'mksh', 'busybox'].filter(isInstalled);

const root = 'https://graph.microsoft.com';
const end = '@@END7f3a@@';

/** They replace the tools: each prints its arguments, separated by NUL, which no argument can contain. */
const tools = ['curl', 'http'].map((name) => `${name}() { printf '%s\\0' "$@"; printf '${end}\\0'; }`).join('\n');

const url = hostileText.map((text) => {
  const whole = `${root}/beta/x/${text}`;
  return URL.canParse(whole) ? new URL(whole).href : `${root}/beta/x`;
});

const copied = fc.record({
  method: requestMethod,
  url,
  headers: fc.array(
    fc.tuple(
      fc.constantFrom('X-A', 'Prefer', "X-'q", 'X-$b', 'X-`c`', 'X-!', 'x-%', 'Content-Type', '-o', "'"),
      hostileHeaderValue,
    ),
    { maxLength: 4 },
  ),
  // A word of a shell can contain neither a NUL nor half of a surrogate pair.
  body: fc.option(
    hostileText.map((text) => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd')),
    { nil: null },
  ),
});

/** A shell reads exactly what was copied, byte by byte. Each start of a shell runs many commands. */
export const target = fuzzTarget(fc.array(copied, { minLength: 1, maxLength: 60 }), (requests) => {
  const script = [tools, 'TOKEN=tok'];
  const wanted: string[][] = [];
  for (const { method, url: address, headers, body } of requests) {
    const shown = { url: address, headers, body: body ?? undefined, references: [] };
    const isJson = headers.some(([name, value]) => /^content-type$/i.test(name) && /json/i.test(value));
    const sent = isJson ? body?.replaceAll('\r\n', '\n') : body;
    const written = headers.map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`));
    const data = sent === undefined || sent === null ? undefined : sent;
    script.push(exportRequest('curl', method, shown, root) ?? '', exportRequest('httpie', method, shown, root) ?? '');
    wanted.push(
      [
        ...(method === 'HEAD' ? ['--head'] : ['--request', method]),
        address,
        ...(/[[\]{}]/.test(address) ? ['--globoff'] : []),
        ...['--header', 'Authorization: Bearer tok'],
        ...written.flatMap((header) => ['--header', header]),
        ...(data === undefined ? [] : ['--data-raw', data]),
      ],
      [
        ...['--ignore-stdin', method, address, 'Authorization: Bearer tok', ...written],
        ...(data === undefined ? [] : [`--raw=${data}`]),
      ],
    );
  }
  const input = `${script.join('\n')}\n`;
  assert.doesNotMatch(input, /[^\P{Cc}\n\t]/u);
  for (const shell of shells) {
    const { stdout, stderr } = spawnSync(shell, shell === 'busybox' ? ['sh', '-s'] : ['-s'], {
      input,
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
      maxBuffer: 2 ** 30,
      timeout: 60_000,
    });
    assert.equal(stderr.toString(), '', shell);
    const got = stdout
      .toString()
      .split(`${end}\0`)
      .slice(0, -1)
      .map((args) => args.split('\0').slice(0, -1));
    assert.deepEqual(got, wanted, shell);
  }
  return wanted.length * shells.length;
});
