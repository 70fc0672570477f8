import assert from 'node:assert/strict';
import { proposalsAt } from './complete-at.ts';
import { itAccepts, itProposes } from './complete-table.ts';
import { heads } from '../problems/problems-in.ts';

const two = '@a = 1\n@bc = https://graph.microsoft.us\n';
const systemVariables = [
  '$prompt label',
  '$password label',
  '$pick label $value: first,second',
  '$guid',
  '$timestamp',
  '$datetime iso8601',
  '$datetime rfc1123',
  "$datetime 'YYYY-MM-DD'",
  '$localDatetime iso8601',
  '$randomInt 0 100',
];

describe('completion of variables', () => {
  itProposes([
    [`${two}POST {{|`, ['a', 'bc', ...systemVariables]],
    [`${two}POST /{{|}}`, ['a', 'bc', ...systemVariables]],
    [`${two}POST /x\nAccept: {{|}}`, ['a', 'bc', ...systemVariables]],
    [`${two}@c = {{|}}`, ['a', 'bc', 'c', ...systemVariables]],
    [`${two}\n${heads.user}{ "userPrincipalName": "{{|}}" }`, ['a', 'bc', ...systemVariables]],
    [`${two}\n${heads.user}{ "successDeviceCount": {{|}} }`, ['a', 'bc', ...systemVariables]],
    [`POST /{{|}}\n\n###\n${two}`, ['a', 'bc', ...systemVariables]],
    ['POST /{{|}}', systemVariables],
    [`${two}\n${heads.user}{ "userPrincipalName": "{{"| }`, []],
    [`${two}# {{|}}`, []],
    ['@|\nGET {{host}}/{{a.b}}/{{$guid}}', ['@host', '@a.b', '@graph']],
    ['@host = 1\n@|\nGET {{host}}', ['@graph']],
    ['@|', ['@graph']],
    ['@x = 1|', []],
    ['@x| = 1', []],
  ]);
  itAccepts([
    [`${two}POST {{|`, 'bc', `${two}POST {{bc}}`],
    [`${two}POST {{|}}/x`, 'bc', `${two}POST {{bc}}/x`],
    [`${two}POST {{|}`, 'bc', `${two}POST {{bc}}`],
    [`${two}POST {{a|a}}/x`, 'bc', `${two}POST {{bc}}/x`],
    [`${two}POST {{ b| }}`, 'bc', `${two}POST {{ bc}}`],
    [`${two}POST /x\nAccept: {{| text`, 'a', `${two}POST /x\nAccept: {{a}} text`],
    [
      `${two}\n${heads.user}{ "userPrincipalName": "{{|", "id": "}}" }`,
      'a',
      `${two}\n${heads.user}{ "userPrincipalName": "{{a}}", "id": "}}" }`,
    ],
    [`${two}POST {{|}}/x`, '$prompt label', `${two}POST {{$prompt label}}/x`],
    [`${two}POST {{$pi|`, '$pick label $value: first,second', `${two}POST {{$pick label $value: first,second}}`],
    ['@|', '@graph', '@graph = https://graph.microsoft.com/beta'],
    ['@gr|', '@graph', '@graph = https://graph.microsoft.com/beta'],
    ['\r\n@|\r\nGET {{host}}\r\n', '@host', '\r\n@host = value\r\nGET {{host}}\r\n'],
  ]);

  it('shows the values', async () => {
    assert.deepEqual(
      (await proposalsAt(`${two}POST {{|`)).slice(0, 3).map(({ detail }) => detail),
      ['1', 'https://graph.microsoft.us', 'asks for a value when you send'],
    );
  });
});

const create = 'createDeviceManagementScriptUserState';

describe('completion of directives', () => {
  itProposes([
    [`GET /a\n\n### x\n# @|\n${heads.user}`, ['@name', '@sandbox', 'graph-disable-next-line']],
    [`# @|\n${heads.user}`, ['@name', '@sandbox', 'graph-disable-next-line', 'graph-disable']],
    [`${heads.user.trimEnd()}\n# @|\n\n{}`, ['@name', '@sandbox', 'graph-disable-next-line']],
    [`# @name |\n${heads.user}`, [create]],
    [`# @note |\n${heads.user}`, []],
    ['# @sandbox 429 |', ['retry-after', 'slow', 'times']],
    ['# @sandbox 504 after |', ['retry-after', 'slow', 'times']],
    ['# @sandbox 401 claims times=1 |', ['slow']],
    ['# @sandbox slow=1 |', ['times']],
    ['# @sandbox 429 retry-after=|', []],
  ]);
  itAccepts([
    [`# @|\n${heads.user}`, '@name', `# @name ${create}\n${heads.user}`],
    [`// @na|\n${heads.user}`, '@name', `// @name ${create}\n${heads.user}`],
    [`# @n|am x\n${heads.user}`, '@name', `# @name x\n${heads.user}`],
    [`# @name = cr|\n${heads.user}`, create, `# @name = ${create}\n${heads.user}`],
    [`# @|`, 'graph-disable-next-line', '# graph-disable-next-line '],
    ['# graph-d|', 'graph-disable-next-line', '# graph-disable-next-line '],
    ['# graph-disable-next-line |', 'wrong-type', '# graph-disable-next-line wrong-type'],
    [
      '# graph-disable-next-line wrong-type, un|',
      'unknown-property',
      '# graph-disable-next-line wrong-type, unknown-property',
    ],
    ['# @sa|', '@sandbox', '# @sandbox '],
    ['# @sandbox |', '429', '# @sandbox 429'],
    ['# @sandbox no-r|', 'no-route', '# @sandbox no-route'],
    ['# @sandbox 429 re|', 'retry-after', '# @sandbox 429 retry-after='],
    ['# graph-disable inv|', 'invalid-json', '# graph-disable invalid-json'],
  ]);

  it('offers each code once, with its meaning', async () => {
    const found = await proposalsAt('# graph-disable-next-line wrong-type |');
    assert.ok(found.length > 10);
    assert.ok(found.every(({ label, detail }) => label !== 'wrong-type' && detail !== undefined));
  });
});
