import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskedBody } from '../../../../src/http/body-text.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { referencesIn } from '../../../../src/http/variables/references.ts';
import { outerVariables } from '../../../../src/http/variables/outer-variables.ts';
import {
  fileVariables,
  namesBehind,
  substitute,
  unfilledIn,
  variablesOf,
} from '../../../../src/http/variables/variables.ts';

const valuesIn = (text: string) => [...fileVariables(parseHttpFile(text))].map(([name, value]) => `${name}=${value}`);

describe('referencesIn', () => {
  const cases: readonly (readonly [text: string, ...names: string[]])[] = [
    ['{{a}}', '{{a}} a'],
    ['x{{ a }}y{{b}}', '{{ a }} a', '{{b}} b'],
    ['{{$guid}}', '{{$guid}} $guid'],
    ['{{$dotenv A}}', '{{$dotenv A}} $dotenv A'],
    ['{{$dotEnv A}}', '{{$dotEnv A}} $dotenv A'],
    ['{{$timeStamp -1 d}}{{$timeStamp}}', '{{$timeStamp -1 d}} $timestamp -1 d', '{{$timeStamp}} $timestamp'],
    ['{{$dotEnvironment}}', '{{$dotEnvironment}} $dotEnvironment'],
    ['{{}}', '{{}} '],
    ['{a}'],
    ['{{a}'],
    ['{{a\nb}}'],
    ['{{{a}}}', '{{a}} a'],
    [''],
  ];
  for (const [text, ...expected] of cases)
    it(`${JSON.stringify(text)} → ${expected.join(' | ') || 'none'}`, () => {
      assert.deepEqual(
        referencesIn(text).map(({ start, end, name }) => `${text.slice(start, end)} ${name}`),
        expected,
      );
    });
});

describe('fileVariables', () => {
  const cases: readonly (readonly [text: string, ...values: string[]])[] = [
    ['@a = 1\n@b = 2', 'a=1', 'b=2'],
    ['@a = 1\n###\n@a = 2', 'a=2'],
    ['@a = {{b}}\n@b = 1', 'a=1', 'b=1'],
    ['  @a = 1', 'a=1'],
    ['\ufeff@a = 1\n\u00a0@b = 2', 'a=1', 'b=2'],
    ['@a = {{b}}{{b}}\n@b = {{c}}\n@c = 1', 'a=11', 'b=1', 'c=1'],
    ['@a = {{unknown}}', 'a={{unknown}}'],
    ['@a = {{a}}', 'a={{a}}'],
    ['@a = {{b}}\n@b = {{a}}', 'a={{a}}', 'b={{b}}'],
    ['@a = {{ b }}\n@b =', 'a=', 'b='],
    ['@__proto__ = 1\n@constructor = 2', '__proto__=1', 'constructor=2'],
  ];
  for (const [text, ...expected] of cases)
    it(`${JSON.stringify(text)} → ${expected.join(' | ')}`, () => {
      // Cycles stay unresolved in one way or another.
      const values = valuesIn(text);
      if (text === '@a = {{b}}\n@b = {{a}}') assert.ok(values.every((value) => value.includes('{{')));
      else assert.deepEqual(values, expected);
    });

  it('reads each of a thousand lines that refer to one cycle once', () => {
    const lines = Array.from({ length: 1000 }, (_, line) => `@v${line} = {{a}}{{v${(line + 1) % 1000}}}y`);
    const values = fileVariables(parseHttpFile(['@a = {{b}}x', ...lines, '@b = {{a}}y'].join('\n')));
    assert.equal(values.size, 1002);
    assert.equal(values.get('a'), '{{a}}yx');
  });

  it('limits values that double with every line', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `@v${index} = {{v${index + 1}}}{{v${index + 1}}}`);
    const values = fileVariables(parseHttpFile([...lines, '@v60 = x'].join('\n')));
    for (const value of values.values()) assert.ok(value.length <= 65_536);
  });
});

