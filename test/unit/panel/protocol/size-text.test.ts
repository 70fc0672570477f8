import assert from 'node:assert/strict';
import { sizeText } from '../../../../src/panel/protocol/size-text.ts';

describe('sizeText', () => {
  for (const [bytes, text] of [
    [0, '0 bytes'],
    [1, '1 byte'],
    [298, '298 bytes'],
    [1023, '1023 bytes'],
    [1024, '1.0 KB'],
    [12_595, '12.3 KB'],
    [1_048_575, '1.0 MB'],
    [1_258_291, '1.2 MB'],
    [5_000_000_000, '4,768.4 MB'],
  ] as const)
    it(`${bytes} is ${text}`, () => {
      assert.equal(sizeText(bytes), text);
    });
});
