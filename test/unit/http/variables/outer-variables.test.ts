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

/** A variable for each place that can define one; `a` is in all of them. */
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

describe('variables, by precedence', () => {
  const rows: readonly [
    what: string,
    name: string,
    text: string,
    environment: string | undefined,
    expected: string | undefined,
  ][] = [
    ['the file itself', 'a', '@a = file', 'dev', 'file'],
    ['the private file of the environment', 'a', '', 'dev', 'private'],
    ['the environment before $shared', 'b', '', 'dev', 'public'],
    ['private $shared before public $shared', 'd', '', 'dev', 'private'],
    ['$shared in every environment', 'e', '', 'test', 'shared'],
    ['$shared without an environment', 'e', '', undefined, 'shared'],
    ['$shared before .env', 'a', '', 'test', 'shared'],
    ['nothing from an environment that doesn’t exist', 'u', '', 'none', undefined],
    ['nothing from the process environment by name alone', 'f', '', 'dev', undefined],
    ['nothing from the process environment that isn’t allowed', '$processEnv unread', '', 'dev', undefined],
    ['.env when asked for by name', '$dotenv a', '@a = file', 'dev', 'dotenv'],
    ['.env when asked for by name, even if an environment uses that name', '$dotenv c', '', 'dev', 'dotenv'],
    ['the process environment when asked for by name', '$processEnv a', '@a = file', 'dev', 'process'],
    ['environments refer to other places', 'u', '', 'dev', 'dotenv/process'],
    ['.env is used as it is', 'raw', '', 'dev', '{{f}}'],
    ['the file refers to other places', 'x', '@x = {{u}}{{$dotenv c}}', 'dev', 'dotenv/processdotenv'],
    ['the file overrides what an environment refers to', 'u', '@c = file', 'dev', 'file/process'],
  ];
  for (const [what, name, text, environment, expected] of rows)
    it(what, () => {
      assert.equal(valueOf(name, text, environment), expected);
    });

  it('all variables except those of the public file are private', () => {
    const outer = outerVariables(sources, 'dev');
    const names = [...outer.byName].filter(([, variable]) => !isPrivate(variable)).map(([name]) => name);
    assert.deepEqual(names, ['b', 'u', 'e']);
  });

  it('lists values whose references nothing fills in: they are used as they are', () => {
    assert.deepEqual(
      [...outerVariables(sources, 'dev').lookedAt.verbatim],
      [
        ['raw', '.env'],
        ['$dotenv raw', '.env'],
      ],
    );
  });

  it('lists the environments that define what the selected one lacks', () => {
    const elsewhere = (environment?: string) => [...outerVariables(sources, environment).lookedAt.elsewhere];
    assert.deepEqual(elsewhere('dev'), []);
    assert.deepEqual(elsewhere('test'), [['u', new Set(['dev'])]]);
    assert.deepEqual(elsewhere(), [['u', new Set(['dev'])]]);
  });

  it('handles a file with 60,000 environments', () => {
    const environments = new Map(Array.from({ length: 60_000 }, (_, index) => [`e${index}`, new Map([['a', '1']])]));
    const file = { file: 'http-client.env.json', isPrivate: false, environments };
    const outer = outerVariables(
      { ...sources, environmentFiles: [file], dotenv: undefined, process: undefined },
      undefined,
    );
    assert.equal(outer.lookedAt.elsewhere.get('a')?.size, 60_000);
  });

  it('lists the environments of all files, except $shared', () => {
    assert.deepEqual(environmentNames(sources), ['dev', 'test']);
  });
});
