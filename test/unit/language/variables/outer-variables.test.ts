import assert from 'node:assert/strict';
import { clouds } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import type {
  SearchedSources,
  OuterVariable,
  OuterVariables,
  VariableOrigin,
} from '../../../../src/http/variables/outer-variables.ts';
import { complete } from '../../../../src/language/completion/complete.ts';
import { hoverAt } from '../../../../src/language/hover/hover.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { problemMessage } from '../../../../src/language/problems/problem.ts';

const variable = (value: string, origin: VariableOrigin): OuterVariable => ({ value, origin });
const environment: VariableOrigin = { kind: 'environment', environment: 'dev', file: 'http-client.env.json' };
const dotenv: VariableOrigin = { kind: 'dotenv', file: 'sub/.env' };

const lookedAt: SearchedSources = {
  dotenv: 'sub/.env',
  process: new Set(['HOME', 'LANG']),
  unread: [],
  elsewhere: new Map(),
  verbatim: new Map(),
};

const outer: OuterVariables = {
  byName: new Map([
    ['script', variable('script-1', environment)],
    ['host', variable('https://example.com', environment)],
    ['state', variable('sucess', environment)],
    ['hidden', variable('S3cr3t', dotenv)],
    ['$dotenv hidden', variable('S3cr3t', dotenv)],
    ['graph', variable('https://graph.microsoft.com/beta', dotenv)],
  ]),
  lookedAt,
};

const route = '/deviceManagement/deviceShellScripts/1/deviceRunStates';

