import assert from 'node:assert/strict';
import { scriptEntityTypes } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { bodyHover } from '../../../../src/language/hover/body.ts';
import { contentHover } from '../../../../src/language/content-fields/content-hover.ts';
import { base64OfBytes, base64OfScript } from '../../../../src/language/content-fields/encode-content.ts';
import { fileExtensions, scriptLanguage } from '../../../../src/language/content-fields/script-language.ts';

const hover = (script: string, type = 'deviceHealthScript'): string => contentHover(base64OfScript(script), type) ?? '';

describe('hover on content', () => {
  it('shows a script, in its language', () => {
    assert.equal(
      hover('if ($x) {\r\n\texit 1\r\n}\r\n'),
      'Base64 of 23 bytes, UTF\\-8:\n\n```powershell\nif ($x) {\n\texit 1\n}\n```',
    );
  });

  it('shows the first lines of a long script, and the beginning of a long line', () => {
    const text = hover(Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n'));
    assert.match(text, /\nline 15\n```\n\nThe first 15 lines\. Open Decoded Script shows all of it\.$/);
    const longLine = hover('x'.repeat(5000));
    assert.ok(longLine.length < 500, longLine);
  });

  it('makes no markup or links from a script, and doesn’t reverse its text direction', () => {
    assert.equal(hover('````\n[x](command:y)\u202e').split('\n').at(-1), '`````');
    assert.ok(!hover('a\u202eb').includes('\u202e'));
  });

  it('shows only the size of content that isn’t text', () => {
    assert.equal(
      contentHover(base64OfBytes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47)), 'deviceHealthScript'),
      'Base64 of 4 bytes, which isn’t text.',
    );
  });

  it('shows nothing for content that is empty or isn’t base64', () => {
    for (const written of ['', 'Write-Host 1', '{{script}}', 'Y'])
      assert.equal(contentHover(written, 'deviceHealthScript'), undefined);
  });

  it('says what the documentation asks for', () => {
    const large = 'x'.repeat(200 * 1024);
    assert.match(hover(large, 'deviceManagementScript'), /asks for less than 200 KB\\?\./);
    assert.match(hover(large, 'deviceShellScript'), /^Base64 of 200\.0 KB, /);
    assert.doesNotMatch(hover(large, 'deviceShellScript'), /asks/);
    assert.match(hover('\ufeffexit'), /UTF\\-8 with BOM[^]*without a byte order mark/);
    const wide = Buffer.from('\ufeffexit', 'utf16le').toString('base64');
    assert.match(contentHover(wide, 'deviceHealthScript') ?? '', /UTF\\-16[^]*asks for UTF\\-8/);
    assert.doesNotMatch(contentHover(wide, 'deviceShellScript') ?? '', /asks/);
  });
});

describe('hover in a body', () => {
  const type = scriptEntityTypes.find(({ name }) => name === 'deviceHealthScript');
  const request = `POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts
Content-Type: application/json

{ "detectionScriptContent": "${base64OfScript('exit 1')}", "displayName": "ZXhpdA==", "remediationScriptContent": "{{later}}" }`;
  const [block] = parseHttpFile(request).blocks;
  const body = block?.requests[0]?.body;

  /** The hover on a part of the request. */
  const at = (piece: string): string => {
    assert.ok(block && body);
    return bodyHover(block, body, type, new Map(), request.indexOf(piece) + 1)?.markdown ?? '';
  };

  it('shows the script in a value, above the property', () => {
    assert.match(at(base64OfScript('exit 1')), /^Base64 of 6 bytes[^]*\nexit 1\n[^]*detectionScriptContent: /);
  });

  it('shows only the property on a name, another value, and an unknown value', () => {
    for (const piece of ['detectionScriptContent', 'ZXhpdA==', '"{{later'])
      assert.match(at(piece), /^```typescript\n\(property\)/, piece);
  });
});

describe('the language of content', () => {
  const cases: readonly (readonly [text: string, type: string, expected: string])[] = [
    ['exit', 'deviceHealthScript', 'powershell'],
    ['exit', 'deviceShellScript', 'shellscript'],
    ['exit', 'deviceCustomAttributeShellScript', 'shellscript'],
    // A compliance script for Linux or macOS.
    ['#!/bin/bash\nexit', 'deviceComplianceScript', 'shellscript'],
    ['#!/usr/bin/env pwsh\nexit', 'deviceShellScript', 'powershell'],
    ['{"Rules": []}', 'deviceCompliancePolicyScript', 'json'],
    ['\n<xml/>', 'someType', 'xml'],
    ['text', 'someType', 'plaintext'],
  ];
  for (const [text, type, expected] of cases)
    it(`${JSON.stringify(text)} of ${type}: ${expected}`, () => {
      assert.equal(scriptLanguage(text, type), expected);
      assert.ok(fileExtensions(scriptLanguage(text, type)).length > 0);
    });
});
