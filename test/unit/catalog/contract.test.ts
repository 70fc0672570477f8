import assert from 'node:assert/strict';
import { contract } from '../../../src/catalog/contract.ts';
import { entityTypes, enumTypes, scriptEntityTypes, scriptOperations } from '../../../src/catalog/index.ts';
import { typeNamed } from '../../../src/catalog/type-named.ts';

describe('contract of Intune', () => {
  for (const { name } of entityTypes)
    it(`${name} is the one that is checked by hand`, () => {
      assert.equal(contract.type(name), typeNamed(name));
      assert.equal(contract.type(name)?.standing, 'checked');
    });

  it('other types are compiled', () => {
    assert.equal(contract.type('win32LobApp')?.standing, 'compiled');
    assert.equal(contract.enumType('win32LobAppRuleType')?.standing, 'compiled');
  });

  it('compiled types lead to what is checked by hand', () => {
    const state = contract.type('hardwareConfigurationDeviceState');
    assert.equal(state?.standing, 'compiled');
    const type = state.properties.find(({ name }) => name === 'configurationState')?.type;
    assert.ok(type?.kind === 'enum');
    assert.equal(type.enumType, enumTypes.runState);
  });

  for (const { name, routes, keyParameter } of [...entityTypes, ...scriptEntityTypes])
    for (const { path } of routes)
      it(`${path} leads to ${name}`, () => {
        for (const [at, kind] of [
          [path, 'collection'],
          [`${path}/{${keyParameter}}`, 'entity'],
        ] as const) {
          const found = contract.resolve('beta', at);
          assert.ok(found && 'type' in found);
          assert.equal(`${found.kind} ${found.type.name}`, `${kind} ${name}`);
          // As the reference pages print it.
          assert.equal(found.template, at);
          if (typeNamed(name)) assert.equal(found.type, typeNamed(name));
        }
      });

  for (const { route } of scriptOperations)
    it(`${route.path} is printed as the reference pages print it`, () => {
      const template = contract.resolve('beta', route.path)?.template;
      assert.equal(template?.replace('()', ''), route.path);
    });

  it('a value whose type is checked by hand is walked through all the same', () => {
    const path = '/deviceManagement/managedDevices/{managedDeviceId}/deviceHealthScriptStates/$count';
    assert.equal(contract.resolve('beta', path)?.template, path);
  });
});
