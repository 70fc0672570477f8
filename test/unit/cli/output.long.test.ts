import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { printed, printedJson } from '../../../src/cli/printed.ts';
import { redacted } from '../../../src/secrets/redacted.ts';
import { anyCharacter } from '../../fuzz/arbitrary/character.ts';
import { KnownSecrets, ways } from '../../known-secrets.ts';
import { commandLine, runHere, temporaryFolder, writeFiles, type Files, type Ran } from './command-line.ts';

const formats = ['text', 'json', 'sarif'] as const;

/** What moves the cursor, begins a line, changes the direction of text or is invisible. */
const control = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u{e0000}-\u{e007f}]/u;

/** What GitHub, Azure Pipelines and TeamCity read as a command. */
const command = /^\s*::|##(?:\[|vso\[|teamcity\[)/im;

function assertHarmless({ output, complaints }: Pick<Ran, 'output' | 'complaints'>): void {
  for (const text of [output, complaints]) {
    assert.doesNotMatch(text, control);
    assert.doesNotMatch(text, command);
  }
}

const hostile = [
  'a\n::error::x',
  '::error file=a::x',
  '  ::set-output name=x::y',
  '##vso[task.setvariable variable=x]y',
  '##[error]x',
  '##teamcity[x]',
  '###[x',
  'a\u001b[2Jb',
  'a\rb',
  'a\u009b31mb',
  'a\u202eb',
  'a\u2066b',
  'a\u2028b',
  'a\u007fb',
  'a\u{e0041}b',
  'a\ufeffb',
];

const graph = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

describe('the output of the command line', () => {
  const folder = temporaryFolder();

  for (const [index, text] of hostile.entries())
    it(`has no control characters and no commands: ${JSON.stringify(text)}`, async function () {
      // Windows doesn’t allow such file names.
      if (process.platform === 'win32') this.skip();
      const name = text.replaceAll('/', '_');
      const line = text.replace(/[\n\r\u2028]/g, ' ');
      const files: Files = {
        [`${name}.http`]: `# @name ${line}\n${line} ${graph}/${line}\n${line}: x\nX: ${line}\n\n{"${line}": 1, "runState": "${line}"}\n`,
        [`${name}/${name}.http`]: Uint8Array.of(0xff),
        [`${name}.deviceHealthScriptDeviceState.json`]: JSON.stringify({ [text]: text }),
        'http-client.env.json': JSON.stringify({ [text]: { [text]: [] } }),
      };
      const here = folder(String(index));
      for (const format of formats)
        assertHarmless(await runHere(here, files, ['check', '--format', format, '.', '--env', text]));
      for (const args of [[text], [`${text}*`], ['.', `--${text}`], ['.', '--format', text]])
        assertHarmless(await runHere(here, {}, ['check', ...args]));
      for (const args of [[text], ['--', text]]) assertHarmless(await runHere(here, {}, args));
    });

  it('has neither, whatever is printed', () => {
    const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom(...hostile, '::', '##', '[', '\n', ' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const written = [
          printed`${redacted(one)}${redacted(other)}\n`,
          printed`${printed`${redacted(one)}`}${redacted(other)}`,
          printed`a ${redacted(one)}\n${redacted(other)}`,
          printedJson({ a: redacted(one), b: [redacted(other)] }),
        ];
        for (const { text: output } of written) assertHarmless({ output, complaints: '' });
        assert.deepEqual(JSON.parse(printedJson({ a: redacted(one) }).text), {
          a: JSON.parse(JSON.stringify(redacted(one))) as unknown,
        });
      }),
    );
  });

  const run = commandLine();

  it('has neither when run as a process', function () {
    if (process.platform === 'win32') this.skip();
    const here = folder('process');
    const files = Object.fromEntries(hostile.map((text) => [`${text}.http`, Uint8Array.of(0xff)]));
    const ran = run(here, files, ['check', '.']);
    assert.equal(ran.complaints.split('\n').length, hostile.length + 1);
    assertHarmless(ran);
    assertHarmless(run(here, {}, ['check', ...hostile]));
  });
});

const secret = 'kX3~hunter2-private+9/Q=';
const jwt = `eyJ0eXAiOiJKV1QifQ.${Buffer.from('{"oid":"0123456789"}').toString('base64url')}.c2lnbmF0dXJlMTIzNA`;

