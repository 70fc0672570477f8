import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds, entityTypes } from '../../../../src/catalog/index.ts';
import { routeCaveat } from '../../../../src/catalog/requests/operations.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { hoverAt } from '../../../../src/language/hover/hover.ts';
import { plain } from '../../../../src/language/hover/markdown.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';
import { cursorIn, isInBlock, textOf } from '../cursor.ts';

/** The Markdown at the `|`, and the text that it's shown for; both empty without a hover. */
function hovered(marked: string): { readonly markdown: string; readonly source: string } {
  const { file, offset } = cursorIn(marked);
  const hover = hoverAt(file, offset);
  return hover
    ? { markdown: hover.markdown, source: textOf(file, hover.index, hover.span) }
    : { markdown: '', source: '' };
}

const root = 'https://graph.microsoft.com/beta';
const health = `${root}/deviceManagement/deviceHealthScripts/1/deviceRunStates`;
const shell = `${root}/deviceManagement/deviceShellScripts/1`;
const bodied = (body: string, url = health): string => `POST ${url}\nContent-Type: application/json\n\n${body}`;

describe('hover at the cursor', () => {
  const rows: readonly (readonly [marked: string, source: string, says: string])[] = [
    // Prompts.
    ['# @prompt user Who?\nGET /a/{{us|er}}', '{{user}}', 'You’re asked for `Who?` when you send.'],
    ['# @secret code\nGET /a/{{co|de}}', '{{code}}', 'You’re asked for `code` when you send.'],
    ['# @pro|mpt user Who?\nGET /a', '# @prompt user Who?', 'Asks for the value of `{{user}}` when you send'],
    ['# @na|me create\nPOST /a', '# @name create', 'references such as `{{create.response.body.id}}`'],
    // The method.
    [`PO|ST ${health}`, 'POST', 'POST /deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates'],
    [`|POST ${health}`, 'POST', '`201 Created`'],
    [`POST| ${health}`, 'POST', '`POST` creates one'],
    [`PATCH| ${health}/2`, 'PATCH', 'deviceRunStates/{deviceHealthScriptDeviceStateId}'],
    [`DELETE| ${health}/2`, 'DELETE', '`204 No Content`'],
    [`GET| ${health}/2/managedDevice`, 'GET', '/managedDevice'],
    [`PUT| ${health}`, 'PUT', '`PUT` isn’t documented here, only `POST`, `GET`.'],
    [`post| ${health}`, 'post', '`POST` creates one'],
    [`GET| ${root}/me`, 'GET', 'that this extension doesn’t know'],
    // The URL, segment by segment.
    [`POST https://gra|ph.microsoft.com/beta/me`, 'https://graph.microsoft.com', 'Global service'],
    [`POST https://graph.micro|soft.us/beta/me`, 'https://graph.microsoft.us', 'US Government L4'],
    [`POST https://graph.microsoft.com/be|ta/me`, 'beta', 'APIs may change'],
    [`POST https://graph.microsoft.com/v1|.0/me`, 'v1.0', 'has no run states'],
    [`POST ${root}/device|Management/x`, 'deviceManagement', '(singleton) deviceManagement'],
    [`POST ${root}/DEVICE|MANAGEMENT/x`, 'DEVICEMANAGEMENT', '(singleton) deviceManagement'],
    [`POST ${root}/deviceManagement/deviceShell|Scripts`, 'deviceShellScripts', 'Collection(graph.deviceShellScript)'],
    [`POST ${root}/deviceManagement/deviceShellScripts/|1`, '1', '(path parameter) deviceShellScriptId'],
    [`POST ${root}/deviceManagement/deviceShellScripts('|1')`, '1', '(path parameter) deviceShellScriptId'],
    [`POST ${root}/deviceManagement/deviceShellScripts/{i|d}`, '{id}', 'A placeholder'],
    [`POST ${shell}/device|RunStates`, 'deviceRunStates', 'deviceShellScript.deviceRunStates'],
    [`POST ${shell}/devicerun|states`, 'devicerunstates', 'deviceShellScript.deviceRunStates'],
    [`POST ${shell}/user|RunStates/2/deviceRunStates`, 'userRunStates', 'across all users'],
    [`POST ${shell}/userRunStates/|2/deviceRunStates`, '2', 'deviceManagementScriptUserStateId'],
    [`POST ${shell}/userRunStates/2/|deviceRunStates`, 'deviceRunStates', 'devices of specific user'],
    [`GET ${shell}/deviceRunStates/|2`, '2', '(path parameter) deviceManagementScriptDeviceStateId'],
    [`GET ${shell}/deviceRunStates/2/managed|Device`, 'managedDevice', 'graph.managedDevice'],
    [`POST /deviceManagement/deviceShellScripts/1/|deviceRunStates`, 'deviceRunStates', '(collection)'],
    [`POST ${root}\n  /deviceManagement/device|ShellScripts`, 'deviceShellScripts', '(collection)'],
    // The query.
    [`GET ${health}?$sel|ect=id`, '$select', '(query option) $select'],
    [`GET ${health}?sel|ect=id`, 'select', '(query option) $select'],
    [`GET ${health}?$top=1\n  &$cou|nt=true`, '$count', 'total count'],
    [`GET ${health}?$select=id,detection|State`, 'detectionState', '(property)'],
    [`GET ${health}?$expand=managed|Device`, 'managedDevice', '(navigation property)'],
    // Headers.
    [`POST ${health}\nAuthori|zation: Bearer x`, 'Authorization', '(request header) Authorization'],
    [`POST ${health}\ncontent-type: app|lication/json`, 'content-type: application/json', 'Content-Type'],
    [`POST ${health}\nPrefer: include-|unknown-enum-members`, 'Prefer: include-unknown-enum-members', 'evolvable'],
    // Headers that are never sent: references in them need no value.
    [`POST ${health}\nAuthori|zation: Bearer {{token}}`, 'Authorization', 'never sent from a file'],
    [
      `POST ${health}\nAuthorization: Bearer {{to|ken}}`,
      'Authorization: Bearer {{token}}',
      'signs you in and replaces it',
    ],
    [`POST ${health}\nAuthorization: Bearer {{$aad|V2Token}}`, 'Authorization: Bearer {{$aadV2Token}}', 'signs you in'],
    [`@t = 1\nPOST ${health}\nauthorization: {{|t}}`, 'authorization: {{t}}', 'never sent from a file'],
    [`POST ${health}\nHo|st: x`, 'Host', 'doesn’t send this header'],
    [`POST ${health}\nHost: {{h|ost}}`, '{{host}}', 'has no value'],
    // Properties and values.
    [
      bodied('{"detect|ionState": "fail"}'),
      '"detectionState"',
      'deviceHealthScriptDeviceState.detectionState: graph.runState',
    ],
    [bodied('{"detectionState|": "fail"}'), '"detectionState"', 'Detection state from the lastest'],
    [bodied('{"detectionState": "fa|il"}'), '"fail"', '(enum member) runState.fail = 2'],
    [bodied('{"detectionState": "na|y"}'), '"nay"', 'Members of [runState]'],
    [bodied('{"remediationState": "unknown|FutureValue"}'), '"unknownFutureValue"', 'do not send it'],
    [bodied('{"lastSyncDateTime": "20|25"}'), '"2025"', 'Edm.DateTimeOffset'],
    [bodied('{"scriptOut|put": nu'), '', ''],
    [bodied('{"remediationScriptError": nu|ll}'), 'null', 'Nullable'],
    [bodied('{"assignmentFilterIds": ["|a"]}'), '"a"', 'Collection(Edm.String)'],
    [bodied('{"i|d": "1"}'), '"id"', 'read-only: leave it out of a create'],
    [bodied('{"error|Code": "1"', `${shell}/deviceRunStates`), '"errorCode"', 'Edm.Int32'],
    [bodied('{"managed|Device": {}}'), '"managedDevice"', 'A reference, not contained'],
    [bodied('{"managedDevice": {"i|d": 1}}'), '"id"', 'not checked by hand'],
    [bodied('{"managedDevice": {"no|ne": 1}}'), '', ''],
    [
      bodied('{"deviceRunStates": [{"run|State": 1}]}', `${shell}/userRunStates`),
      '"runState"',
      'deviceManagementScriptDeviceState.runState',
    ],
    [bodied('{"@odata|.type": 1}'), '"@odata.type"', 'Optional'],
    [
      bodied('{"@odata.type": "#micro|soft.graph.deviceHealthScriptDeviceState"}'),
      '"#microsoft.graph.deviceHealthScriptDeviceState"',
      '(entity type)',
    ],
    [bodied('{"detectionState@odata|.type": 1}'), '"detectionState@odata.type"', 'property before the @'],
    [bodied('{"managedDevice@odata.bi|nd": ""}'), '"managedDevice@odata.bind"', 'documented'],
    [bodied('# why\n{\n# a comment\n"detect|ionState": "fail"}'), '"detectionState"', '(property)'],
    [
      bodied('{"run|State": "fail", "@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState"}', `${root}/x`),
      '"runState"',
      '(property)',
    ],
    // Variables and directives.
    [`@x = 1\n\nGET http://a/{{|x}}`, '{{x}}', '@x = 1'],
    [`@x = 1\n\n# not in comments {{|x}}\nGET http://a`, '', ''],
    [`@x = 1\n@y = {{|x}}2\nGET http://a/{{y}}`, '{{x}}', 'File variable, line 1.'],
    [`@x = 1\n@y = {{x}}2\nGET http://a/{{y|}}`, '{{y}}', 'Value: `12`'],
    [`GET http://a/{{no|ne}}`, '{{none}}', 'has no value'],
    [
      `GET http://a\n\n> {% client.global.set("x", 1) %}\n###\nGET http://a/{{|x}}`,
      '{{x}}',
      'is set by the script on line 3, which this extension doesn’t run. Define it in the request file: @x = \\<value\\>.',
    ],
    [`GET http://a/{{$aad|Token}}`, '{{$aadToken}}', 'an expression of other tools'],
    [`GET http://a/{{$gu|id}}`, '{{$guid}}', 'generated when you send: a new GUID.'],
    [`@g = https://graph.microsoft.com\nGET {{g|}}/beta/me`, '{{g}}', 'Microsoft Graph, Global service'],
    [`@i = 7\nGET ${root}/deviceManagement/deviceShellScripts/{{|i}}`, '{{i}}', '(path parameter) deviceShellScriptId'],
    [`@s = fail\n${bodied('{"detectionState": "{{|s}}"}')}`, '{{s}}', '(enum member) runState.fail'],
    [`@s = fail\n${bodied('{"detectionState": {{|s}}}')}`, '{{s}}', '@s = fail'],
    [`# @na|me x\nGET http://a`, '# @name x', 'Names the request below `x`'],
    [`# @sand|box 429\nGET http://a`, '# @sandbox 429', '`429`: throttled'],
    [`# @sandbox |nonsense\nGET http://a`, '# @sandbox nonsense', '- `no-route`: documented, but not implemented'],
    [`# @no-red|irect\nGET http://a`, '# @no-redirect', 'This extension ignores it'],
    [`# graph-disable-next-|line wrong-type\nGET http://a`, '# graph-disable-next-line wrong-type', 'of the next line'],
    [`# graph-|disable\nGET http://a`, '# graph-disable', 'of the whole file'],
    [`# @own|\nGET http://a`, '', ''],
    // Parts for other tools.
    [`POST ${health}\n\n{}\n\n> {%\n  client.l|og(1)\n%}`, '> {%\n  client.log(1)\n%}', 'neither runs nor changes it'],
    [`imp|ort ./a.http\nPOST ${health}`, 'import ./a.http', 'doesn’t read the other file'],
    [`POST ${health}\n?? sta|tus == 200`, '?? status == 200', 'An assertion of httpYac'],
    [`Some wo|rds on it.\nPOST ${health}`, '', ''],
    // No hover.
    [`PO|ST https://example.com/`, '', ''],
    [`GET https://exam|ple.com/deviceManagement/deviceShellScripts`, '', ''],
    [`POST ${root}/me/mess|ages`, '', ''],
    [`POST ${root}|/`, 'https://graph.microsoft.com/beta'.slice(-4), 'APIs may change'],
    [`POST ${health}\nX-My-|Header: 1`, '', ''],
    [bodied('{"no|ne": 1}'), '', ''],
    [bodied('{ | }'), '', ''],
    [bodied('no JSON| at all'), '', ''],
    ['# just a com|ment', '', ''],
    ['### a ti|tle', '', ''],
    ['|', '', ''],
  ];
  for (const [marked, source, says] of rows) {
    it(marked.replace(/\s+/g, ' '), () => {
      const found = hovered(marked);
      assert.equal(found.source, source);
      assert.ok(found.markdown.includes(says), found.markdown);
      if (says === '') assert.equal(found.markdown, '');
    });
  }
});

