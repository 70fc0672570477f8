import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { clientIdFault, tenantFault } from '../../../../../src/editor/sign-in/app-registration/registration-values.ts';

const guid = '0a0a0a0a-0000-4000-8000-00000000000A';
const manifest = JSON.parse(readFileSync(new URL('../../../../../package.json', import.meta.url), 'utf8')) as {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly pattern?: string }>> }[];
  };
};
const pattern = (setting: string): RegExp => {
  const name = `graphRunStates.signIn.global.${setting}`;
  const category = manifest.contributes.configuration.find(({ properties }) => name in properties);
  return new RegExp(category?.properties[name]?.pattern ?? '');
};

describe('values that an app registration accepts', () => {
  for (const [text, clientId, tenant, oneTenant] of [
    [guid, true, true, true],
    ['contoso.onmicrosoft.com', false, true, true],
    ['sub-domain.contoso.co.uk', false, true, true],
    ['organizations', false, true, false],
    ['common', false, false, false],
    ['contoso', false, false, false],
    ['https://contoso.com', false, false, false],
    ['contoso.com/../common', false, false, false],
    ['contoso..com', false, false, false],
    [guid.slice(1), false, false, false],
    [`${guid}0`, false, false, false],
  ] as const)
    it(`${text}: ${clientId ? 'a client id, ' : ''}${tenant ? 'a tenant' : 'no tenant'}`, () => {
      assert.equal(clientIdFault(text) === undefined, clientId);
      assert.equal(tenantFault(text) === undefined, tenant);
      assert.equal(tenantFault(text, true) === undefined, oneTenant);
      assert.equal(pattern('clientId').test(text), clientId, 'the settings editor agrees about a client id');
      assert.equal(pattern('tenant').test(text), tenant, 'the settings editor agrees about a tenant');
    });
});