describe('the output of the command line holds no secret', () => {
  const folder = temporaryFolder();

  const assertNoSecret = async (name: string, files: Files, known: readonly string[]): Promise<void> => {
    for (const format of formats)
      for (const environment of ['dev', 'prod']) {
        const args = ['check', '.', '--format', format, '--env', environment];
        const { output, complaints } = await runHere(folder(name), files, args);
        assert.notEqual(output, '');
        for (const text of [output, complaints]) assert.deepEqual(new KnownSecrets(known).in(text, format), []);
      }
  };

  for (const [what, text] of Object.entries({
    'a token in the URL': `GET ${graph}?x=${jwt}`,
    'a token in the name': `# @name ${jwt}\nGET ${graph}`,
    'a token in the title': `### ${jwt}\nGET ${graph}`,
    'a token as the method': `${jwt} ${graph}`,
    'a token in a header': `GET ${graph}\nX-Any: ${jwt}`,
    'a token as the name of a header': `GET ${graph}\n${jwt}: x`,
    'a token in a body': `POST ${graph}\nContent-Type: application/json\n\n{"runState": "${jwt}", "${jwt}": 1}`,
    'a token in a path': `GET ${graph}/${jwt}/x`,
    'a token in a reference': `GET ${graph}/{{${jwt}}}`,
    'a token in a directive': `# @sandbox ${jwt}\n# graph-disable ${jwt}\nGET ${graph}`,
    'a signature in the URL': `GET https://x.blob.core.windows.net/a?sv=1&sig=${encodeURIComponent(secret)}`,
    'a password in the URL': `GET https://user:${encodeURIComponent(secret)}@graph.microsoft.com/beta/x`,
    'a key in the URL': `GET https://x/api?code=${encodeURIComponent(secret)}`,
    ...Object.fromEntries(
      [
        'X-Auth',
        'X-Functions-Key',
        'Ocp-Apim-Subscription-Key',
        'Authorization',
        'Cookie',
        'api-key',
        'X-Password',
      ].map((name) => [`the header ${name}`, `GET ${graph}\n${name}: ${name === 'X-Auth' ? jwt : secret}`]),
    ),
  }))
    it(`from a request file: ${what}`, async () => {
      await assertNoSecret(what, { 'a.http': text }, [secret, jwt]);
    });

  it('from a payload file', async () => {
    const name = 'a.deviceHealthScriptDeviceState.json';
    await assertNoSecret('payload', { [name]: JSON.stringify({ detectionState: jwt, [jwt]: 1 }) }, [jwt]);
  });

  for (const [way, write] of Object.entries(ways))
    it(`from a private file, if a request file repeats it ${way}`, async () => {
      const written = write(secret);
      const text = `# @name ${written}\nPOST {{root}}/x/${written}/{{key}}\nX: ${written}\nContent-Type: application/json\n\n{"runState": "${written}", "detectionState": "{{key}}", "errorCode": "{{key}}"}\n`;
      for (const [kind, files] of Object.entries({
        private: {
          'http-client.private.env.json': JSON.stringify({ dev: { key: secret, root: `https://${secret}` } }),
        },
        'other environment': { 'http-client.private.env.json': JSON.stringify({ other: { key: secret } }) },
        user: { 'http-client.env.json.user': JSON.stringify({ $shared: { key: secret, root: secret } }) },
        dotenv: { '.env': `key='${secret}'\nroot='${secret}'` },
      }))
        await assertNoSecret(`${kind} ${way}`, { 'sub/a.http': text, ...files }, [secret]);
    });

  for (const [what, link] of [
    ['a link to a file elsewhere', 'sub/a.http'],
    ['a payload file that is such a link', 'sub/a.deviceHealthScriptDeviceState.json'],
  ] as const)
    it(`from ${what}`, async function () {
      // Windows lets only administrators create links.
      if (process.platform === 'win32') this.skip();
      const here = folder(`link ${what}`);
      writeFiles(folder(), { 'elsewhere.txt': `${secret} https://x/${secret}\n{"${secret}": 1}` });
      writeFiles(here, { 'b.http': '', 'sub/c.http': '' });
      symlinkSync('../../elsewhere.txt', `${here}/${link}`);
      symlinkSync('../b.http', `${here}/sub/b.http`);
      for (const format of formats)
        for (const args of [['.'], ['**/*'], [link], ['sub']]) {
          const { output, complaints, exitCode } = await runHere(here, {}, ['check', '--format', format, ...args]);
          for (const text of [output, complaints]) assert.deepEqual(new KnownSecrets([secret]).in(text, format), []);
          assert.equal(
            complaints,
            `${link}: This links to a file outside of this folder. It isn’t checked. Name that file to check it.\n`,
          );
          assert.equal(exitCode, 2);
        }
    });
});