describe('hover on Authorization', () => {
  it('says who requests are sent as', () => {
    const { file, offset } = cursorIn(`POST ${health}\nAuthor|ization: Bearer {{token}}`);
    const { markdown = '' } = hoverAt(file, offset, undefined, 'adele@contoso.example') ?? {};
    assert.ok(
      markdown.includes('Signed in as `adele@contoso.example`. This header is never sent from a file'),
      markdown,
    );
  });
});

describe('hover on facts', () => {
  it('shows Microsoft’s words, the type and a dated source for every property of every type', () => {
    for (const entityType of entityTypes) {
      const [route] = entityType.routes;
      for (const { name, description } of entityType.properties) {
        const { markdown } = hovered(bodied(`{"|${name}": 1}`, `${root}${route?.path ?? ''}`));
        assert.ok(markdown.includes(`(property) ${entityType.name}.${name}: `), markdown);
        assert.ok(markdown.includes(plain(description)), markdown);
        assert.match(markdown, /_Source:_ .*\d{4}-\d\d-\d\d/);
        assert.ok(markdown.includes(entityType.resourcePage));
      }
    }
  });

  it('shows the number and the words for every member of every enum', () => {
    for (const { properties, routes, name: typeName } of entityTypes)
      for (const { name, type } of properties)
        for (const member of type.kind === 'enum' ? type.enumType.members : []) {
          const { markdown } = hovered(bodied(`{"${name}": "|${member.name}"}`, `${root}${routes[0]?.path ?? ''}`));
          assert.ok(markdown.includes(`.${member.name} = ${member.value}`), `${typeName}.${name}: ${markdown}`);
          assert.ok(markdown.includes(plain(member.description)), markdown);
        }
  });

  for (const { routes } of entityTypes)
    for (const { path, documentedPermissions } of routes)
      it(`shows documented and announced permissions and the caveat for ${path}`, () => {
        for (const marked of [`|POST ${root}${path}`, `POST ${root}${path}|`]) {
          const { markdown } = hovered(marked);
          assert.ok(markdown.includes(plain(routeCaveat.text())), markdown);
          assert.ok(markdown.includes('announced: `DeviceManagementScripts.ReadWrite.All`'), markdown);
          for (const permission of documentedPermissions?.permissions ?? [])
            assert.ok(markdown.includes(`\`${permission}\``), markdown);
          if (!documentedPermissions) assert.ok(markdown.includes('documented: none'), markdown);
        }
      });

  for (const { graphRoot, name } of clouds)
    it(`recognizes the cloud of ${graphRoot}`, () => {
      assert.ok(hovered(`GET ${graphRoot}|/beta/me`).markdown.includes(plain(name)));
    });
});

