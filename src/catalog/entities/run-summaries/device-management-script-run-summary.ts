import type { SingletonType } from '../../model.ts';
import { int32, key, resourcePage } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { configurationOrDevices, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['managementSummaryPage', 'metadata', 'types', 'sdkModels'];
const required = { nullable: false, sources };

export const deviceManagementScriptRunSummary = {
  kind: 'entity',
  name: 'deviceManagementScriptRunSummary',
  description: 'Contains properties for the run summary of a device management script.',
  properties: [
    key('Key of the device management script run summary entity. This property is read-only.', sources),
    int32('successDeviceCount', 'Success device count.', required),
    int32('errorDeviceCount', 'Error device count.', required),
    int32('successUserCount', 'Success user count.', required),
    int32('errorUserCount', 'Error user count.', required),
  ],
  navigationProperties: [],
  derivedTypes: [],
  standing: 'checked',
  sources,
  // The SDK only reads it, because the metadata has no ContainsTarget for it; the page and the permission data update it too.
  routes: [
    'deviceManagementScripts/{deviceManagementScriptId}/runSummary',
    'deviceShellScripts/{deviceShellScriptId}/runSummary',
    'deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/runSummary',
  ].map((path) => scriptRoute(path, 'managementSummaryUpdatePage', configurationOrDevices)),
  updatePage: 'managementSummaryUpdatePage',
  resourcePage: resourcePage('intune-devices-deviceManagementScriptRunSummary'),
} as const satisfies SingletonType;
