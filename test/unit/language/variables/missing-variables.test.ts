import assert from 'node:assert/strict';
import type { SearchedSources } from '../../../../src/http/variables/outer-variables.ts';
import {
  missingVariablesAdvice,
  referenceInValueMessage,
} from '../../../../src/language/variables/missing-variables.ts';

const lookedAt: SearchedSources = {
  dotenv: 'sub/.env',
  process: new Set(['HOME']),
  unread: [],
  elsewhere: new Map(),
  verbatim: new Map(),
};

const rows: readonly [names: readonly string[], looked: Partial<SearchedSources>, advice: string][] = [
  [['a'], {}, 'Define it in the request file: @a = <value>, or in an environment file.'],
  [['a', 'b'], {}, 'Define them in the request file: @name = <value>, or in an environment file.'],
  [
    ['a', '$dotenv B'],
    {},
    "Define {{a}} in the request file: @a = <value>, or in an environment file. 'sub/.env' has no B. Add a line B=<value>.",
  ],
  [
    ['$dotenv A'],
    { dotenv: undefined },
    'There is no .env beside the request file or in a folder above it. Write one, with a line A=<value>.',
  ],
  [
    ['$dotenv A', '$dotenv B'],
    { unread: [{ file: 'sub/.env', fault: 'too-large' }] },
    "'sub/.env' is larger than 1 MB. Its variables have no value.",
  ],
  [
    ['$processEnv A'],
    { unread: [{ file: 'sub/.env', fault: 'too-large' }] },
    'The environment that VS Code was started in has no A. Set it there and restart VS Code.',
  ],
  [
    ['a'],
    { unread: [{ file: 'http-client.env.json', fault: 'refused' }] },
    "Define it in the request file: @a = <value>, or in an environment file. 'http-client.env.json' can’t be opened. Its variables have no value. Check its permissions.",
  ],
  [['a'], { elsewhere: new Map([['a', new Set(['dev'])]]) }, "The environment 'dev' defines it, but isn’t selected."],
  [
    ['a', 'b'],
    { elsewhere: new Map([['b', new Set(['dev', 'test'])]]) },
    "The environments 'dev' and 'test' define {{b}}, but none of them is selected. Define {{a}} in the request file: @a = <value>, or in an environment file.",
  ],
  [
    ['a'],
    { elsewhere: new Map([['a', new Set(['dev', 'test', 'prod'])]]) },
    "The environments 'dev' and 2 more define it, but none of them is selected.",
  ],
  [['$aadToken'], {}, '{{$aadToken}} is a system variable that this extension doesn’t support.'],
];

const verbatim: SearchedSources['verbatim'] = new Map([
  ['held', 'sub/.env'],
  ['HELD', undefined],
]);

describe('the message about a hidden value that contains a reference', () => {
  const cases: readonly [name: string, message: RegExp][] = [
    ['held', /^The value of \{\{held\}\} contains double braces\. It comes from 'sub\/\.env', where references aren’t/],
    ['HELD', /It comes from the environment that VS Code was started in, .* Define \{\{HELD\}\} in the request file/],
    ['other', /^The value of \{\{other\}\} refers to a variable that has no value\./],
  ];
  for (const [name, message] of cases)
    it(name, () => {
      assert.match(referenceInValueMessage(name, { ...lookedAt, verbatim }), message);
    });
});

describe('the advice for variables without a value', () => {
  for (const [names, looked, advice] of rows)
    it(`${names.join(', ')} ${JSON.stringify(looked)}`, () => {
      assert.equal(missingVariablesAdvice(names, { ...lookedAt, ...looked }), advice);
    });
});
