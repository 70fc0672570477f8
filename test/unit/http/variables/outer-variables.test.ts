import assert from 'node:assert/strict';
import { parseEnvironmentFile } from '../../../../src/http/variables/environment.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import {
  environmentNames,
  isPrivate,
  outerVariables,
  type OuterSources,
} from '../../../../src/http/variables/outer-variables.ts';
import { variablesOf } from '../../../../src/http/variables/variables.ts';

/** A variable for each place that gives one; `a` is in all of them. */
const sources: OuterSources = {
  environmentFiles: [
    {
      file: 'http-client.env.json',
      isPrivate: false,
      environments: parseEnvironmentFile(
        '{"dev": {"a": "public", "b": "public", "u": "{{c}}/{{$processEnv f}}", "$dotenv c": "public", "$processEnv unread": "public"}, "$shared": {"a": "shared", "d": "shared", "e": "shared"}}',
      ).environments,
    },
    {
      file: 'http-client.private.env.json',
      isPrivate: true,
      environments: parseEnvironmentFile('{"dev": {"a": "private"}, "$shared": {"d": "private"}, "test": {}}')
        .environments,
    },
  ],
  dotenv: { file: '.env', values: { a: 'dotenv', b: 'dotenv', c: 'dotenv', raw: '{{f}}' } },
  process: {
    names: new Set(['a', 'f', 'unread']),
    values: new Map([
      ['a', 'process'],
      ['f', 'process'],
    ]),
  },
  unread: [],
};

const valueOf = (name: string, text: string, environment: string | undefined): string | undefined =>
  variablesOf(parseHttpFile(text), outerVariables(sources, environment)).get(name);

describe('variables, in the order in which they count', () => {
  const rows: readonly [
    what: string,
    name: string,
    text: string,
    environment: string | undefined,
    expected: string | undefined,
  ][] = [
    ['the file itself', 'a', '@a = file', 'dev', 'file'],
    ['the private twin of the environment', 'a', '', 'dev', 'private'],
    ['the environment before $shared', 'b', '', 'dev', 'public'],
    ['private $shared before public $shared', 'd', '', 'dev', 'private'],
    ['$shared in every environment', 'e', '', 'test', 'shared'],
    ['$shared without an environment', 'e', '', undefined, 'shared'],
    ['$shared before .env', 'a', '', 'test', 'shared'],
    ['nothing of an environment that is not there', 'u', '', 'none', undefined],
    ['nothing of the process environment by its name alone', 'f', '', 'dev', undefined],
    ['nothing of the process environment that may not be read', '$processEnv unread', '', 'dev', undefined],
    ['.env when asked for by name', '$dotenv a', '@a = file', 'dev', 'dotenv'],
    ['.env when asked for by name, whoever uses that name', '$dotenv c', '', 'dev', 'dotenv'],
    ['the process environment when asked for by name', '$processEnv a', '@a = file', 'dev', 'process'],
    ['environments refer to other places', 'u', '', 'dev', 'dotenv/process'],
    ['.env is taken as it stands', 'raw', '', 'dev', '{{f}}'],
    ['the file refers to other places', 'x', '@x = {{u}}{{$dotenv c}}', 'dev', 'dotenv/processdotenv'],
    ['the file hides what an environment refers to', 'u', '@c = file', 'dev', 'file/process'],
  ];
  for (const [what, name, text, environment, expected] of rows)
    it(what, () => {
      assert.equal(valueOf(name, text, environment), expected);
    });

  it('all but the public file is private', () => {
    const outer = outerVariables(sources, 'dev');
    const names = [...outer.byName].filter(([, variable]) => !isPrivate(variable)).map(([name]) => name);
    assert.deepEqual(names, ['b', 'u', 'e']);
  });

  it('tells what nothing fills in, because it is taken as it stands', () => {
    assert.deepEqual(
      [...outerVariables(sources, 'dev').lookedAt.verbatim],
      [
        ['raw', '.env'],
        ['$dotenv raw', '.env'],
      ],
    );
  });

  it('tells which environments have what the chosen one lacks', () => {
    const tell = (environment?: string) => [...outerVariables(sources, environment).lookedAt.elsewhere];
    assert.deepEqual(tell('dev'), []);
    assert.deepEqual(tell('test'), [['u', new Set(['dev'])]]);
    assert.deepEqual(tell(), [['u', new Set(['dev'])]]);
  });

  it('stands a file with as many environments as fit into one', () => {
    const environments = new Map(Array.from({ length: 60_000 }, (_, index) => [`e${index}`, new Map([['a', '1']])]));
    const file = { file: 'http-client.env.json', isPrivate: false, environments };
    const outer = outerVariables(
      { ...sources, environmentFiles: [file], dotenv: undefined, process: undefined },
      undefined,
    );
    assert.equal(outer.lookedAt.elsewhere.get('a')?.size, 60_000);
  });

  it('lists the environments of all files, $shared apart', () => {
    assert.deepEqual(environmentNames(sources), ['dev', 'test']);
  });
});
