import assert from 'node:assert/strict';
import { definedInEnvironments, emptyValueOf } from '../../../../src/language/fixes/define-in-environments.ts';

describe('definedInEnvironments', () => {
  const begun = '{\n  "dev": {\n    "id": ""\n  },\n  "prod": {\n    "id": ""\n  }\n}\n';
  const rows: readonly (readonly [what: string, text: string | undefined, changed: string | undefined])[] = [
    ['no file', undefined, begun],
    ['an empty file', '\n', begun],
    ['no environment', ' {} ', begun],
    [
      'environments with other variables, one of which has it',
      '{\r\n  // Comment.\r\n  "dev": {\r\n    "a": "1"\r\n  },\r\n  "prod": { "id": "x" },\r\n  "test": {}\r\n}',
      '{\r\n  // Comment.\r\n  "dev": {\r\n    "id": "",\r\n    "a": "1"\r\n  },\r\n  "prod": { "id": "x" },\r\n  "test": { "id": "" }\r\n}',
    ],
    ['JSON on one line', '{"dev":{"a":"1"}}', '{"dev":{"id": "", "a":"1"}}'],
    ['shared variables', '{ "$shared": { "a": "1" }, "dev": {} }', '{ "$shared": { "a": "1" }, "dev": { "id": "" } }'],
    ['other JSON', '[1]', undefined],
    ['invalid JSON', 'nothing', undefined],
  ];
  for (const [what, text, changed] of rows)
    it(what, () => {
      assert.equal(definedInEnvironments(text, 'id'), changed);
    });

  it('finds the place to write the value', () => {
    assert.equal(emptyValueOf('{ "dev": { "id": "1" }, "prod": { "id": "" } }', 'id'), 41);
    assert.equal(emptyValueOf('{ "dev": { "id": "1" } }', 'id'), undefined);
  });
});
