import assert from 'node:assert/strict';
import { contract } from '../../../src/catalog/contract.ts';
import {
  complexTypes,
  entityTypes,
  enumTypes,
  scriptEntityTypes,
  scriptOperations,
  scriptSingletonTypes,
} from '../../../src/catalog/index.ts';

describe('the Intune contract', () => {
  for (const type of [...entityTypes, ...scriptEntityTypes, ...scriptSingletonTypes, ...complexTypes])
    it(`has the ${type.name} that is checked by hand`, () => {
      assert.equal(contract.type(type.name), type);
      assert.equal(contract.type(type.name.toUpperCase())?.standing, 'checked');
    });

  for (const enumType of Object.values(enumTypes))
    it(`has the ${enumType.name} that is checked by hand`, () => {
      assert.equal(contract.enumType(enumType.name), enumType);
    });

  it('has other types compiled', () => {
    assert.equal(contract.type('win32LobApp')?.standing, 'compiled');
    assert.equal(contract.enumType('win32LobAppRuleType')?.standing, 'compiled');
  });

  it('has compiled types that refer to what is checked by hand', () => {
    const state = contract.type('hardwareConfigurationDeviceState');
    assert.equal(state?.standing, 'compiled');
    const type = state.properties.find(({ name }) => name === 'configurationState')?.type;
    assert.ok(type?.kind === 'enum');
    assert.equal(type.enumType, enumTypes.runState);
  });

  for (const type of [...entityTypes, ...scriptEntityTypes])
    for (const { path } of type.routes)
      it(`resolves ${path} to ${type.name}`, () => {
        for (const [at, kind] of [
          [path, 'collection'],
          [`${path}/{${type.keyParameter}}`, 'entity'],
        ] as const) {
          const found = contract.resolve('beta', at);
          assert.ok(found && 'type' in found);
          assert.equal(found.kind, kind);
          assert.equal(found.type, type);
          // As in the reference pages.
          assert.equal(found.template, at);
        }
      });

  for (const { route } of scriptOperations)
    it(`writes ${route.path} as in the reference pages`, () => {
      const template = contract.resolve('beta', route.path)?.template;
      assert.equal(template?.replace('()', ''), route.path);
    });

  it('resolves a path through a value whose type is checked by hand', () => {
    const path = '/deviceManagement/managedDevices/{managedDeviceId}/deviceHealthScriptStates/$count';
    assert.equal(contract.resolve('beta', path)?.template, path);
  });
});
