import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { entityTypes } from '../../../src/catalog/index.ts';
import { entityTypeOfPayloadFile, payloadFilePattern, payloadFixesAt } from '../../../src/language/payload-file.ts';
import { routeChoicesOf } from '../../../src/language/route-choices.ts';
import { parametersOf, preparePayload } from '../../../src/send/prepare/prepare-payload.ts';
import { targetOf } from '../../../src/send/target.ts';
import { applyEdits } from './problems/problems-in.ts';

describe('payload files', () => {
  const names: readonly (readonly [path: string, entityType: string | undefined])[] = [
    ['/a/laptop.deviceHealthScriptDeviceState.json', 'deviceHealthScriptDeviceState'],
    ['C:\\a\\b.c.deviceManagementScriptUserState.json', 'deviceManagementScriptUserState'],
    ['/a/.deviceHealthScriptDeviceState.json', undefined],
    ['/a/deviceHealthScriptDeviceState.json', undefined],
    ['/a/b.devicehealthscriptdevicestate.json', undefined],
    ['/a/b.deviceHealthScriptDeviceState.jsonc', undefined],
    ['/a/package.json', undefined],
  ];
  for (const [path, entityType] of names)
    it(`${path}: ${entityType ?? 'none'}`, () => {
      assert.equal(entityTypeOfPayloadFile(path)?.name, entityType);
    });

  it('have the names that the schemas are for', () => {
    for (const entityType of entityTypes)
      assert.equal(entityTypeOfPayloadFile(payloadFilePattern(entityType).replace('*', '/a')), entityType);
  });
});

describe('the manifest', () => {
  const { menus } = (
    JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      contributes: { menus: Record<string, { command?: string; submenu?: string; when?: string }[]> };
    }
  ).contributes;
  for (const [menu, entries] of Object.entries(menus))
    for (const { command, submenu, when = '' } of entries)
      if (when.includes('resourceFilename'))
        it(`shows ${command ?? submenu ?? ''} in ${menu} for files of each entity type`, () => {
          const pattern = new RegExp(/resourceFilename =~ \/(.*)\/$/.exec(when)?.[1] ?? '');
          for (const { name } of entityTypes) assert.match(`a.${name}.json`, pattern);
          assert.doesNotMatch('package.json', pattern);
        });
});

describe('the fixes of a payload file: the text after the first one', () => {
  const rows: readonly (readonly [before: string, after: string | undefined])[] = [
    ['{ |"id": "1", "errorCode": 0 }', '{ "errorCode": 0 }'],
    // Where VS Code's JSON support reports it: at the value.
    ['{ "id": "|1", "errorCode": 0 }', '{ "errorCode": 0 }'],
    ['{ "runState": "suc|cess1" }', '{ "runState": "success" }'],
    ['{ "run|State": "success1" }', '{ "runState": "success" }'],
    ['{ "run|state": "success" }', '{ "runState": "success" }'],
    ['{ "errorCode": |"9" }', '{ "errorCode": 9 }'],
    ['{ "errorCode": 9,| }', '{ "errorCode": 9 }'],
    ['{ "errorCode": |"{{code}}" }', undefined],
    ['{ "errorCode": 0 |// why\n}', undefined],
    ['{ "errorCode": "9",\n"resultMessage": |null }', undefined],
    ['{| }', undefined],
    ['|', undefined],
    ['[|1]', undefined],
    [`${'['.repeat(5000)}|`, undefined],
  ];
  const entityType = entityTypes.find(({ name }) => name === 'deviceManagementScriptDeviceState');
  for (const [before, after] of rows)
    it(`${before.slice(-60)} → ${after ?? 'none'}`, () => {
      assert.ok(entityType);
      const at = before.indexOf('|');
      const text = before.replace('|', '');
      const [first] = payloadFixesAt(text, entityType, { start: at, end: at });
      assert.equal(first && applyEdits(text, first.fixes[0]?.edits ?? []), after);
    });
});

describe('where a payload can go', () => {
  for (const entityType of entityTypes)
    it(`${entityType.name}: every route, told apart and explained`, () => {
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

  it('is sent as it stands, with its path parameters put in', () => {
    const route = entityTypes[0]?.routes[3];
    assert.ok(route);
    assert.deepEqual(parametersOf(route), ['deviceManagementScriptId', 'deviceManagementScriptUserStateId']);
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
