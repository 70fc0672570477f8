import assert from 'node:assert/strict';
import { scriptEntityTypes } from '../../../../src/catalog/index.ts';
import type { StructuredType } from '../../../../src/catalog/model.ts';
import { readBodyJson } from '../../../../src/language/body-json.ts';
import {
  contentEdit,
  contentFieldAt,
  contentProperties,
} from '../../../../src/language/content-fields/content-field.ts';
import { jsonOfScript } from '../../../../src/language/content-fields/encode-content.ts';

const typeNamed = (name: string): StructuredType => {
  const type = scriptEntityTypes.find((entityType) => entityType.name === name);
  assert.ok(type);
  return type;
};

/** The field at the `|` of a body, and the body without the `|`. */
function fieldAt(marked: string, type: string) {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const json = readBodyJson(text, { start: 0, end: text.length, text }, undefined);
  return { text, field: contentFieldAt(json, typeNamed(type), at) };
}

describe('properties that hold a script', () => {
  it('are those of Edm.Binary', () => {
    assert.deepEqual(
      scriptEntityTypes
        .filter((type) => contentProperties(type).length > 0)
        .map((type) => `${type.name}: ${contentProperties(type).join(', ')}`),
      [
        'deviceManagementScript: scriptContent',
        'deviceHealthScript: detectionScriptContent, remediationScriptContent',
        'deviceComplianceScript: detectionScriptContent',
        'deviceShellScript: scriptContent',
        'deviceCustomAttributeShellScript: scriptContent',
      ],
    );
  });

  const found: readonly (readonly [marked: string, name: string, written: string | undefined])[] = [
    ['{"detectionScript|Content": "ZXhpdA=="}', 'detectionScriptContent', 'ZXhpdA=='],
    ['{"detectionScriptContent": "ZX|hpdA=="}', 'detectionScriptContent', 'ZXhpdA=='],
    ['{"detectionScriptContent": "|"}', 'detectionScriptContent', ''],
    ['{"detectionScriptContent": n|ull}', 'detectionScriptContent', undefined],
    ['{"remediationScriptContent|": [1]}', 'remediationScriptContent', undefined],
    ['{"detectionScriptContent": "Write-Host|\\n1"}', 'detectionScriptContent', 'Write-Host\n1'],
    // Still being typed.
    ['{"detectionScriptContent": "ZX|', 'detectionScriptContent', undefined],
  ];
  for (const [marked, name, written] of found)
    it(`${marked} is ${name}`, () => {
      const { field } = fieldAt(marked, 'deviceHealthScript');
      assert.deepEqual([field?.property.name, field?.written], [name, written]);
    });

  for (const marked of [
    '{"display|Name": "x"}',
    '{"displayName": "ZX|hp"}',
    '{"detectionScriptContent": ["|"]}',
    '{"detectionScriptParameters": [{"detectionScriptContent": "|"}]}',
    '{"detectionScriptContent@odata.type": "|"}',
    '{"detectionScriptContent|"}',
    '{"scriptContent": "|"}',
    '"|"',
    '|',
    '',
  ])
    it(`${marked || 'an empty body'} isn’t one`, () => {
      assert.equal(fieldAt(marked, 'deviceHealthScript').field, undefined);
    });

  it('get a script in place of their value', () => {
    for (const [marked, expected] of [
      ['{ "scriptContent": "o|ld" }', '{ "scriptContent": "ZXhpdA==" }'],
      ['{ "script|Content": null }', '{ "scriptContent": "ZXhpdA==" }'],
    ] as const) {
      const { text, field } = fieldAt(marked, 'deviceShellScript');
      assert.ok(field);
      const { start, end, text: inserted } = contentEdit(field, jsonOfScript('exit'));
      assert.equal(text.slice(0, start) + inserted + text.slice(end), expected);
    }
  });
});
