import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import {
  clean,
  commandLine,
  error,
  information,
  runHere,
  temporaryFolder,
  warning,
  writeFiles,
  type Files,
} from './command-line.ts';

const invalidUtf8 = Uint8Array.of(...Buffer.from('### a\n# '), 0xe4, 0x0a);
const utf16 = Buffer.from('\ufeffGET /', 'utf16le');

interface Case {
  readonly title: string;
  readonly files?: Files;
  readonly args: readonly string[];
  readonly exitCode: 0 | 1 | 2;
  /** What the output and the complaints contain. One that isn’t given is empty. */
  readonly output?: RegExp;
  readonly complaints?: RegExp;
}

const cases: readonly Case[] = [
  {
    title: 'no problem',
    files: { 'a.http': clean },
    args: ['check', 'a.http'],
    exitCode: 0,
    output: /^0 problems in 0 of 1 file\n$/,
  },
  {
    title: 'information only',
    files: { 'a.http': information },
    args: ['check', 'a.http'],
    exitCode: 0,
    output: /a\.http:5:3 information deep-insert .*\n\n1 problem in 1 of 1 file\n$/,
  },
  {
    title: 'a warning',
    files: { 'a.http': warning },
    args: ['check', 'a.http'],
    exitCode: 1,
    output: /^a\.http:5:3 warning read-only-property 'id' is read-only.*\n\n1 problem in 1 of 1 file\n$/,
  },
  {
    title: 'an error',
    files: { 'a.http': error },
    args: ['check', 'a.http'],
    exitCode: 1,
    output: /^a\.http:5:16 error wrong-type /,
  },
  {
    title: 'a payload',
    files: { 'a.deviceHealthScriptDeviceState.json': '{"id": ""}' },
    args: ['check', '.'],
    exitCode: 1,
    output: /^a\.deviceHealthScriptDeviceState\.json:1:2 warning read-only-property /,
  },
  {
    title: 'several files',
    files: { 'a.http': warning, 'b.rest': clean, 'c.http': warning },
    args: ['check', '.'],
    exitCode: 1,
    output: /^a\.http.*\n\nc\.http.*\n\n2 problems in 2 of 3 files\n$/,
  },
  {
    title: 'an empty file',
    files: { 'a.http': '' },
    args: ['check', 'a.http'],
    exitCode: 0,
    output: /^0 problems in 0 of 1 file\n$/,
  },
  {
    title: 'help',
    args: ['--help'],
    exitCode: 0,
    output: /Usage: graph-run-states check .*\*\.<type>\.json.*information/s,
  },
  { title: 'help with a command', args: ['check', '-h'], exitCode: 0, output: /Exit codes:/ },
  { title: 'version', args: ['--version'], exitCode: 0, output: /^\d+\.\d+\.\d+\n$/ },
  { title: 'no command', args: [], exitCode: 2, complaints: /Name a command: check.*--help/s },
  { title: 'an unknown command', args: ['lint', 'a.http'], exitCode: 2, complaints: /Unknown command 'lint'/ },
  {
    title: 'a request described',
    args: ['describe', 'post', 'deviceManagement/deviceHealthScripts/1/assign'],
    exitCode: 0,
    output:
      /^POST \/beta\/deviceManagement\/deviceHealthScripts\/\{deviceHealthScriptId\}\/assign\nChecked by hand.*\n  deviceHealthScriptAssignments: Collection.*Sources\n/s,
  },
  {
    title: 'a request described from compiled facts',
    args: ['describe', 'POST', 'https://graph.microsoft.com/beta/deviceAppManagement/mobileApps'],
    exitCode: 0,
    output:
      /^POST \/beta\/deviceAppManagement\/mobileApps\nFrom Microsoft’s SDK metadata of 20\d\d-\d\d-\d\d, not checked/,
  },
  {
    title: 'a type described as JSON',
    args: ['describe', '--type', '#microsoft.graph.win32LobApp', '--format', 'json'],
    exitCode: 0,
    output: /^\{"type":\{"name":"win32LobApp","kind":"entity".*"name":"installCommandLine","type":"Edm\.String".*\}\n$/,
  },
  {
    title: 'an enum described',
    args: ['describe', '--type', 'runstate'],
    exitCode: 0,
    output: /^runState \(enum type\)\n.*Members: unknown, success, fail,/s,
  },
  {
    title: 'the JSON schema of a body',
    args: ['describe', 'POST', '/deviceManagement/deviceHealthScripts/1/assign', '--format', 'schema'],
    exitCode: 0,
    output:
      /^\{"\$schema":"http:\/\/json-schema\.org\/draft-07\/schema#","title":"assign",.*"deviceHealthScriptAssignments".*\}\n$/,
  },
  {
    title: 'the JSON schema of a type',
    args: ['describe', '--type', 'win32lobapp', '--format', 'schema'],
    exitCode: 0,
    output: /"title":"win32LobApp".*not checked by hand.*"definitions":/,
  },
  {
    title: 'the JSON schema of an enum',
    args: ['describe', '--type', 'runState', '--format', 'schema'],
    exitCode: 0,
    output: /"title":"runState","type":"string","enum":\["unknown","success"/,
  },
  {
    title: 'the JSON schema of a body that doesn’t exist',
    args: ['describe', 'GET', '/deviceManagement/deviceHealthScripts', '--format', 'schema'],
    exitCode: 1,
    complaints: /GET '\/deviceManagement\/deviceHealthScripts' has no body of a known type\./,
  },
  {
    title: 'describe with a format of check',
    args: ['describe', '--type', 'runState', '--format', 'sarif'],
    exitCode: 2,
    complaints: /Unknown format 'sarif'. --format accepts text, json, schema\./,
  },
  {
    title: 'check with a format of describe',
    args: ['check', 'a.http', '--format', 'schema'],
    exitCode: 2,
    complaints: /Unknown format 'schema'. --format accepts text, json, sarif\./,
  },
  {
    title: 'an unknown path',
    args: ['describe', 'GET', '/users'],
    exitCode: 1,
    complaints: /The path '\/users' is unknown\. It may exist/,
  },
  {
    title: 'a method that is unknown for its path',
    args: ['describe', 'DELETE', '/deviceManagement/deviceHealthScripts'],
    exitCode: 1,
    complaints: /DELETE is unknown for .*Known: GET, POST\./,
  },
  {
    title: 'an unknown version',
    args: ['describe', 'GET', '/v1.0/deviceManagement'],
    exitCode: 1,
    complaints: /Only version beta is known/,
  },
  {
    title: 'another host',
    args: ['describe', 'GET', 'https://example.com/deviceManagement'],
    exitCode: 1,
    complaints: /isn’t a URL of Microsoft Graph/,
  },
  {
    title: 'an unknown type',
    args: ['describe', '--type', 'x'],
    exitCode: 1,
    complaints: /The type 'x' is unknown/,
  },
  { title: 'describe without arguments', args: ['describe'], exitCode: 2, complaints: /Name a method and a path/ },
  {
    title: 'describe with too many arguments',
    args: ['describe', 'GET', '/a', 'b'],
    exitCode: 2,
    complaints: /Name a method/,
  },
  {
    title: 'describe with a request and a type',
    args: ['describe', 'GET', '/a', '--type', 'b'],
    exitCode: 2,
    complaints: /not both/,
  },
  {
    title: 'check with a type',
    args: ['check', '.', '--type', 'b'],
    exitCode: 2,
    complaints: /--type is for describe/,
  },
  { title: 'no files named', args: ['check'], exitCode: 2, complaints: /Name the files to check/ },
  { title: 'an unknown option', args: ['check', '.', '--fix'], exitCode: 2, complaints: /Unknown option '--fix'/ },
  {
    title: 'an unknown format',
    args: ['check', '.', '--format', 'xml'],
    exitCode: 2,
    complaints: /Unknown format 'xml'.*text, json, sarif/,
  },
  { title: 'a format without a name', args: ['check', '.', '--format'], exitCode: 2, complaints: /--format/ },
  {
    title: 'a missing file',
    args: ['check', 'a.http'],
    exitCode: 2,
    complaints: /'a\.http' doesn’t exist/,
  },
  {
    title: 'a glob that matches nothing',
    files: { 'a.txt': '' },
    args: ['check', '**/*.http'],
    exitCode: 2,
    complaints: /'\*\*\/\*\.http' matches no request file/,
  },
  {
    title: 'two patterns, one of which matches nothing',
    files: { 'a.http': warning },
    args: ['check', 'a.http', 'b/**'],
    exitCode: 2,
    complaints: /'b\/\*\*' matches no/,
  },
  {
    title: 'a folder without request files',
    files: { 'a.txt': '' },
    args: ['check', '.'],
    exitCode: 2,
    complaints: /'\.' matches no request file/,
  },
  {
    title: 'a file of another kind',
    files: { 'a.json': '{}' },
    args: ['check', 'a.json'],
    exitCode: 2,
    complaints: /'a\.json' isn’t a request file/,
  },
  {
    title: 'invalid UTF-8',
    files: { 'a.http': invalidUtf8 },
    args: ['check', 'a.http'],
    exitCode: 2,
    output: /^0 problems/,
    complaints: /^a\.http: .*isn’t valid UTF-8 \(first at line 2\).*Save it as UTF-8/,
  },
  {
    title: 'a Markdown page',
    files: { 'a.md': `# A page\n\n\`\`\`http\n${warning}\n\`\`\`\n`, 'b.md': 'no request' },
    args: ['check', '.'],
    exitCode: 1,
    output: /^a\.md:8:3 warning read-only-property .*\n\n1 problem in 1 of 1 file\n$/,
  },
  {
    title: 'Markdown pages without requests',
    files: { 'a.md': 'no request' },
    args: ['check', '.'],
    exitCode: 2,
    output: /^0 problems in 0 of 0 files\n$/,
    complaints: /^\.: There are no requests in these Markdown pages\.$/m,
  },
  {
    title: 'UTF-16 without a byte order mark',
    files: { 'a.http': Buffer.from('GET /beta', 'utf16le') },
    args: ['check', 'a.http'],
    exitCode: 2,
    output: /^0 problems/,
    complaints: /^a\.http: This file is UTF-16/,
  },
  {
    title: 'UTF-16 without a byte order mark, big-endian',
    files: { 'a.http': Buffer.from('GET /beta', 'utf16le').swap16() },
    args: ['check', 'a.http'],
    exitCode: 2,
    output: /^0 problems/,
    complaints: /^a\.http: This file is UTF-16/,
  },
  {
    title: 'UTF-16',
    files: { 'a.http': utf16 },
    args: ['check', 'a.http'],
    exitCode: 2,
    output: /^0 problems/,
    complaints: /^a\.http: This file is UTF-16/,
  },
  {
    title: 'two files, one of which can’t be read',
    files: { 'a.http': warning, 'b.http': invalidUtf8 },
    args: ['check', '.'],
    exitCode: 2,
    output: /^a\.http:5:3 .*\n\n1 problem in 1 of 2 files\n$/,
    complaints: /^b\.http: /,
  },
];

describe('the command line', () => {
  const run = commandLine();
  const folder = temporaryFolder();

  cases.forEach(({ title, files = {}, args, exitCode, output, complaints }, index) => {
    it(`${title}: ${exitCode}`, async () => {
      const ran = await runHere(folder(`case-${index}`), files, args);
      assert.match(ran.output, output ?? /^$/);
      assert.match(ran.complaints, complaints ?? /^$/);
      assert.equal(ran.exitCode, exitCode);
    });
  });

  it('a link to a missing file, or to itself: 2', () => {
    const where = folder('links');
    writeFiles(where, { 'a.http': clean });
    symlinkSync('gone', `${where}/b.http`);
    symlinkSync('c.http', `${where}/c.http`);
    const { exitCode, complaints } = run(where, {}, ['check', '.', 'c.http']);
    assert.match(complaints, /b\.http: This is a link to a file that doesn’t exist\. It isn’t checked\.$/m);
    assert.match(complaints, /c\.http: .*is a link to itself.*ELOOP/);
    assert.equal(exitCode, 2);
  });

  it('a file that is endless or too large: 2', async function () {
    // Windows has no endless device.
    if (process.platform === 'win32') this.skip();
    const where = folder('endless');
    writeFiles(where, { 'large.http': '' });
    truncateSync(`${where}/large.http`, 2 ** 30);
    symlinkSync('/dev/zero', `${where}/zero.http`);
    execFileSync('mkfifo', [`${where}/pipe.http`]);
    const { exitCode, complaints } = await runHere(where, {}, ['check', '.', 'pipe.http']);
    assert.match(
      complaints,
      /^large\.http: .*larger than .* MB.*\npipe\.http: .*a pipe.*\nzero\.http: .*links to a file outside of this folder/,
    );
    assert.equal(exitCode, 2);
  });

  it('a byte order mark doesn’t shift positions', () => {
    const { output } = run(folder('mark'), { 'a.http': `\ufeff${warning}`, 'b.http': `\ufeff${clean}` }, [
      'check',
      '.',
    ]);
    assert.match(output, /^a\.http:5:3 .*\n\n1 problem in 1 of 2 files\n$/);
  });

  it('line endings of other systems don’t shift positions', () => {
    const [crlf, cr] = ['\r\n', '\r'].map((lineEnd) => warning.replaceAll('\n', lineEnd));
    const { output } = run(folder('ends'), { 'a.http': crlf ?? '', 'b.http': cr ?? '' }, ['check', '.']);
    assert.match(output, /^a\.http:5:3 .*\n\nb\.http:5:3 .*\n\n2 problems in 2 of 2 files\n$/);
  });

  it('positions count UTF-16 code units', () => {
    const text = warning.replace('  "id"', '  "errorDescription": "😀ä", "id"');
    const { output } = run(folder('units'), { 'a.http': text }, ['check', '.']);
    assert.match(output, /^a\.http:5:30 /);
  });

  it('has no colours if the output isn’t a terminal', () => {
    const { output } = run(folder('plain'), { 'a.http': warning }, ['check', '.']);
    assert.ok(!output.includes('\u001b'));
  });
});