describe('hover on any text', () => {
  const hostile = [
    '[click](command:workbench.action.quit)',
    '`` ` ``` [x](command:y)',
    '<img src=x onerror=alert(1)>',
    '](https://evil.example)',
    'https://evil.example',
    '\u202e\u2066reversed',
    '```\n[x](y)',
    '$(alert)',
  ];
  /** The Markdown without its code: the part that could be markup. */
  const outsideOfCode = (markdown: string): string =>
    markdown.replace(/^(`{3,})[^\n]*\n[^\n]*\n\1$/gm, '').replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '');

  for (const value of hostile)
    it(`shows ${JSON.stringify(value)} only as code`, () => {
      for (const marked of [
        `@x = ${value}\nGET http://a/{{|x}}`,
        `@x = ${value}\n@y = {{x}}\nGET http://a/{{|y}}`,
        `GET http://a/{{${value}|}}`,
        `# @name ${value}|\nGET http://a`,
      ]) {
        const rest = outsideOfCode(hovered(marked).markdown);
        assert.doesNotMatch(rest, /evil|command:|<img|\(y\)|alert|[\u202e\u2066]/, marked);
      }
    });

  it('never throws, and stays inside its block, at any cursor in any text', () => {
    fc.assert(
      fc.property(arbitraryText, fc.double({ min: 0, max: 1, noNaN: true }), (text, where) => {
        const file = parseHttpFile(text);
        const offset = Math.round(where * text.length);
        const hover = hoverAt(file, offset);
        if (hover === undefined) return;
        assert.ok(isInBlock(file, hover.index, hover.span));
        const at = offset - (file.starts[hover.index] ?? 0);
        assert.ok(hover.span.start <= at && at <= hover.span.end, 'the hover covers the cursor');
        assert.notEqual(hover.markdown.trim(), '');
        assert.doesNotMatch(hover.markdown, /command:|undefined/);
      }),
      { numRuns: 1000 },
    );
  });
});
