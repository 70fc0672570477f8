import assert from 'node:assert/strict';
import type { LookedAt } from '../../../src/http/outer-variables.ts';
import { missingVariablesAdvice } from '../../../src/language/missing-variables.ts';

const lookedAt: LookedAt = { dotenv: 'sub/.env', process: true, unread: [], elsewhere: new Map(), verbatim: new Map() };

const rows: readonly [names: readonly string[], looked: Partial<LookedAt>, advice: string][] = [
  [['a'], {}, 'Define it in the request file: @a = value, or in an environment file.'],
  [['a', 'b'], {}, 'Define them in the request file: @name = value, or in an environment file.'],
  [
    ['a', '$dotenv B'],
    {},
    "Define {{a}} in the request file: @a = value, or in an environment file. 'sub/.env' has no B. Add a line B=value.",
  ],
  [
    ['$dotenv A'],
    { dotenv: undefined },
    'There is no .env beside the request file or in a folder above it. Write one, with a line A=value.',
  ],
  [
    ['$dotenv A', '$dotenv B'],
    { unread: [{ file: 'sub/.env', reason: 'too-large' }] },
    "'sub/.env' is larger than 1 MB, so it is not read and its variables have no value.",
  ],
  [
    ['$processEnv A'],
    { unread: [{ file: 'sub/.env', reason: 'too-large' }] },
    'The environment that the editor was started in has no A. Set it there, and start the editor again.',
  ],
  [
    ['a'],
    { unread: [{ file: 'http-client.env.json', reason: 'refused' }] },
    "Define it in the request file: @a = value, or in an environment file. 'http-client.env.json' cannot be read, so its variables have no value. Look whether you may read it.",
  ],
  [['a'], { elsewhere: new Map([['a', new Set(['dev'])]]) }, "The environment 'dev' has it, but is not selected."],
  [
    ['a', 'b'],
    { elsewhere: new Map([['b', new Set(['dev', 'test'])]]) },
    "The environments 'dev' and 'test' have {{b}}, but none of them is selected. Define {{a}} in the request file: @a = value, or in an environment file.",
  ],
  [
    ['a'],
    { elsewhere: new Map([['a', new Set(['dev', 'test', 'prod'])]]) },
    "The environments 'dev' and 2 others have it, but none of them is selected.",
  ],
  [['$aadToken'], {}, '{{$aadToken}} is a system variable of other tools.'],
];

const verbatim: LookedAt['verbatim'] = new Map([
  ['a', { variable: 'held', file: 'sub/.env' }],
  ['b', { variable: 'HELD', file: undefined }],
]);

describe('what is said of references in values that are taken as they stand', () => {
  const cases: readonly [names: readonly string[], direct: readonly string[], advice: RegExp][] = [
    [['a'], [], /^\{\{held\}\} has it from 'sub\/\.env', .* Define \{\{held\}\} .*: there \{\{a\}\} is filled in\.$/],
    [['b'], [], /^\{\{HELD\}\} has it from the environment that the editor was started in, /],
    [['a'], ['a'], /^Define it in the request file: @a = value, /],
    [['a', 'c'], ['c'], /^Define \{\{c\}\} in the request file: @c = value, .* \{\{held\}\} has it/],
  ];
  for (const [names, direct, advice] of cases)
    it(`${names.join(', ')}, where the request refers to ${direct.join() || 'none of them'}`, () => {
      assert.match(missingVariablesAdvice(names, { ...lookedAt, verbatim }, direct), advice);
    });
});

describe('what is said of variables without a value', () => {
  for (const [names, looked, advice] of rows)
    it(`${names.join(', ')} ${JSON.stringify(looked)}`, () => {
      assert.equal(missingVariablesAdvice(names, { ...lookedAt, ...looked }), advice);
    });
});
