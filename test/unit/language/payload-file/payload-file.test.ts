import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { contract } from '../../../../src/catalog/contract.ts';
import { checkedPayloads } from '../../../../src/language/payload-file/checked-payloads.ts';
import { entityTypes } from '../../../../src/catalog/index.ts';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { checkPayload } from '../../../../src/language/checks/body/body.ts';
import { fixAllInPayload } from '../../../../src/language/fixes/fix-all.ts';
import {
  payloadFileOf,
  fixesInFile,
  isReportedByJsonSupport,
  payloadFilePattern,
} from '../../../../src/language/payload-file/payload-file.ts';
import { problemMessage } from '../../../../src/language/problems/problem.ts';
import type { SeveritySettings } from '../../../../src/language/problems/severity-setting.ts';
import { routeChoicesOf } from '../../../../src/language/route-choices.ts';
import { parametersInPath, preparePayload } from '../../../../src/send/prepare/prepare-payload.ts';
import { SourceText } from '../../../../src/language/text/source-text.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { applyEdits } from '../problems/problems-in.ts';

describe('payload files', () => {
  const names: readonly (readonly [path: string, name: string | undefined, ...routes: string[]])[] = [
    ['/a/laptop.deviceHealthScriptDeviceState.json', 'deviceHealthScriptDeviceState'],
    ['C:\\a\\b.c.deviceManagementScriptUserState.json', 'deviceManagementScriptUserState'],
    ['/a/.deviceHealthScriptDeviceState.json', undefined],
    ['/a/deviceHealthScriptDeviceState.json', undefined],
    ['/a/b.devicehealthscriptdevicestate.json', undefined],
    ['/a/b.deviceHealthScriptDeviceState.jsonc', undefined],
    ['/a/package.json', undefined],
    ['/a/pilot.deviceHealthScript.json', 'deviceHealthScript', '/deviceManagement/deviceHealthScripts'],
    [
      '/a/pilot.deviceHealthScript.assign.json',
      'deviceHealthScript.assign',
      '/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/assign',
    ],
    [
      '/a/a.deviceManagementScript.hasPayloadLinks.json',
      'deviceManagementScript.hasPayloadLinks',
      '/deviceManagement/deviceManagementScripts/hasPayloadLinks',
    ],
    ['/a/7zip.win32LobApp.json', 'win32LobApp', '/deviceAppManagement/mobileApps'],
    ['/a/7zip.win32LobApp.assign.json', 'win32LobApp.assign', '/deviceAppManagement/mobileApps/{mobileAppId}/assign'],
    ['/a/a.deviceManagement.alertRule.json', 'deviceManagement.alertRule', '/deviceManagement/monitoring/alertRules'],
    ['/a/a.omaSettingString.json', 'omaSettingString'],
    ['/a/pilot.mobileApp.fly.json', undefined],
    ['/a/pilot.mobileApp.getTopMobileApps.json', undefined],
    ['/a/a.someSetting.json', undefined],
  ];
  for (const [path, name, ...routes] of names)
    it(`${path}: ${name ?? 'none'}`, () => {
      const payload = payloadFileOf(path);
      assert.equal(payload?.name, name);
      const paths = payload?.routes().map((route) => route.path) ?? [];
      if (routes.length > 0) assert.deepEqual(paths, routes);
    });

  it('exist for every entity type of Intune, with a route for each that a collection holds', () => {
    const entityTypeNames = contract.typeNames.filter((name) => contract.type(name)?.kind === 'entity');
    const unknown = entityTypeNames.filter((name) => payloadFileOf(`a.${name}.json`)?.name !== name);
    assert.deepEqual(unknown, ['entity']);
    for (const { type, template } of contract.collections)
      for (const { name } of [type, ...type.derivedTypes])
        assert.ok(
          payloadFileOf(`a.${name}.json`)
            ?.routes()
            .some(({ path }) => path === template || type.standing === 'checked'),
          `${name} ${template}`,
        );
  });

  it('have the names that the schemas apply to', () => {
    for (const { name, type } of checkedPayloads)
      assert.equal(payloadFileOf(payloadFilePattern({ name }).replace('*', '/a'))?.type, type);
  });
});

