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
    ['any case', 'POST', shell, [scripts.toLowerCase()], undefined],
    ['others beside it', 'PATCH', `${shell}/2`, ['User.Read', scripts], undefined],
    ['a documented one that nothing replaces', 'POST', shell, [devices], undefined],
    ['a documented one that is replaced', 'POST', shell, [configuration], ['replaced', scripts]],
    ['none of them', 'POST', shell, ['User.Read'], ['none', scripts, configuration, devices]],
    ['nothing at all', 'DELETE', `${health}/2`, [], ['none', scripts, configuration]],
    ['reading is not writing', 'POST', shell, [reading], ['none', scripts, configuration, devices]],
    ['reading to read', 'GET', shell, [reading], undefined],
    ['writing to read', 'GET', shell, [scripts], undefined],
    ['a replaced one to read', 'GET', shell, [configuration], ['replaced', reading]],
    ['a token that cannot be read', 'POST', shell, undefined, undefined],
    ['another route', 'POST', `${root}/managedDevices`, ['User.Read'], undefined],
  ] as const)
    it(`${title}: ${method} ${url.slice(root.length)}`, () => {
      const advice = permissionAdvice({ method, url }, granted);
      assert.deepEqual(advice && [advice.kind, ...advice.wanted], wanted);
    });

  it('names what the token has and what would do', () => {
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
