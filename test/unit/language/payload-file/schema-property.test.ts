import assert from 'node:assert/strict';
import { contract } from '../../../../src/catalog/contract.ts';
import { checkPayloadFile, sentPayload } from '../../../../src/language/payload-file/schema-property.ts';

describe('$schema in a payload file', () => {
  const rows: readonly (readonly [text: string, sent: string])[] = [
    ['{\n  "$schema": "./a.json",\n  "displayName": "a"\n}\n', '{\n  "displayName": "a"\n}\n'],
    ['{\n  "displayName": "a",\n  "$schema": "./a.json"\n}\n', '{\n  "displayName": "a"\n}\n'],
    ['{"$schema": "a"}', '{}'],
    ['{"$schema": {"a": [1, 2]}, "b": 1}', '{"b": 1}'],
    ['{"displayName": "$schema"}', '{"displayName": "$schema"}'],
    ['{"roleScopeTagIds": [{"$schema": "a"}]}', '{"roleScopeTagIds": [{"$schema": "a"}]}'],
    ['[{"$schema": "a"}]', '[{"$schema": "a"}]'],
    ['{"$schema": "a"', '{'],
    ['$schema', '$schema'],
    ['', ''],
  ];
  for (const [text, sent] of rows)
    it(`${JSON.stringify(text)} is sent as ${JSON.stringify(sent)}`, () => {
      assert.equal(sentPayload(text), sent);
    });

  const problems: readonly (readonly [text: string, ...problems: string[]])[] = [
    ['{"$schema": "./a.json", "displayName": "a"}'],
    ['{"$schema": "./a.json", "colour": "a"}', 'unknown-property 24'],
    ['{"assignments": [{"$schema": "a"}]}', 'deep-insert 1', 'unknown-property 18'],
    ['{"$schema": "a", "$schema": "b"}', 'duplicate-property 17', 'unknown-property 17'],
  ];
  const type = contract.type('deviceHealthScript');
  assert.ok(type);
  for (const [text, ...expected] of problems)
    it(`${text}: ${expected.join() || 'no problems'}`, () => {
      const found = checkPayloadFile(text, type).map(({ code, start }) => `${code} ${start}`);
      assert.deepEqual(found, expected);
    });
});
