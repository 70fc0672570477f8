import assert from 'node:assert/strict';
import { runHere, temporaryFolder, type Files } from './command-line.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts';
const requests = `GET ${url}/{{script}}/deviceRunStates\n\n###\nGET ${url}/{{$dotenv key}}/deviceRunStates?{{$processEnv HOME}}\n`;
const environments = '{"dev": {"script": "1"}, "$shared": {"shared": "2"}}';

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
      output: /unknown-variable No value is known for \{\{script\}\}/,
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
      complaints: /http-client\.env\.json:2:9: The value of 'list' is neither text nor a number/,
    },
    {
      title: 'and that nobody has the chosen one',
      files: { 'a.http': requests, 'http-client.env.json': environments, '.env': 'key=1\nscript=1' },
      args: ['--env', 'prod'],
      exitCode: 2,
      complaints: /No environment file beside these files, or above them, has 'prod'/,
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
});
