import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { promptIn, promptNamed, promptsOf, type Prompt } from '../../../../src/http/variables/prompts.ts';

const shown = (prompt: Prompt | undefined): string | undefined =>
  prompt &&
  [
    prompt.label,
    ...(prompt.isSecret ? ['secret'] : []),
    ...(prompt.isOnce ? ['once'] : []),
    ...(prompt.initial === '' ? [] : [`= ${prompt.initial}`]),
    ...(prompt.options ? [`of ${prompt.options.join('|')}`] : []),
  ].join(', ');

describe('looking up a prompt by its name', () => {
  const file = parseHttpFile('# @prompt user Who?\nGET /{{user}}\n###\n# @secret code\nGET /{{code}}\n');
  it('finds its label and kind', () => {
    assert.equal(shown(promptNamed(file, 'user')), 'Who?');
    assert.equal(shown(promptNamed(file, 'code')), 'code, secret');
    assert.equal(promptNamed(file, 'other'), undefined);
  });
});

describe('prompts in references', () => {
  const rows: readonly [reference: string, expected: string | undefined][] = [
    ['$prompt device', 'device'],
    ['$prompt Which device?', 'Which device?'],
    ['$input device', 'device'],
    ['$input device $value: a b', 'device, = a b'],
    ['$input-askonce device', 'device, once'],
    ['$prompt-askonce device $value: a', 'device, once, = a'],
    ['$password code', 'code, secret'],
    ['$password-askonce code', 'code, secret, once'],
    ['$pick state $value: success, fail', 'state, of success|fail'],
    ['$pick state', undefined],
    ['$prompt', undefined],
    ['$prompts a', undefined],
    ['prompt a', undefined],
  ];
  for (const [reference, expected] of rows)
    it(`${reference} → ${expected ?? 'none'}`, () => {
      assert.equal(shown(promptIn(reference)), expected);
    });
});

describe('prompts in comments', () => {
  const rows: readonly [text: string, ...expected: string[]][] = [
    ['# @prompt user\nGET /a', 'user: user'],
    ['// @prompt otp Your one-time code\nGET /a', 'otp: Your one-time code'],
    ['# @secret code The code\nGET /a', 'code: The code, secret'],
    ['# @prompt a\n# @prompt b\nGET /a', 'a: a', 'b: b'],
    ['# @prompt\nGET /a', ...[]],
    ['GET /a\n# @prompt a', ...[]],
    ['# @prompt a\nGET /a\nX: y\n\nGET /b', ...[]],
    ['GET /a\nX: y\n\n# @prompt a\nGET /b', 'a: a'],
  ];
  for (const [text, ...expected] of rows)
    it(`${JSON.stringify(text)} → ${expected.join() || 'none'}`, () => {
      const [block] = parseHttpFile(text).blocks;
      const request = block?.requests.at(-1);
      assert.ok(block && request);
      assert.deepEqual(
        Array.from(promptsOf(block, request), ([name, prompt]) => `${name}: ${shown(prompt) ?? ''}`),
        expected,
      );
    });
});
