import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { bodyTypeOf, compiledContract } from '../../../../src/catalog/compiled/contract.ts';
import { readCompiledContract } from '../../../../src/catalog/compiled/read-text.ts';
import {
  complexTypes,
  entityTypes,
  enumTypes,
  scriptEntityTypes,
  scriptOperations,
  scriptSingletonTypes,
  sources,
} from '../../../../src/catalog/index.ts';
import type { Property, PropertyType } from '../../../../src/catalog/model.ts';
import { anyCharacter } from '../../../fuzz/arbitrary/character.ts';

const text = readCompiledContract();
const contract = compiledContract(() => text);

const typeText = (type: PropertyType): string => {
  switch (type.kind) {
    case 'primitive':
      return type.edm;
    case 'enum':
      return type.enumType.name;
    case 'structured':
      return type.structuredType.name;
    case 'collection':
      return `Collection(${typeText(type.item)})`;
    default:
      return type satisfies never;
  }
};

const property = (type: string, name: string): Property | undefined =>
  contract.type(type)?.properties.find((one) => one.name === name);

/** `kind what key=value …`, short enough to compare. */
function resolved(path: string, version = 'beta'): string {
  const found = contract.resolve(version, path);
  if (found === undefined) return 'nothing';
  const what =
    'operation' in found ? found.operation.name : found.kind === 'property' ? found.property.name : found.type.name;
  return [found.kind, what, ...found.keys.map(({ name, value }) => `${name}=${value}`)].join(' ');
}

