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

describe('the command line knows variables around a file', () => {
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
      title: 'in the chosen environment and in .env, in folders above too',
      files: { 'a/b.http': requests, 'http-client.env.json': environments, '.env': 'key=1' },
      args: ['--env', 'dev'],
      exitCode: 0,
      output: /^0 problems/,
    },
    {
      title: 'not in an environment that was not chosen',
      files: { 'a/b.http': requests, 'http-client.env.json': environments, 'a/.env': 'key=1' },
      exitCode: 1,
      output: /unknown-variable No value for \{\{script\}\}/,
    },
    {
      title: 'in the nearest file only',
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
      title: 'and says what is wrong with an environment file',
      files: { 'a.http': requests, 'http-client.env.json': '{"dev": {"script": "1",\n"list": [1]}}', '.env': 'key=1' },
      args: ['--env', 'dev'],
      exitCode: 0,
      complaints: /http-client\.env\.json:2:9: The value of 'list' must be a string/,
    },
    {
      title: 'and that nobody has the chosen one',
      files: { 'a.http': requests, 'http-client.env.json': environments, '.env': 'key=1\nscript=1' },
      args: ['--env', 'prod'],
      exitCode: 2,
      complaints: /No environment file next to these files or above them defines 'prod'/,
    },
    {
      title: 'and says once what is wrong with a file that counts for several folders',
      files: { 'a/a.http': '', 'b/b.http': '', 'http-client.env.json': '[]' },
      exitCode: 0,
      complaints: /^http-client\.env\.json:1:1: An environment file is an object .*\n$/,
    },
    {
      title: 'and which file it does not read, because of its size',
      files: { 'a.http': requests, 'http-client.env.json': ' '.repeat(1024 * 1024 + 1), '.env': 'key=1' },
      exitCode: 1,
      output: /unknown-variable .*\{\{script\}\}.* 'http-client\.env\.json' is larger than 1 MB/,
      complaints: /^'http-client\.env\.json' is larger than 1 MB\. Its variables have no value\.\n$/,
    },
    {
      title: 'or of its encoding',
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
      title: 'but takes a folder called .env for none',
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
      // Values stay where they are.
      assert.ok(!ran.output.includes('key=1'));
    });

  for (const [what, make, complaint] of [
    ['a pipe', (at: string) => execFileSync('mkfifo', [at]), 'is a device, a pipe or a socket'],
    ['a device without end', linkTo('/dev/zero'), 'links to a file outside of this folder'],
    ['a file elsewhere', linkTo('../elsewhere'), 'links to a file outside of this folder'],
    ['nothing', linkTo('nowhere'), 'is a link to a file that doesn’t exist'],
  ] as const)
    it(`and does not read .env where it is, or leads to, ${what}`, async function () {
      // Windows has neither pipes nor devices among its files.
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
