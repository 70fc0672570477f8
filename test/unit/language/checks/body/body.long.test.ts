import assert from 'node:assert/strict';
import { bodyProblemsIn, heads } from '../../problems/problems-in.ts';

describe('JSON: very long input is checked in time', () => {
  const bodies: readonly (readonly [title: string, body: string])[] = [
    ['a string', `{ "resultMessage": "${'a'.repeat(5_000_000)}{{x}}" }`],
    ['escapes', `{ "resultMessage": "${'\\n'.repeat(200_000)}{{x}}" }`],
    ['commas', `{${','.repeat(30_000)}}`],
    ['lines of commas', `{${',\n'.repeat(10_000)}}`],
    ['text that isn’t JSON', 'x '.repeat(30_000)],
    ['comments above a string', `{\n${'# a\n'.repeat(10_000)}"resultMessage": "${'a'.repeat(300_000)}" }`],
  ];
  for (const [title, body] of bodies)
    it(title, () => {
      assert.doesNotThrow(() => bodyProblemsIn(heads.management + body));
    });
});