describe('compiled contract', () => {
  it('names the same sources and dates as the catalog', () => {
    const header = text.split('\n').slice(1, 4);
    assert.deepEqual(header, [
      `types ${sources.sdkModels.title} of ${sources.sdkModels.date}`,
      `nullability ${sources.types.title} of ${sources.types.date}`,
      `operations ${sources.sdkRequests.url} of ${sources.sdkRequests.date}`,
    ]);
  });

  it('has as many operations as the table it was compiled from', () => {
    const table = readFileSync(new URL('../../../../build/contract/operations.txt', import.meta.url), 'utf8');
    const operations = text.split('\n').filter((line) => /^(?:action|function) /.test(line));
    assert.equal(operations.length, table.split('\n').filter((line) => /^(?:action|function) /.test(line)).length);
  });

  it('reads its text on first use, and only once', () => {
    let reads = 0;
    const lazy = compiledContract(() => {
      reads++;
      return text;
    });
    assert.equal(lazy.resolve('v1.0', '/deviceManagement'), undefined);
    assert.equal(reads, 0);
    lazy.resolve('beta', '/deviceManagement');
    lazy.type('mobileApp');
    assert.equal(reads, 1);
  });

  it('rejects a text in another notation', () => {
    assert.throws(() => compiledContract(() => 'Graph contract, notation 0\n').typeNames, /begins with another line/);
  });

  it('reads every type, property and member', () => {
    const names = new Set(contract.typeNames);
    assert.ok(names.size > 1900);
    for (const name of names) {
      const type = contract.type(name);
      const enumType = contract.enumType(name);
      assert.ok((type === undefined) !== (enumType === undefined), name);
      for (const { name: inner, type: of, standing } of type?.properties ?? []) {
        assert.match(`${inner} ${typeText(of)}`, /^[\w.]+ [\w.()]+$/, name);
        assert.equal(standing, 'compiled');
      }
      for (const { target } of type?.navigationProperties ?? [])
        assert.ok(names.has(target) || target === 'user' || target === 'untypedNode', `${name}: ${target}`);
      if (enumType) assert.ok(enumType.members.length > 0, name);
    }
  });

  it('creates each type once, whatever the case of its name', () => {
    assert.equal(contract.type('MOBILEAPP'), contract.type('mobileApp'));
    assert.equal(contract.enumType('runstate'), contract.enumType('runState'));
    const type = property('deviceHealthScript', 'deviceHealthScriptType')?.type;
    assert.ok(type?.kind === 'enum');
    assert.equal(type.enumType, contract.enumType('deviceHealthScriptType'));
    assert.equal(contract.type('runState'), undefined);
    assert.equal(contract.type('nothing'), undefined);
    assert.equal(contract.enumType('toString'), undefined);
  });

  /** Where layers 1 and 2 describe the same type, they agree, except for what the models can't say. */
  for (const { name, properties, navigationProperties } of [
    ...[...entityTypes, ...scriptEntityTypes, ...scriptSingletonTypes, ...complexTypes],
  ])
    it(`agrees with what is checked by hand: ${name}`, () => {
      const type = contract.type(name);
      const written = (one: Property): string =>
        `${one.name} ${typeText(one.type).replace(/\bnumber\b|Edm\.Int32/, 'a number')}${one.nullable ? '' : ' not null'}`;
      assert.deepEqual(type?.properties.map(written).sort(), properties.map(written).sort());
      assert.deepEqual(
        type.navigationProperties.map((one) => `${one.name} ${one.target} ${one.collection}`).sort(),
        navigationProperties.map((one) => `${one.name} ${one.target} ${one.collection}`).sort(),
      );
      for (const { name: navigation, containsTarget } of navigationProperties) {
        const compiled: boolean | undefined = type.navigationProperties.find(
          (one) => one.name === navigation,
        )?.containsTarget;
        if (compiled !== undefined) assert.equal(compiled, containsTarget, navigation);
      }
    });

  for (const { name, members, evolvable } of Object.values(enumTypes))
    it(`agrees with what is checked by hand: ${name}`, () => {
      const found = contract.enumType(name);
      assert.deepEqual(
        found?.members.map((member) => [member.name, member.sentinel]),
        members.map((member) => [member.name, member.sentinel]),
      );
      assert.equal(found.evolvable, evolvable);
    });

  for (const { kind, name, route, parameters, returns } of scriptOperations)
    it(`agrees with what is checked by hand: ${route.path}`, () => {
      const found = contract.resolve('beta', route.path);
      assert.ok(found && 'operation' in found);
      assert.equal(`${found.kind} ${found.operation.name}`, `${kind} ${name}`);
      const written = (properties: readonly Property[] = []): string[] =>
        properties.map((one) => `${one.name} ${typeText(one.type).replace(/number|Edm\.Int32/, 'a number')}`).sort();
      assert.deepEqual(written(found.operation.parameters.properties), written(parameters?.properties));
      assert.equal(found.operation.returns && typeText(found.operation.returns), returns && typeText(returns));
    });

  /** Type and property, whether it's read-only, and whether only words say so. */
  const readOnly: readonly (readonly [string, string, boolean, boolean])[] = [
    ['deviceHealthScript', 'createdDateTime', true, false],
    ['deviceHealthScript', 'displayName', false, false],
    // “Proprietary scripts are read-only” says nothing about the property.
    ['deviceHealthScript', 'isGlobalScript', false, false],
    ['deviceHealthScript', 'id', true, true],
    ['managedDevice', 'enrolledDateTime', true, false],
    ['cloudPC', 'deviceRegionName', true, true],
    ['cloudPC', 'aadDeviceId', false, false],
  ];
  for (const [type, name, is, inWords] of readOnly)
    it(`${type}/${name} is ${is ? 'read-only' : 'writable'}${inWords ? ' in words' : ''}`, () => {
      assert.equal(property(type, name)?.readOnly, is);
      assert.equal(property(type, name)?.readOnlyInWords === true, inWords);
    });

  it('reads a flags enum as a single value', () => {
    const type = property('win32LobApp', 'applicableArchitectures')?.type;
    assert.ok(type?.kind === 'enum');
    assert.ok(type.enumType.isFlags);
    assert.equal(contract.enumType('runState')?.isFlags, false);
  });

  it('inherits properties, and lists derived types', () => {
    const names = contract.type('win32LobApp')?.properties.map(({ name }) => name) ?? [];
    assert.equal(names[0], 'id');
    assert.ok(names.includes('displayName') && names.includes('installCommandLine'));
    const derived = contract.type('mobileApp')?.derivedTypes.map(({ name }) => name) ?? [];
    assert.ok(derived.includes('win32LobApp') && derived.includes('win32CatalogApp'));
    assert.equal(new Set(derived).size, derived.length);
  });

  it('lists the operations of a type and of its base types', () => {
    const type = contract.type('deviceHealthScript');
    assert.ok(type);
    assert.deepEqual(
      contract.operations(type, false).map(({ kind, name }) => `${kind} ${name}`),
      [
        'action assign',
        'action getGlobalScriptHighestAvailableVersion',
        'function getRemediationHistory',
        'action updateGlobalScript',
      ],
    );
    const lob = contract.type('win32LobApp');
    assert.ok(
      lob && contract.operations(lob, false).some(({ name, boundTo }) => name === 'assign' && boundTo === 'mobileApp'),
    );
  });
});

