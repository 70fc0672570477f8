import assert from 'node:assert/strict';
import type { ProcessUse } from '../../../../../src/send/prepare/values/process-use.ts';
import { processUseText } from '../../../../../src/send/prepare/values/process-use-text.ts';

const use = (parts: readonly string[], hasMoreParts = false, addresses: readonly string[] = ['x']): ProcessUse => ({
  name: 'KEY',
  parts,
  hasMoreParts,
  addresses,
});

describe('where the value of an environment variable would go', () => {
  const cases: readonly [ProcessUse, string][] = [
    [use(['the body']), 'in the body to x'],
    [use(['a', 'b', 'c']), 'in a, b and c to x'],
    [use(['a', 'b', 'c', 'd']), 'in a, b, c and 1 more to x'],
    [use(['a', 'b', 'c', 'd'], true), 'in a, b, c and at least 2 more to x'],
    [use(['a'], false, ['w', 'x', 'y', 'z']), 'in a to w, x, y and 1 more'],
    [use(["the header 'A\nB'"]), "in the header 'A B' to x"],
  ];
  for (const [given, text] of cases)
    it(text, () => {
      assert.equal(processUseText(given), `The value of KEY would be sent ${text}.`);
    });
});
