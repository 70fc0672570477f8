import assert from 'node:assert/strict';
import fc from 'fast-check';
import { environmentFaultMessage, parseEnvironmentFile } from '../../../../src/http/variables/environment.ts';
import { environmentFolders } from '../../../../src/http/variables/environment-files.ts';
import { anyCharacter } from '../../../fuzz/arbitrary/character.ts';

const read = (text: string): unknown =>
  Object.fromEntries(
    [...parseEnvironmentFile(text).environments].map(([name, variables]) => [name, Object.fromEntries(variables)]),
  );

describe('parseEnvironmentFile', () => {
  const values: readonly [name: string, text: string, expected: unknown][] = [
    ['environments', '{"dev": {"a": "1"}, "$shared": {"b": ""}}', { dev: { a: '1' }, $shared: { b: '' } }],
    ['numbers and booleans', '{"dev": {"a": 1.5, "b": true}}', { dev: { a: '1.5', b: 'true' } }],
    ['comments and trailing commas', '// x\n{"dev": {"a": "1",},}', { dev: { a: '1' } }],
    ['a byte order mark', '\ufeff{"dev": {"a": "1"}}', { dev: { a: '1' } }],
    [
      'nested objects, with the names of JetBrains and Kulala',
      '{"dev": {"a": {"b": {"c": 1}}}}',
      { dev: { 'a.b.c': '1' } },
    ],
    ['a schema', '{"$schema": "https://a.example", "dev": {"a": "1"}}', { dev: { a: '1' } }],
    [
      'sign-in settings of other tools',
      '{"dev": {"Security": {"Auth": {"x": {"Client Secret": "s"}}}, "a": "1"}}',
      { dev: { a: '1' } },
    ],
    [
      'what other tools add to requests',
      '{"$shared": {"$default_headers": {"X-A": "1"}, "SSLConfiguration": {}}}',
      { $shared: {} },
    ],
    ['a variable that has such a name', '{"dev": {"Security": "1"}}', { dev: { Security: '1' } }],
    ['an environment without variables', '{"dev": {}}', { dev: {} }],
    ['nothing of what is nested too deeply', '['.repeat(200_000), {}],
    ['the complete parts of a truncated file', '{"dev": {"a": "1", "b": ', { dev: { a: '1' } }],
    ['names that every object inherits', '{"__proto__": {"toString": "1"}}', { ['__proto__']: { toString: '1' } }],
  ];
  for (const [name, text, expected] of values)
    it(name, () => {
      assert.equal(JSON.stringify(read(text)), JSON.stringify(expected));
    });

  const faults: readonly [name: string, text: string, at: string, message: RegExp][] = [
    [
      'text that isn’t JSON',
      '{"dev": x}',
      'x',
      /^This file isn’t valid JSON: not a valid value\. Strings need double quotes/,
    ],
    ['a truncated file', '{"dev": {"a": ', ' ', /^This file isn’t valid JSON: expected a value\. The readable parts/],
    ['an unclosed comment', '{} /* x', '/* x', /: the comment isn’t closed\. The readable/],
    ['nesting that is too deep', '['.repeat(200_000), '', /: nested too deeply\. The readable/],
    ['a list', '["dev"]', '["dev"]', /is an object that contains an object/],
    ['an environment that is text', '{"dev": "x"}', '"x"', /'dev' must be an object of variables/],
    ['a list as a value', '{"dev": {"a": [1]}}', '[1]', /'a' must be a string/],
    ['a list in an object', '{"dev": {"a": {"b": []}}}', '[]', /'a\.b' must be a string/],
    ['too many nested objects', `{"dev": ${'{"a":'.repeat(22)}{}${'}'.repeat(22)}}`, '{"a":{}}', /must be a string/],
    [
      'a secret store in an object',
      '{"dev": {"a": {"b": {"provider": "AzureKeyVault"}}}}',
      '{"provider": "AzureKeyVault"}',
      /^'a\.b' is stored in/,
    ],
    ['a duplicate variable', '{"dev": {"a": "1", "a": "2"}}', '"2"', /'a' is defined twice in this environment/],
    ['a duplicate environment', '{"dev": {"a": "1"}, "dev": {}}', '"dev"', /'dev' is defined twice\. Only the last/],
    ['null as a value', '{"dev": {"a": null}}', 'null', /'a' must be a string/],
    [
      'Visual Studio’s secret stores',
      '{"dev": {"a": {"provider": "AzureKeyVault", "secretName": "s"}}}',
      '{"provider": "AzureKeyVault", "secretName": "s"}',
      /stored in 'AzureKeyVault', which only Visual Studio supports/,
    ],
  ];
  for (const [name, text, at, message] of faults)
    it(`reports ${name}, and where`, () => {
      const [fault] = parseEnvironmentFile(text).faults;
      assert.ok(fault);
      assert.equal(text.slice(fault.start, fault.end), at);
      assert.match(environmentFaultMessage(fault), message);
    });

  it('accepts any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter }), fc.json()), (text) => {
        for (const fault of parseEnvironmentFile(text).faults) assert.ok(fault.start <= fault.end);
      }),
    );
  });
});

describe('environmentFolders', () => {
  const rows: readonly [folder: string, root: string | undefined, expected: readonly string[]][] = [
    ['/w/a/b', '/w', ['/w/a/b', '/w/a', '/w']],
    ['/w', '/w', ['/w']],
    ['/w/a/', '/w/', ['/w/a', '/w']],
    ['/a', '/', ['/a', '/']],
    ['/', '/', ['/']],
    // Outside the workspace, no folders above the file are searched.
    ['/other/a', '/w', ['/other/a']],
    ['/w2/a', '/w', ['/w2/a']],
    ['/a/b', undefined, ['/a/b']],
    ['c:/w/a', 'c:/w', ['c:/w/a', 'c:/w']],
  ];
  for (const [folder, root, expected] of rows)
    it(`${folder} in ${root ?? 'nothing'}`, () => {
      assert.deepEqual(environmentFolders(folder, root), expected);
    });
});
