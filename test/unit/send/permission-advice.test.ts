import assert from 'node:assert/strict';
import { permissionAdvice, permissionAdviceMessage } from '../../../src/send/permission-advice.ts';

const root = 'https://graph.microsoft.com/beta/deviceManagement';
const shell = `${root}/deviceShellScripts/1/deviceRunStates`;
const health = `${root}/deviceHealthScripts/1/deviceRunStates`;
const [scripts, configuration, devices] = [
  'DeviceManagementScripts.ReadWrite.All',
  'DeviceManagementConfiguration.ReadWrite.All',
  'DeviceManagementManagedDevices.ReadWrite.All',
];
const reading = 'DeviceManagementScripts.Read.All';

describe('advice about permissions', () => {
  for (const [title, method, url, granted, wanted] of [
    ['the newer permission', 'POST', shell, [scripts], undefined],
    ['the newer permission in lower case', 'POST', shell, [scripts.toLowerCase()], undefined],
    ['the newer permission and others', 'PATCH', `${shell}/2`, ['User.Read', scripts], undefined],
    ['a documented one that nothing replaces', 'POST', shell, [devices], undefined],
    ['a documented one that is replaced', 'POST', shell, [configuration], ['replaced', scripts]],
    ['none of them', 'POST', shell, ['User.Read'], ['none', scripts, configuration, devices]],
    ['no permissions', 'DELETE', `${health}/2`, [], ['none', scripts, configuration]],
    ['a read permission to write', 'POST', shell, [reading], ['none', scripts, configuration, devices]],
    ['a read permission to read', 'GET', shell, [reading], undefined],
    ['a write permission to read', 'GET', shell, [scripts], undefined],
    ['a replaced one to read', 'GET', shell, [configuration], ['replaced', reading]],
    ['a token that can’t be read', 'POST', shell, undefined, undefined],
    ['another route', 'POST', `${root}/managedDevices`, ['User.Read'], undefined],
  ] as const)
    it(`${title}: ${method} ${url.slice(root.length)}`, () => {
      const advice = permissionAdvice({ method, url }, granted);
      assert.deepEqual(advice && [advice.kind, ...advice.wanted], wanted);
    });

  it('names the permissions that the token has, and those that it needs', () => {
    for (const [granted, words] of [
      [
        ['User.Read'],
        /will probably return 403: the token of adele@contoso\.com has User\.Read, .* DeviceManagementScripts\.ReadWrite\.All, .* or /,
      ],
      [[], /has no permission/],
      [
        [configuration],
        /may return 403: .* has DeviceManagementConfiguration\.ReadWrite\.All, .* announced .* now requires DeviceManagementScripts\.ReadWrite\.All/,
      ],
    ] as const) {
      const advice = permissionAdvice({ method: 'POST', url: shell }, granted);
      assert.match(advice ? permissionAdviceMessage(advice, 'adele@contoso.com') : '', words);
    }
  });
});
