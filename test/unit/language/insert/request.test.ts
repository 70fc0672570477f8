import assert from 'node:assert/strict';
import { clouds, entityTypes } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { newRequest } from '../../../../src/language/insert/request.ts';
import { cursorIn, expanded } from '../completion/complete-at.ts';
import { outline, problemsIn } from '../problems/problems-in.ts';

const entityType = entityTypes.find(({ name }) => name === 'deviceManagementScriptUserState') ?? entityTypes[0];
const route = entityType?.routes[0];

/** The text after a new request is inserted. */
function after(marked: string, cloud = clouds[0]): string {
  assert.ok(entityType && route);
  const { text, offset } = cursorIn(marked);
  const edit = newRequest(parseHttpFile(text), offset, { type: entityType, route }, cloud);
  return text.slice(0, edit.start) + expanded(edit.text) + text.slice(edit.end);
}

const request = `### Create deviceManagementScriptUserState
POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/00000000-0000-0000-0000-000000000000/userRunStates
Content-Type: application/json

{
  "@odata.type": "#microsoft.graph.deviceManagementScriptUserState",
  "successDeviceCount": 0,
  "errorDeviceCount": 0,
  "userPrincipalName": "user principal name"
}
`;

describe('a new request', () => {
  const rows: readonly (readonly [where: string, text: string, after: string])[] = [
    ['in an empty file', '|', request],
    ['in a file of blank lines', '\n|\n\n', request],
    ['at the end without a line break', 'GET /a|', `GET /a\n\n${request}`],
    ['at the end with a line break', 'GET /a\n|', `GET /a\n\n${request}`],
    ['at the end with many line breaks', 'GET /a\n\n\n|\n', `GET /a\n\n${request}`],
    ['below a comment', '# note|', `# note\n\n${request}`],
    ['between requests', 'GET /a|\n\n### b\nGET /b\n', `GET /a\n\n${request}\n### b\nGET /b\n`],
    ['between requests without a blank line', 'GET /a|\n###\nGET /b', `GET /a\n\n${request}\n###\nGET /b`],
    [
      'below the block of the cursor',
      '### a\nG|ET /a\n\n{}\n\n### b\nGET /b',
      `### a\nGET /a\n\n{}\n\n${request}\n### b\nGET /b`,
    ],
    ['below the title of the next block', 'GET /a\n\n### b|\nGET /b', `GET /a\n\n### b\nGET /b\n\n${request}`],
    ['in place of a bare separator', 'GET /a\n\n###\n|', `GET /a\n\n${request}`],
    ['in place of a bare separator between requests', 'GET /a\n\n###\n|\n\n### b', `GET /a\n\n${request}\n### b`],
    ['with CRLF around it', 'GET /a|\r\n\r\n### b\r\n', `GET /a\n\n${request}\n### b\r\n`],
  ];
  for (const [where, text, expected] of rows)
    it(where, () => {
      assert.equal(after(text), expected);
    });

  it('goes to the target’s cloud', () => {
    for (const cloud of clouds) assert.ok(after('|', cloud).includes(`POST ${cloud.graphRoot}/beta/`));
  });

  it('is one request without problems, wherever it’s inserted', () => {
    const whole = '@a = 1\n\n### a\nGET https://example.com/a\n\n### b\n# note\n\n###\n';
    for (let offset = 0; offset <= whole.length; offset++) {
      const text = after(`${whole.slice(0, offset)}|${whole.slice(offset)}`);
      const requests = parseHttpFile(text).blocks.flatMap((block) => block.requests);
      assert.equal(requests.length, 2, text);
      assert.deepEqual(outline(problemsIn(text)), [], text);
    }
  });
});
