import assert from 'node:assert/strict';
import { scriptEntityTypes } from '../../../../src/catalog/index.ts';
import { noOuterVariables } from '../../../../src/http/variables/outer-variables.ts';
import { variablesOf } from '../../../../src/http/variables/variables.ts';
import { contentInBlock, contentInPayload } from '../../../../src/language/content-fields/content-in-file.ts';
import { cursorIn } from '../cursor.ts';
import { blockAt } from '../../../../src/http/file.ts';

/** `type.property: value` at the `|` of a request file. */
function found(marked: string): string | undefined {
  const { file, offset } = cursorIn(marked);
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  assert.ok(block);
  const field = contentInBlock(block, offset - (file.starts[index] ?? 0), variablesOf(file, noOuterVariables));
  return field && `${field.type.name}.${field.property.name}: ${field.written ?? 'unknown'}`;
}

const root = 'https://graph.microsoft.com/beta/deviceManagement';
const request = (method: string, path: string, body: string): string =>
  `### first\nGET ${root}\n\n### second\n@script = ZXhpdA==\n${method} ${root}/${path}\nContent-Type: application/json\n\n${body}\n`;

describe('the script at the cursor', () => {
  const cases: readonly (readonly [marked: string, expected: string | undefined])[] = [
    [
      request('POST', 'deviceShellScripts', '{"scriptContent": "ZX|hpdA=="}'),
      'deviceShellScript.scriptContent: ZXhpdA==',
    ],
    [
      request('PATCH', 'deviceHealthScripts/1', '{"remediationScript|Content": ""}'),
      'deviceHealthScript.remediationScriptContent: ',
    ],
    [
      request('POST', 'deviceShellScripts', '{"scriptContent": "|{{script}}"}'),
      'deviceShellScript.scriptContent: ZXhpdA==',
    ],
    [
      request('POST', 'deviceShellScripts', '{"scriptContent": "|{{other}}"}'),
      'deviceShellScript.scriptContent: unknown',
    ],
    // Only @odata.type says what the body is.
    [
      request('PUT', 'x', '{"@odata.type": "#microsoft.graph.deviceShellScript", "scriptContent": "|"}'),
      'deviceShellScript.scriptContent: ',
    ],
    [request('POST', 'deviceShellScripts', '{"displayName": "|"}'), undefined],
    [request('POST', 'deviceHealthScripts', '{"scriptContent": "|"}'), undefined],
    [request('POST', 'deviceShellScripts/1/assign', '{"scriptContent": "|"}'), undefined],
    [request('GET', 'deviceShellScripts', '{"scriptContent": "|"}'), undefined],
    [request('PO|ST', 'deviceShellScripts', '{"scriptContent": ""}'), undefined],
    [request('POST', 'deviceShellScripts', '< ./bo|dy.json'), undefined],
    [`POST https://example.com/deviceManagement/deviceShellScripts\n\n{"scriptContent": "|"}`, undefined],
  ];
  for (const [marked, expected] of cases)
    it(`${marked.split('\n').slice(-2)[0] ?? ''}: ${expected ?? 'none'}`, () => {
      assert.equal(found(marked), expected);
    });

  it('belongs to the type in the name of a payload file', () => {
    const type = scriptEntityTypes.find(({ name }) => name === 'deviceManagementScript');
    assert.ok(type);
    const field = contentInPayload('{\n  "scriptContent": "{{a}}"\n}', 10, type);
    // A file is sent as it is.
    assert.deepEqual([field?.property.name, field?.written], ['scriptContent', '{{a}}']);
    assert.equal(contentInPayload('[]', 1, type), undefined);
  });
});