describe('the manifest', () => {
  const { menus } = (
    JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
      contributes: { menus: Record<string, { command?: string; submenu?: string; when?: string }[]> };
    }
  ).contributes;
  for (const [menu, entries] of Object.entries(menus))
    for (const { command, submenu, when = '' } of entries)
      if (when.includes('resourceFilename'))
        it(`shows ${command ?? submenu ?? ''} in ${menu} for every kind of payload file`, () => {
          const pattern = new RegExp(/resourceFilename =~ \/(.*)\/$/.exec(when)?.[1] ?? '');
          for (const { name } of checkedPayloads) assert.match(`a.${name}.json`, pattern);
          assert.match('a.win32LobApp.assign.json', pattern);
          assert.doesNotMatch('package.json', pattern);
        });
});

const deviceState = entityTypes.find(({ name }) => name === 'deviceManagementScriptDeviceState');
assert.ok(deviceState);
const deviceStateType = deviceState;

describe('a payload file: its first problem, and the text after its first fix', () => {
  const rows: readonly (readonly [before: string, problem: RegExp | undefined, after: string | undefined])[] = [
    ['{ "id": "1", "errorCode": 0 }', /'id' is read-only/, '{ "errorCode": 0 }'],
    ['{ "runState": "success1" }', /success1/, '{ "runState": "success" }'],
    ['{ "runstate": "success" }', /runstate/, '{ "runState": "success" }'],
    ['{ "errorCode": "9" }', /errorCode/, '{ "errorCode": 9 }'],
    ['{ "errorCode": 9, }', /trailing comma\. Remove it/, '{ "errorCode": 9 }'],
    // The file is sent as it is, with its comments and braces.
    ['{ "errorCode": "{{code}}" }', /errorCode/, undefined],
    [
      '{ "errorCode": 0 // why\n}',
      /JSON: comments aren’t allowed in JSON\. Remove the comment\.$/,
      '{ "errorCode": 0 \n}',
    ],
    ['// why\n{}', /comments aren’t allowed/, '\n{}'],
    ['/* why\n*/{}', /comments aren’t allowed/, '{}'],
    ['{} {}', /JSON: unexpected text after the end of the JSON\. Remove it\.$/, undefined],
    ['{ "errorCode": 9 }', undefined, undefined],
    ['', /expected a value/, undefined],
    ['[1]', /object/, undefined],
    ['['.repeat(5000), /nested too deeply/, undefined],
  ];
  for (const [before, message, after] of rows)
    it(`${JSON.stringify(before.slice(-60))} → ${JSON.stringify(after ?? 'none')}`, () => {
      const [problem] = checkPayload(before, deviceStateType);
      if (message === undefined) assert.equal(problem, undefined);
      else assert.match(problem ? problemMessage(problem) : '', message);
      const [fix] = problem ? fixesInFile(problem, new SourceText(before, undefined, false)) : [];
      assert.equal(fix && applyEdits(before, fix.edits), after);
    });
});

