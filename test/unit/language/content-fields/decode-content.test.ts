import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contentOf, decodeContent } from '../../../../src/language/content-fields/decode-content.ts';
import {
  base64OfBytes,
  base64OfScript,
  jsonOfBytes,
  jsonOfScript,
} from '../../../../src/language/content-fields/encode-content.ts';
import { plainScript } from '../../../../src/language/content-fields/plain-script.ts';

const bytes = (...values: readonly number[]): string => Buffer.from(values).toString('base64');
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** `encoding: text`, or the kind. */
const decoded = (written: string): string => {
  const content = decodeContent(written);
  return content.kind === 'text' ? `${content.encoding}: ${content.text}` : content.kind;
};

describe('decoding content', () => {
  const cases: readonly (readonly [written: string, expected: string])[] = [
    ['ZXhpdCAw', 'utf-8: exit 0'],
    // The examples of the reference pages.
    ['c2NyaXB0Q29udGVudA==', 'utf-8: scriptContent'],
    ['ZGV0ZWN0aW9uU2NyaXB0Q29udGVudA==', 'utf-8: detectionScriptContent'],
    // Without padding, and split into lines: .NET reads both, too.
    ['c2NyaXB0Q29udGVudA', 'utf-8: scriptContent'],
    ['c2NyaXB0\r\nQ29udGVu\r\ndA==', 'utf-8: scriptContent'],
    // base64url, which OData uses.
    [Buffer.from('exit ~~?').toString('base64url'), 'utf-8: exit ~~?'],
    ['', 'utf-8: '],
    [Buffer.from('Grüße, 世界 🙂').toString('base64'), 'utf-8: Grüße, 世界 🙂'],
    [bytes(0xef, 0xbb, 0xbf, 0x61), 'utf-8-bom: a'],
    [utf16('exit 0').toString('base64'), 'utf-16: exit 0'],
    [utf16('exit 0').swap16().toString('base64'), 'utf-16: exit 0'],
    // Half a character, and characters that aren't in any text.
    [bytes(0xff, 0xfe, 0x61), 'not-text'],
    [bytes(0xff, 0xfe, 0x00, 0xd8), 'not-text'],
    [bytes(0x61, 0x00, 0x62, 0x00), 'not-text'],
    [bytes(0x61, 0x1b, 0x5b), 'not-text'],
    [bytes(0xff), 'not-text'],
    [bytes(0xc3, 0x28), 'not-text'],
    [bytes(0x89, 0x50, 0x4e, 0x47), 'not-text'],
    [bytes(0x09, 0x0a, 0x0c, 0x0d), 'utf-8: \t\n\f\r'],
    ['exit 0!', 'not-base64'],
    ['YQ=', 'not-base64'],
    ['YQ===', 'not-base64'],
    ['Y', 'not-base64'],
    ['=', 'not-base64'],
    ['Y=Q=', 'not-base64'],
    ['Wï', 'not-base64'],
  ];
  for (const [written, expected] of cases)
    it(`${JSON.stringify(written)} → ${JSON.stringify(expected)}`, () => {
      assert.equal(decoded(written), expected);
    });

  it('decodes to text only if that encodes to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (values) => {
        const content = contentOf(values);
        if (content.kind !== 'text') return;
        const [bom, encoding] =
          content.encoding === 'utf-16'
            ? ([values.slice(0, 2), 'utf16le'] as const)
            : ([values.slice(0, content.encoding === 'utf-8' ? 0 : 3), 'utf8'] as const);
        const body = Buffer.from(content.text, encoding);
        const own = Buffer.from(values.slice(bom.length));
        assert.deepEqual(body, bom[0] === 0xfe ? own.swap16() : own);
      }),
    );
  });
});

describe('encoding content', () => {
  it('keeps bytes of any length as they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (values) => {
        assert.deepEqual(Buffer.from(base64OfBytes(values), 'base64'), Buffer.from(values));
      }),
    );
    const large = Buffer.alloc(1_000_001, 'ab');
    assert.equal(base64OfBytes(large), large.toString('base64'));
  });

  it('writes a JSON string, in UTF-8 without a byte order mark', () => {
    assert.equal(jsonOfScript('Write-Host "Grüße"\n'), `"${Buffer.from('Write-Host "Grüße"\n').toString('base64')}"`);
    assert.equal(jsonOfBytes(Uint8Array.of(0xfb, 0xff)), '"+/8="');
    assert.equal(jsonOfScript(''), '""');
  });

  it('keeps any script as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (script) => {
        const content = decodeContent(base64OfScript(script));
        if (content.kind === 'text' && content.encoding === 'utf-8') assert.equal(content.text, script);
        else assert.match(script, /[\u0000-\u001f\u007f-\u009f]|^\ufeff/);
      }),
    );
  });
});

describe('a script that isn’t encoded', () => {
  const cases: readonly (readonly [written: string, expected: 'certain' | 'likely' | undefined])[] = [
    ['exit 0;', 'certain'],
    ['#!/bin/sh\necho hi', 'certain'],
    ['$x = 1', 'certain'],
    ['Write-Host "hi"', 'certain'],
    ['exit', 'likely'],
    ['Get-Date', 'likely'],
    ['whoami', 'likely'],
    ['dir c', 'likely'],
    ['exit 1', 'likely'],
    ['Write-Host 1', 'likely'],
    ['ZXhpdCAw', undefined],
    ['c2NyaXB0\nQ29udGVudA==', undefined],
    ['', undefined],
    // Cut off, or not text: still base64.
    ['ZXhpdCA', undefined],
    ['iVBORw0KGgo=', undefined],
    ['ZXhpd', undefined],
  ];
  for (const [written, expected] of cases)
    it(`${JSON.stringify(written)}: ${expected ?? 'no'}`, () => {
      assert.equal(plainScript(written), expected);
    });
});
