import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { BodyFileText } from '../../../../src/language/body-file/check.ts';

const root = 'https://graph.microsoft.com/beta/deviceManagement';
const variables = new Map<string, string>();

/** The codes of a file's problems when a request sends it as its body. */
function problemsIn(file: BodyFileText, path: string): string[] {
  const request = parseHttpFile(`POST ${root}/${path}\nContent-Type: application/json\n\n< ./body.json\n`).blocks[0]
    ?.requests[0];
  assert.ok(request);
  return file.check(request, false, variables).map(({ code }) => code);
}

describe('a body file that several requests send', () => {
  it('is checked against the parameters of each action, even if actions share a name', () => {
    const file = new BodyFileText('{ "deviceHealthScriptAssignments": [] }');
    assert.deepEqual(problemsIn(file, 'deviceHealthScripts/1/assign'), []);
    assert.deepEqual(problemsIn(file, 'deviceManagementScripts/1/assign'), ['unknown-property']);
    assert.deepEqual(problemsIn(file, 'deviceHealthScripts/1/assign'), []);
  });
});