describe('collections of the compiled contract', () => {
  const templates = contract.collections.map(({ template }) => template);

  it('are listed once, and found at their path', () => {
    assert.ok(templates.length > 300);
    assert.equal(new Set(templates).size, templates.length);
    for (const { template, type } of contract.collections) {
      const found = contract.resolve('beta', template);
      assert.equal(found?.template, template);
      assert.ok(found.kind === 'collection' && found.type === type, template);
    }
  });

  const cases: readonly (readonly [string, boolean])[] = [
    ['/deviceManagement/deviceCompliancePolicies', true],
    ['/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates', true],
    ['/deviceManagement/virtualEndpoint/provisioningPolicies', true],
    // Requests only read these: their entities are added elsewhere.
    ['/deviceManagement/detectedApps/{detectedAppId}/managedDevices', false],
    ['/deviceManagement/managedDevices/{managedDeviceId}/users', false],
  ];
  for (const [template, is] of cases)
    it(`${is ? 'include' : 'don’t include'} ${template}`, () => {
      assert.equal(templates.includes(template), is);
    });
});

describe('paths of the compiled contract', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['/deviceManagement', 'singleton deviceManagement'],
    ['/deviceManagement/deviceHealthScripts', 'collection deviceHealthScript'],
    ['/DeviceManagement/DEVICEHEALTHSCRIPTS/', 'collection deviceHealthScript'],
    ['deviceManagement//deviceHealthScripts', 'collection deviceHealthScript'],
    ['/deviceManagement/deviceHealthScripts/1', 'entity deviceHealthScript deviceHealthScriptId=1'],
    ["/deviceManagement/deviceHealthScripts('1')", 'entity deviceHealthScript deviceHealthScriptId=1'],
    ['/deviceManagement/deviceHealthScripts(1)', 'entity deviceHealthScript deviceHealthScriptId=1'],
    ['/deviceManagement/deviceHealthScripts/{{id}}/assign', 'action assign deviceHealthScriptId={{id}}'],
    ['/deviceManagement/deviceHealthScripts/{id}/microsoft.graph.assign', 'action assign deviceHealthScriptId={id}'],
    ['/deviceManagement/deviceHealthScripts/{id}/assign()', 'nothing'],
    ['/deviceManagement/deviceHealthScripts/{id}/assign/more', 'nothing'],
    ['/deviceManagement/deviceHealthScripts/assign', 'entity deviceHealthScript deviceHealthScriptId=assign'],
    ['/deviceManagement/deviceHealthScripts/getRemediationSummary', 'function getRemediationSummary'],
    ['/deviceManagement/deviceHealthScripts/getRemediationSummary()', 'function getRemediationSummary'],
    ['/deviceManagement/deviceHealthScripts/unknownFunction()', 'nothing'],
    [
      '/deviceManagement/deviceHealthScripts/1/runSummary',
      'singleton deviceHealthScriptRunSummary deviceHealthScriptId=1',
    ],
    ['/deviceManagement/deviceHealthScripts/1/runSummary(2)', 'nothing'],
    ['/deviceManagement/deviceHealthScripts/1/unknown', 'nothing'],
    ['/deviceManagement/deviceHealthScripts/1/displayName', 'property displayName deviceHealthScriptId=1'],
    ['/deviceManagement/deviceHealthScripts/1/displayName/$value', '$value deviceHealthScript deviceHealthScriptId=1'],
    ['/deviceManagement/deviceHealthScripts/$count', '$count deviceHealthScript'],
    ['/deviceManagement/deviceHealthScripts/%24count', '$count deviceHealthScript'],
    ['/deviceManagement/deviceHealthScripts/1/$count', 'nothing'],
    ['/deviceManagement/deviceHealthScripts/$batch', 'nothing'],
    ['/deviceManagement/managedDevices/1/deviceCategory/$ref', '$ref deviceCategory managedDeviceId=1'],
    ['/deviceManagement/managedDevices/1/users', 'nothing'],
    [
      '/deviceManagement/settings/deviceComplianceCheckinThresholdDays',
      'property deviceComplianceCheckinThresholdDays',
    ],
    ['/deviceAppManagement/mobileApps/1/graph.win32LobApp', 'entity win32LobApp mobileAppId=1'],
    ['/deviceAppManagement/mobileApps/microsoft.graph.win32LobApp', 'collection win32LobApp'],
    ['/deviceAppManagement/mobileApps/graph.win32LobApp(1)', 'entity win32LobApp win32LobAppId=1'],
    ['/deviceAppManagement/mobileApps/1/graph.deviceHealthScript', 'nothing'],
    ['/deviceAppManagement/mobileApps/1/contentVersions', 'nothing'],
    [
      '/deviceAppManagement/mobileApps/1/graph.win32LobApp/contentVersions/2',
      'entity mobileAppContent mobileAppId=1 mobileAppContentId=2',
    ],
    [
      "/deviceManagement/managedDevices/1/deviceHealthScriptStates(id='a',policyId='b',deviceId='c')",
      "entity deviceHealthScriptPolicyState managedDeviceId=1 deviceHealthScriptPolicyStateId=id='a',policyId='b',deviceId='c'",
    ],
    ['/deviceManagement/a/../deviceHealthScripts', 'collection deviceHealthScript'],
    ['/users', 'nothing'],
    ['/', 'nothing'],
    ['', 'nothing'],
    ['/constructor', 'nothing'],
    ['/deviceManagement/__proto__', 'nothing'],
    ['/deviceManagement/constructor', 'nothing'],
  ];
  for (const [path, expected] of cases)
    it(`${path || 'the empty path'}: ${expected}`, () => {
      assert.equal(resolved(path), expected);
    });

  it('exist in beta only', () => {
    assert.equal(resolved('/deviceManagement', 'v1.0'), 'nothing');
    assert.equal(resolved('/deviceManagement', 'BETA'), 'singleton deviceManagement');
  });

  it('are written as in the reference pages', () => {
    const templates = [
      "/DEVICEMANAGEMENT/deviceHealthScripts('x')/ASSIGN",
      "/deviceManagement/intents/{id}/compare(templateId='1')",
      '/deviceAppManagement/mobileApps/microsoft.graph.win32LobApp/1/$value',
    ].map((path) => contract.resolve('beta', path)?.template);
    assert.deepEqual(templates, [
      '/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/assign',
      "/deviceManagement/intents/{deviceManagementIntentId}/compare(templateId='{templateId}')",
      '/deviceAppManagement/mobileApps/graph.win32LobApp/{win32LobAppId}/$value',
    ]);
  });

  const requests = readFileSync(new URL('requests-of-the-sdk.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  for (const request of requests)
    it(request, () => {
      const [, method = '', path = '', body = ''] = /^(\w+) (\S+)(?: (.*))?$/.exec(request) ?? [];
      const found = contract.resolve('beta', path);
      assert.ok(found);
      const type = bodyTypeOf(method, found);
      const names = (type?.properties ?? []).map(({ name }) => name).sort();
      if (body.startsWith('(')) assert.equal(`(${names.join(' ')})`, body);
      // A link to an entity.
      else if (body.startsWith('Reference')) assert.equal(found.kind, '$ref');
      else if (body !== '') assert.equal(type?.name.toLowerCase(), body.toLowerCase());
      else if (method === 'POST') assert.equal(found.kind === 'action' ? names.length : found.kind, 0);
      else assert.equal(type, undefined);
    });

  it('never throw, whatever they are', () => {
    const segment = fc.oneof(
      fc.constantFrom(
        ...['deviceManagement', 'deviceHealthScripts', 'assign', 'mobileApps', 'graph.win32LobApp', '$ref', '$count'],
        ...['graph.', '(', "('", '()', '%', '%28', '..', '__proto__', 'toString', 'microsoft.graph.microsoft.graph'],
      ),
      fc.string({ unit: anyCharacter, maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 8 }), (segments) => {
        for (const path of [segments.join('/'), `/deviceManagement/${segments.join('/')}`]) {
          const found = contract.resolve('beta', path);
          if (found) bodyTypeOf('POST', found);
        }
      }),
    );
  });
});
