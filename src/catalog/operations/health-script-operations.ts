import {
  deviceHealthScriptRemediationHistory,
  deviceHealthScriptRemediationSummary,
} from '../complex-types/operation-results.ts';
import { configurationOnly } from '../entities/script-route.ts';
import { enumTypes } from '../enums.ts';
import type { BoundOperation } from '../model.ts';
import { string } from '../properties.ts';
import { action, boundFunction } from './bound-operation.ts';

const text = { kind: 'primitive', edm: 'Edm.String' } as const;

/** Only for health scripts: Microsoft's own scripts, which are called global, and remediation in numbers. */
export const healthScriptOperations: readonly BoundOperation[] = [
  action({
    path: 'deviceHealthScripts/enableGlobalScripts',
    page: 'enableGlobalScriptsPage',
    permissions: configurationOnly,
  }),
  boundFunction({
    path: 'deviceHealthScripts/areGlobalScriptsAvailable',
    page: 'globalScriptsAvailablePage',
    returns: { kind: 'enum', enumType: enumTypes.globalDeviceHealthScriptState },
    permissions: configurationOnly,
  }),
  boundFunction({
    path: 'deviceHealthScripts/getRemediationSummary',
    page: 'remediationSummaryPage',
    returns: { kind: 'structured', structuredType: deviceHealthScriptRemediationSummary },
    permissions: configurationOnly,
  }),
  boundFunction({
    path: 'deviceHealthScripts/{deviceHealthScriptId}/getRemediationHistory',
    page: 'remediationHistoryPage',
    description: 'Function to get the number of remediations by a device health scripts',
    returns: { kind: 'structured', structuredType: deviceHealthScriptRemediationHistory },
    permissions: configurationOnly,
  }),
  action({
    path: 'deviceHealthScripts/{deviceHealthScriptId}/updateGlobalScript',
    page: 'updateGlobalScriptPage',
    description: 'Update the Proprietary Device Health Script',
    parameters: [string('version', '', { nullable: true, sources: ['updateGlobalScriptPage', 'metadata'] })],
    returns: text,
    permissions: configurationOnly,
  }),
  // The page has the description of updateGlobalScript here, too, which is an error in it.
  action({
    path: 'deviceHealthScripts/{deviceHealthScriptId}/getGlobalScriptHighestAvailableVersion',
    page: 'highestAvailableVersionPage',
    returns: text,
    permissions: configurationOnly,
  }),
];
