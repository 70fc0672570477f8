import assert from 'node:assert/strict';
import { problemMessage } from '../../../../src/language/problems/problem.ts';
import { outline, problemsIn } from '../problems/problems-in.ts';

const head =
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Type: application/json\n\n';

describe('references and braces in a body', () => {
  const rows: readonly (readonly [body: string, ...problems: string[]])[] = [
    ['{ "resultMessage": "{{$datetime "yyyy-MM-ddTHH:mm:ssZ"}}" }'],
    [`{ "resultMessage": "{{$datetime 'YYYY-MM-DD' 1 d}}" }`],
    ['{ "lastStateUpdateDateTime": "{{$localDatetime iso8601}}" }'],
    ['{ "errorCode": {{$randomInt 0 10}} }'],
    ['{ "resultMessage": "a {{$guid}} b {{$datetime "YYYY"}} c" }'],
    [String.raw`{ "resultMessage": "Hi \{\{person.name\}\}!" }`],
    [String.raw`{ "resultMessage": "\\{{person}}" }`, 'unknown-variable {{person}}'],
    [String.raw`{ "resultMessage": "\{person\}" }`, String.raw`invalid-json "\{person\}"`],
    ['{ "resultMessage": "{{$datetime "}}', 'invalid-json "{{$datetime "}}'],
    ['{ "runState": "succes", "resultMessage": "{{$datetime "YYYY"}}" }', 'unknown-enum-value "succes"'],
  ];
  for (const [body, ...problems] of rows)
    it(body, () => {
      assert.deepEqual(outline(problemsIn(head + body)).slice(0, Math.max(1, problems.length)), problems);
    });

  it('say how to send braces as text, where that’s possible', () => {
    const messages = (text: string): string[] => problemsIn(text).map(({ problem }) => problemMessage(problem));
    assert.match(
      messages(`${head}{ "resultMessage": "Hi {{person.name}}!" }`).join(),
      /To send the braces as text, write \\\{\\\{person\.name\\\}\\\}\.$/,
    );
    assert.doesNotMatch(messages(`${head.replace('/1/', '/{{a}}/')}{}`).join(), /as text/);
  });
});
