import assert from 'node:assert/strict';
import { nearestRoute } from '../../../../src/language/request/nearest-route.ts';

const shell = '/deviceManagement/deviceShellScripts/1/deviceRunStates';

describe('the nearest route', () => {
  // The path below /beta, or below the host if it begins with a misspelled version, and what it should be.
  const rows: readonly (readonly [path: string, meant: string])[] = [
    ['/deviceManagement/deviceShellScript/1/deviceRunStates', shell],
    ['/deviceManagment/deviceShellScripts/1/deviceRunStates', shell],
    ['/devicemanagment/DEVICESHELLSCRIPT/1/deviceRunStates', shell],
    ['/deviceShellScripts/1/deviceRunStates', shell],
    ['/shellScripts/1/deviceRunStates', shell],
    ['/deviceManagement/shellScripts/1/deviceRunStates', shell],
    ['/deviceManagement/deviceShellScripts/1/runStates', shell],
    ['/deviceManagement/deviceShellScripts/1/runState', shell],
    ['/deviceManagement/deviceShellScripts/1/deviceStates', shell],
    ['/deviceManagement/deviceShellScripts/1/device-run-states', shell],
    ['/deviceManagement/device_shell_scripts/1/deviceRunStates', shell],
    ['/deviceManagement/deviceShellScripts/1/userState', '/deviceManagement/deviceShellScripts/1/userRunStates'],
    [
      "/deviceManagement/deviceShellScript('1')/deviceRunState('2')",
      "/deviceManagement/deviceShellScripts('1')/deviceRunStates('2')",
    ],
    ['/deviceManagement/deviceShellScripts/1/deviceRunState/2/managedDevices', `${shell}/2/managedDevice`],
    [
      '/deviceManagement//deviceShellScript//1/deviceRunStates',
      '/deviceManagement//deviceShellScripts//1/deviceRunStates',
    ],
    ['/deviceHealthScript/1/runState', '/deviceManagement/deviceHealthScripts/1/deviceRunStates'],
    ['/v1/deviceManagement/deviceShellScripts/1/deviceRunStates', `/beta${shell}`],
    ['/v1.1/deviceManagement/deviceShellScripts/1/deviceRunStates', `/beta${shell}`],
    ['/betas/deviceManagement/deviceShellScripts/1/deviceRunStates', `/beta${shell}`],
    ['/bata/deviceManagement/deviceShellScripts/1/deviceRunStates', `/beta${shell}`],
    [
      '/v1/deviceManagement/deviceShellScript/1/deviceRunStates',
      '/beta/deviceManagement/deviceShellScript/1/deviceRunStates',
    ],
  ];
  for (const [path, meant] of rows)
    it(path, () => {
      const found = nearestRoute(path, !/^\/(?:v|b)/.test(path));
      assert.ok(found);
      assert.equal(path.slice(0, found.start) + found.text + path.slice(found.end), meant);
    });

  // Other parts of Intune, and paths that are already right.
  const silent: readonly string[] = [
    shell,
    `${shell}/1`,
    `${shell}/$count`,
    '/deviceManagement/deviceShellScripts/1/assignments/2',
    '/deviceManagement/deviceShellScripts/1/groupAssignments/2',
    '/deviceManagement/deviceShellScripts/1/runSummary',
    '/deviceManagement/deviceManagementPartners/1/deviceRunStates',
    '/deviceManagement/deviceCompliancePolicies/1/deviceStatuses',
    '/deviceManagement/deviceConfigurations/1/deviceStatuses/2',
    '/deviceManagement/managedDevices/1/deviceCompliancePolicyStates',
    '/deviceManagement/windowsMalwareInformation/1/deviceMalwareStates',
    '/users/1/deviceManagementTroubleshootingEvents',
    '/me',
    '/',
    '',
  ];
  for (const path of silent)
    it(`isn’t found for ${path || 'an empty path'}`, () => {
      assert.equal(nearestRoute(path, true), undefined);
    });
});
