import type { SingletonType } from '../../model.ts';
import { dateTimeOffset, int32, key, resourcePage } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { configurationOrDevices, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['complianceSummaryPage', 'metadata', 'types', 'sdkModels'];
const required = { nullable: false, sources };

export const deviceComplianceScriptRunSummary = {
  kind: 'entity',
  name: 'deviceComplianceScriptRunSummary',
  description: 'Contains properties for the run summary of a device management script.',
  properties: [
    key('Key of the device compliance script run summary entity. This property is read-only.', sources),
    int32(
      'noIssueDetectedDeviceCount',
      'Number of devices for which the detection script did not find an issue and the device is healthy. Valid values -2147483648 to 2147483647',
      required,
    ),
    int32(
      'issueDetectedDeviceCount',
      'Number of devices for which the detection script found an issue. Valid values -2147483648 to 2147483647',
      required,
    ),
    int32(
      'detectionScriptErrorDeviceCount',
      'Number of devices on which the detection script execution encountered an error and did not complete. Valid values -2147483648 to 2147483647',
      required,
    ),
    int32(
      'detectionScriptPendingDeviceCount',
      'Number of devices which have not yet run the latest version of the device compliance script. Valid values -2147483648 to 2147483647',
      required,
    ),
    dateTimeOffset('lastScriptRunDateTime', 'Last run time for the script across all devices', {
      nullable: true,
      sources,
    }),
  ],
  navigationProperties: [],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    scriptRoute(
      'deviceComplianceScripts/{deviceComplianceScriptId}/runSummary',
      'complianceSummaryUpdatePage',
      configurationOrDevices,
    ),
  ],
  updatePage: 'complianceSummaryUpdatePage',
  resourcePage: resourcePage('intune-devices-deviceComplianceScriptRunSummary'),
} as const satisfies SingletonType;