describe('substitute', () => {
  const variables = new Map([
    ['a', '1'],
    ['empty', ''],
    ['dollar', '$&'],
  ]);
  for (const [text, expected] of [
    ['x{{a}}y', 'x1y'],
    ['{{ a }}{{a}}', '11'],
    ['{{b}}', '{{b}}'],
    ['{{empty}}', ''],
    ['{{dollar}}', '$&'],
    ['{{toString}}', '{{toString}}'],
    ['a', 'a'],
  ] as const)
    it(`${text} → ${expected}`, () => {
      assert.equal(substitute(text, variables), expected);
    });
});

describe('unfilledIn', () => {
  it('says where an unfilled reference comes from', () => {
    const variables = new Map([
      ['a', 'x{{b}}'],
      ['open', '{{'],
    ]);
    assert.deepEqual(unfilledIn('{{a}} {{open}}c}}', variables), [
      { written: '{{a}}', inside: 'a' },
      { written: '{{open}}c}}', inside: undefined },
    ]);
  });

  it('stops at a thousand, because a short text and a short value can yield millions', () => {
    assert.equal(unfilledIn('{{a}}'.repeat(1000), new Map([['a', '{{b}}'.repeat(1000)]])).length, 1000);
  });
});

describe('variables that a text needs', () => {
  it('have the same values as among all variables', () => {
    const names = 'abcdefgh';
    // Each refers to later ones: where a cycle ends depends on where it is entered.
    const values = fc.tuple(
      ...Array.from(names, (_, at) =>
        fc.array(fc.constantFrom('x', ...Array.from(names.slice(at + 1), (name) => `{{${name}}}`)), { maxLength: 3 }),
      ),
    );
    const places = fc.array(fc.constantFrom('file', 'environment', 'nowhere'), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(values, places, fc.subarray(Array.from(names)), (parts, places, asked) => {
        const at = (place: string): [string, string][] =>
          Array.from(names, (name, index): [string, string] => [name, parts[index]?.join('') ?? '']).filter(
            (_, index) => places[index] === place,
          );
        const file = parseHttpFile(
          at('file')
            .map(([name, value]) => `@${name} = ${value}\n`)
            .join(''),
        );
        const environments = new Map([['$shared', new Map(at('environment'))]]);
        const environmentFiles = [{ file: 'e', isPrivate: false, environments }];
        const outer = outerVariables(
          { environmentFiles, dotenv: undefined, process: undefined, unread: [] },
          undefined,
        );
        const all = variablesOf(file, outer);
        const needed = variablesOf(file, outer, undefined, undefined, namesBehind(asked, file, outer));
        for (const name of asked) assert.equal(needed.get(name), all.get(name));
      }),
    );
  });
});

describe('maskedBody', () => {
  const masked = (body: string): string => {
    const text = `POST /a\n\n${body}`;
    const [block] = parseHttpFile(text).blocks;
    const [request] = block?.requests ?? [];
    assert.ok(block && request?.body);
    const found = maskedBody(block, request.body);
    assert.equal(found.text.length, request.body.end - request.body.start);
    return found.text;
  };
  for (const [body, expected] of [
    ['{ "a": {{b}} }', '{ "a": "{b}" }'],
    ['{ "a": "{{b}}" }', '{ "a": "{{b}}" }'],
    ['{ "a": "\\"{{b}}" }', '{ "a": "\\"{{b}}" }'],
    ['{ "a": {{b "c" \\}} }', '{ "a": "{b  c   }" }'],
    ['{ {{a}}: 1 }', '{ "{a}": 1 }'],
    ['[{{\t}}]', '["{ }"]'],
    ['{\n# a\n"b": 1\n}', '{\n   \n"b": 1\n}'],
    ['{\n@a = b\n"c": 1\n}', '{\n      \n"c": 1\n}'],
    ['{\r\n// a\r\n}', '{\r\n    \r\n}'],
  ] as const)
    it(`${JSON.stringify(body)} → ${JSON.stringify(expected)}`, () => {
      assert.equal(masked(body), expected);
    });
});