describe('fix all in a payload file', () => {
  const rows: readonly (readonly [before: string, after: string, severities?: SeveritySettings])[] = [
    ['{ "id": "1", "errorCode": "9", }', '{ "errorCode": 9 }'],
    [
      '{\n  "runState": "sucess", // why\n  "errorCode": "x"\n}',
      '{\n  "runState": "success", // why\n  "errorCode": "x"\n}',
    ],
    ['{ "errorCode": "{{code}}", "runstate": "success" }', '{ "errorCode": "{{code}}", "runState": "success" }'],
    ['{ "id": "1", "errorCode": "9" }', '{ "id": "1", "errorCode": 9 }', { 'read-only-property': 'off' }],
    ['{ "errorCode": 9 }', '{ "errorCode": 9 }'],
    // Braces in a string aren't a reference here.
    ['{"id":{"a":{"b":"{{"}},"errorCode":1}', '{"errorCode":1}'],
    ['', ''],
  ];
  for (const [before, after, severities = {}] of rows)
    it(`${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      assert.equal(applyEdits(before, fixAllInPayload(before, deviceStateType, severities)), after);
    });
});

describe('problems of a payload file that VS Code’s JSON support reports, by its own code', () => {
  const service = getLanguageService({});
  const reportedCount = async (text: string, languageId: string): Promise<number> => {
    const document = TextDocument.create('file:///payload.json', languageId, 1, text);
    const isJsonc = languageId === 'jsonc';
    // As VS Code's server calls it.
    const found = await service.doValidation(document, service.parseJSONDocument(document), {
      comments: isJsonc ? 'ignore' : 'error',
      trailingCommas: isJsonc ? 'warning' : 'error',
    });
    return text === '' ? 0 : found.length;
  };
  const texts = [
    '',
    '{ "errorCode": 1, }',
    '{ "errorCode": }',
    '{ "errorCode" 1 }',
    '{ "errorCode": 1 "resultMessage": "" }',
    '{ errorCode: 1 }',
    "{ 'errorCode': 1 }",
    '{ "errorCode": 01 }',
    '{ "errorCode": 0x10 }',
    '{ "errorCode": 1. }',
    '{ "errorCode": -}',
    '{ "errorCode": +1 }',
    '{ "errorCode": None }',
    '{ “errorCode”: 1 }',
    '{ "errorCode":\u00a01 }',
    '{ "resultMessage": "a',
    '{ "resultMessage": "\\q" }',
    '{ "resultMessage": "\\u12" }',
    '{ "resultMessage": "a\tb" }',
    '{ "resultMessage": "a\u0001b" }',
    '{ "deviceRunStates": [1, ] }',
    '{ "deviceRunStates": [1 2] }',
    '{ "errorCode": 1',
    '{ "deviceRunStates": [',
    '{',
    '}',
    '{} {}',
    '{}}',
    'x',
    '// why\n{}',
    '/* why */ {}',
    '{ /* why',
    '{ "errorCode": 1, "errorCode": 2 }',
    '{ "errorCode": 1, "\\u0065rrorCode": 2 }',
    '{ "//": 1, "//": 2 }',
    '['.repeat(101) + ']'.repeat(101),
    '{ "id": 1, "x": 1 }',
  ];
  for (const languageId of ['json', 'jsonc'])
    for (const text of texts)
      it(`${languageId}: ${text.slice(0, 50)}`, async () => {
        const ours = checkPayload(text, deviceStateType).filter(
          ({ code }) => code === 'invalid-json' || code === 'duplicate-property',
        );
        const left = ours.filter((problem) => isReportedByJsonSupport(problem, text, languageId));
        assert.equal(left.length > 0, (await reportedCount(text, languageId)) > 0, ours.map(problemMessage).join('\n'));
        assert.ok(ours.every((problem) => !isReportedByJsonSupport(problem, text, 'plaintext')));
      });
});

describe('where a payload can go', () => {
  for (const entityType of entityTypes)
    it(`${entityType.name}: every route, distinguishable and explained`, () => {
      const choices = routeChoicesOf(entityType);
      assert.deepEqual(
        choices.map(({ route }) => route),
        entityType.routes,
      );
      assert.equal(new Set(choices.map(({ label }) => label)).size, choices.length);
      for (const { label, detail, note, route } of choices) {
        assert.match(label, /^\w+\/…\/(userRunStates\/…\/)?\w+RunStates$/);
        assert.match(detail, /run states/);
        assert.equal(note === '', route.documentedPermissions !== undefined, label);
      }
    });

  it('is sent as it is, with its path parameters filled in', () => {
    const route = entityTypes[0]?.routes[3];
    assert.ok(route);
    assert.deepEqual(parametersInPath(route), [
      { name: 'deviceManagementScriptId', before: '/beta/deviceManagement/deviceManagementScripts/' },
      {
        name: 'deviceManagementScriptUserStateId',
        before: '/beta/deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/userRunStates/',
      },
    ]);
    const values = new Map([
      ['deviceManagementScriptId', 'a/b'],
      ['deviceManagementScriptUserStateId', 'ü'],
    ]);
    const request = preparePayload('{ "resultMessage": "{{a}}" }\n# b', route, values, targetOf('usGov'));
    assert.ok(!('reason' in request));
    assert.equal(request.method, 'POST');
    assert.match(
      request.url,
      /^https:\/\/graph\.microsoft\.\w+\/beta\/deviceManagement\/deviceManagementScripts\/a%2Fb\/userRunStates\/%C3%BC\/deviceRunStates$/,
    );
    assert.equal(request.body, '{ "resultMessage": "{{a}}" }\n# b');
    const dots = preparePayload(
      '{}',
      route,
      new Map([...values, ['deviceManagementScriptId', '..']]),
      targetOf('usGov'),
    );
    assert.ok('reason' in dots && dots.reason === 'placeholder-value');
  });
});
