import assert from 'node:assert/strict';
import { exampleRequest } from '../../../../src/language/contributions/example-request.ts';
import { problemsIn } from '../problems/problems-in.ts';

describe('the example request', () => {
  const text = exampleRequest(new Date('2026-11-29T04:25:00.123Z'));

  it('has one mistake, a misspelled enum member', () => {
    const problems = problemsIn(text);
    assert.deepEqual(
      problems.map(({ problem }) => problem.code),
      ['unknown-enum-value'],
    );
    assert.deepEqual(problemsIn(text.replace('sucess', 'success')), []);
  });

  it('creates a run state of a shell script', () => {
    assert.equal(
      text.split('\n')[1],
      'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/11111111-2222-3333-4444-555555555555/deviceRunStates',
    );
  });

  it('has a timestamp in the form that the service accepts', () => {
    assert.ok(text.includes('"lastStateUpdateDateTime": "2026-11-29T04:25:00Z"'), text);
  });
});
