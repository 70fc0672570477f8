import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { runHere, temporaryFolder, writeFiles, type Files } from './command-line.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts';
const requests = `GET ${url}/{{script}}/deviceRunStates\n\n###\nGET ${url}/{{$dotenv key}}/deviceRunStates?{{$processEnv HOME}}\n`;
const environments = '{"dev": {"script": "1"}, "$shared": {"shared": "2"}}';

const linkTo = (target: string) => (at: string) => {
  symlinkSync(target, at);
};

describe('the command line, reading environment files', () => {
  const folder = temporaryFolder();

  const cases: readonly {
    readonly title: string;
    readonly files: Files;
    readonly args?: readonly string[];
    readonly exitCode: number;
    readonly output?: RegExp;
    readonly complaints?: RegExp;
  }[] = [
    {
      title: 'finds variables of the chosen environment and .env, even in parent folders',
      files: { 'a/b.http': requests, 'http-client.env.json': environments, '.env': 'key=1' },
      args: ['--env', 'dev'],
      exitCode: 0,
      output: /^0 problems/,
    },
    {
      title: 'ignores an environment that wasn’t chosen',
      files: { 'a/b.http': requests, 'http-client.env.json': environments, 'a/.env': 'key=1' },
      exitCode: 1,
      output: /unknown-variable No value for \{\{script\}\}/,
    },
    {
      title: 'reads the nearest file only',
      files: {
        'a/b.http': requests,
        'http-client.env.json': environments,
        'a/http-client.env.json': '{"dev": {}}',
        '.env': 'key=1',
      },
      args: ['--env', 'dev'],
      exitCode: 1,
      output: /unknown-variable/,
    },
    {
      title: 'reports what is wrong with an environment file',
      files: { 'a.http': requests, 'http-client.env.json': '{"dev": {"script": "1",\n"list": [1]}}', '.env': 'key=1' },
      args: ['--env', 'dev'],
      exitCode: 0,
      complaints: /http-client\.env\.json:2:9: The value of 'list' must be a string/,
    },
    {
      title: 'reports that no file defines the chosen environment',
      files: { 'a.http': requests, 'http-client.env.json': environments, '.env': 'key=1\nscript=1' },
      args: ['--env', 'prod'],
      exitCode: 2,
      complaints: /No environment file next to these files or above them defines 'prod'/,
    },
    {
      title: 'reports once what is wrong with a file that applies to several folders',
      files: { 'a/a.http': '', 'b/b.http': '', 'http-client.env.json': '[]' },
      exitCode: 0,
      complaints: /^http-client\.env\.json:1:1: An environment file is an object .*\n$/,
    },
    {
      title: 'reports a file that is too large',
      files: { 'a.http': requests, 'http-client.env.json': ' '.repeat(1024 * 1024 + 1), '.env': 'key=1' },
      exitCode: 1,
      output: /unknown-variable .*\{\{script\}\}.* 'http-client\.env\.json' is larger than 1 MB/,
      complaints: /^'http-client\.env\.json' is larger than 1 MB\. Its variables have no value\.\n$/,
    },
    {
      title: 'reports a file that isn’t UTF-8',
      files: {
        'a.http': requests,
        'http-client.env.json': environments,
        '.env': Buffer.from('\ufeffkey=1', 'utf16le'),
      },
      args: ['--env', 'dev'],
      exitCode: 1,
      output: /unknown-variable .*\{\{\$dotenv key\}\}.* '\.env' isn’t UTF-8/,
      complaints: /^'\.env' isn’t UTF-8/,
    },
    {
      title: 'ignores a folder called .env',
      files: { 'a.http': '', '.env/bin/python': '' },
      exitCode: 0,
    },
  ];
  for (const [index, { title, files, args = [], exitCode, output, complaints }] of cases.entries())
    it(title, async () => {
      const ran = await runHere(folder(String(index)), files, ['check', '.', ...args]);
      assert.equal(ran.exitCode, exitCode, ran.output + ran.complaints);
      assert.match(ran.output, output ?? /^/);
      assert.match(ran.complaints, complaints ?? /^$/);
      // Values aren’t printed.
      assert.ok(!ran.output.includes('key=1'));
    });

  for (const [what, make, complaint] of [
    ['a pipe', (at: string) => execFileSync('mkfifo', [at]), 'is a device, a pipe or a socket'],
    ['an endless device', linkTo('/dev/zero'), 'links to a file outside of this folder'],
    ['a file elsewhere', linkTo('../elsewhere'), 'links to a file outside of this folder'],
    ['a missing file', linkTo('nowhere'), 'is a link to a file that doesn’t exist'],
  ] as const)
    it(`doesn’t read a .env that is, or links to, ${what}`, async function () {
      // Windows has no pipes or devices in its file system.
      if (process.platform === 'win32') this.skip();
      const here = folder(what);
      writeFiles(folder(), { elsewhere: 'SECRET=1' });
      writeFiles(here, {});
      make(path.join(here, '.env'));
      const ran = await runHere(here, { 'a.http': `GET ${url}/{{SECRET}}/deviceRunStates\n` }, ['check', '.']);
      assert.equal(ran.complaints, `'.env' ${complaint}. Its variables have no value.\n`);
      assert.match(ran.output, /unknown-variable No value for \{\{SECRET\}\}/);
    });
});