describe('problems with variables from outside', () => {
  const rows: readonly [text: string, ...messages: RegExp[]][] = [
    [`GET {{graph}}${route}/{{script}}/managedDevice?$filter={{hidden}}{{$processEnv HOME}}`],
    [`GET {{graph}}${route}/{{$dotenv hidden}}/managedDevice?a={{$processEnv HOME}}{{$guid}}`],
    [`GET {{graph}}${route}/{{scrip}}`, /No value for \{\{scrip\}\}. Did you mean 'script'\?/],
    // The process environment has hundreds of variables; none is suggested unless the reference asks for it.
    [`GET {{graph}}${route}/{{HOMES}}`, /^No value for \{\{HOMES\}\}. Define/],
    [
      `GET {{graph}}${route}/{{HOME}}`,
      /^No value for \{\{HOME\}\}. Define .*\. The environment variable 'HOME' is read by \{\{\$processEnv HOME\}\} only\.$/,
    ],
    [`GET {{graph}}${route}/{{$processEnv HOMES}}`, /Did you mean '\$processEnv HOME'\?/],
    [`@mine = {{$processEnv HOME}}{{$guid}}\nGET {{graph}}${route}/{{mine}}`],
    [`@mine = {{$processEnv HOME}}{{gone}}\nGET {{graph}}${route}/{{mine}}`, /\{\{gone\}\}/],
    [
      `GET {{graph}}${route}/{{$dotenv hiden}}`,
      /Did you mean '\$dotenv hidden'\? 'sub\/\.env' has no hiden\. Add a line hiden=<value>\.$/,
    ],
    [
      `GET {{graph}}${route}/{{$processEnv PWD}}`,
      /environment that VS Code was started in has no PWD\. Set it there and restart VS Code\.$/,
    ],
    // Requests to other hosts aren't checked.
    [`GET {{host}}${route}/{{nothing}}`],
    [`POST {{graph}}${route}\nContent-Type: application/json\n\n{"runState": "{{state}}"}`, /'sucess' is not a member/],
    // Private values aren't checked: a message would reveal them.
    [`POST {{graph}}${route}\nContent-Type: application/json\n\n{"runState": "{{hidden}}"}`],
    [`@mine = {{hidden}}\nPOST {{graph}}${route}\nContent-Type: application/json\n\n{"runState": "{{mine}}"}`],
  ];
  for (const [text, ...messages] of rows)
    it(text.replaceAll('\n', ' ⏎ '), () => {
      const found = new FileChecker({ outer }).check(parseHttpFile(text)).flatMap(({ problems }) => problems);
      assert.equal(found.length, messages.length, found.map(problemMessage).join('\n'));
      for (const [index, problem] of found.entries()) {
        assert.match(problemMessage(problem), messages[index] ?? /^$/);
        assert.ok(!problemMessage(problem).includes('S3cr3t'));
      }
    });

  const unread: SearchedSources['unread'] = [{ file: 'http-client.env.json', fault: 'too-large' }];
  const places: readonly [name: string, lookedAt: Partial<SearchedSources>, message: RegExp][] = [
    ['gone', {}, /gone = <value>, or in an environment file\.$/],
    [
      'gone',
      { unread },
      /environment file\. 'http-client\.env\.json' is larger than 1 MB\. Its variables have no value/,
    ],
    ['$dotenv gone', { dotenv: undefined }, /There is no \.env beside the request file .* with a line gone=<value>\.$/],
    [
      '$dotenv gone',
      { unread: [{ file: 'sub/.env', fault: 'not-utf8' }] },
      /\{\{\$dotenv gone\}\}\. 'sub\/\.env' isn’t UTF-8\. Its variables have no value\. Save it as UTF-8\.$/,
    ],
    ['$processEnv gone', { unread }, /^[^']* restart VS Code\.$/],
  ];
  for (const [name, looked, message] of places)
    it(`say where {{${name}}} was searched for: ${JSON.stringify(looked)}`, () => {
      const around = { byName: new Map(), lookedAt: { ...lookedAt, ...looked } };
      const file = parseHttpFile(`GET https://graph.microsoft.com/beta${route}/{{${name}}}`);
      const [found] = new FileChecker({ outer: around }).check(file);
      assert.match(found?.problems.map(problemMessage).join() ?? '', message);
    });

  it('aren’t reported for the process environment if it isn’t known', () => {
    const file = parseHttpFile(`GET https://graph.microsoft.com/beta${route}/{{$processEnv PWD}}`);
    assert.deepEqual(new FileChecker().check(file), []);
  });
});

describe('hover on variables from outside', () => {
  const rows: readonly [marked: string, says: RegExp][] = [
    ['GET {{scr|ipt}}', /@script = script-1[^]*From `http-client\.env\.json`, environment `dev`\.$/],
    ['GET {{hid|den}}', /@hidden = ••••[^]*From `sub\/\.env`\. The value isn’t shown/],
    ['GET {{$dotenv hid|den}}', /••••/],
    [
      'GET {{$processEnv HO|ME}}',
      /••••[^]*environment that VS Code was started in. This extension reads it when you send, after you/,
    ],
    ['GET {{HO|ME}}', /`HOME` has no value\./],
    ['GET {{gra|ph}}', /@graph = https:\/\/graph\.microsoft\.com\/beta/],
    ['@script = mine\nGET {{scr|ipt}}', /@script = mine[^]*File variable, line 1/],
    ['@mine = {{hidden}}\nGET {{mi|ne}}', /@mine = \{\{hidden\}\}/],
    ['GET {{$timestamp -1 |h}}', /generated when you send: seconds since 1970/],
    [`GET {{graph}}/deviceManagement/deviceShellScripts/{{hid|den}}/deviceRunStates`, /••••/],
  ];
  for (const [marked, says] of rows)
    it(marked.replaceAll('\n', ' ⏎ '), () => {
      const markdown = hoverAt(parseHttpFile(marked.replace('|', '')), marked.indexOf('|'), outer)?.markdown ?? '';
      assert.match(markdown, says);
      assert.ok(!markdown.includes('S3cr3t'), markdown);
    });
});

describe('completion of variables from outside', () => {
  const proposals = async (marked: string) =>
    complete({
      file: parseHttpFile(marked.replace('|', '')),
      offset: marked.indexOf('|'),
      cloud: clouds[0],
      now: new Date(0),
      trigger: undefined,
      outer,
    });
  const systemVariables = [
    '$guid',
    '$timestamp',
    '$datetime iso8601',
    '$datetime rfc1123',
    "$datetime 'YYYY-MM-DD'",
    '$localDatetime iso8601',
    '$randomInt 0 100',
    ...['$prompt label', '$password label', '$pick label $value: first,second'],
  ];
  const around = ['script', 'host', 'state', 'hidden', '$dotenv hidden', 'graph'];
  const rows: readonly [marked: string, labels: readonly string[]][] = [
    ['GET {{|}}', [...around, ...systemVariables]],
    ['@host = x\nGET {{|}}', ['host', ...around.filter((name) => name !== 'host'), ...systemVariables]],
    // There are hundreds of them, so they're offered only when asked for.
    ['GET {{$p|}}', [...around, '$processEnv HOME', '$processEnv LANG', ...systemVariables]],
  ];
  for (const [marked, labels] of rows)
    it(marked.replaceAll('\n', ' ⏎ '), async () => {
      const found = await proposals(marked);
      assert.deepEqual(new Set(found.map(({ label }) => label)), new Set(labels));
      assert.ok(!JSON.stringify(found).includes('S3cr3t'));
    });

  it('shows values, except hidden ones', async () => {
    const found = await proposals('GET {{|}}');
    const detailOf = (name: string) => found.find(({ label }) => label === name)?.detail;
    assert.equal(detailOf('script'), 'script-1');
    assert.equal(detailOf('hidden'), '••••');
  });

  it('offers no definition of what has a value from outside', async () => {
    const found = await proposals('@|\nGET {{script}}/{{other}}');
    assert.deepEqual(
      found.map(({ label }) => label),
      ['@other'],
    );
  });
});
