import type { SingletonType } from '../../model.ts';
import { dateTimeOffset, int32, key, resourcePage } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { configurationOnly, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['healthSummaryPage', 'metadata', 'types', 'sdkModels'];
const required = { nullable: false, sources };

export const deviceHealthScriptRunSummary = {
  kind: 'entity',
  name: 'deviceHealthScriptRunSummary',
  description: 'Contains properties for the run summary of a device management script.',
  properties: [
    key('Key of the device health script run summary entity. This property is read-only.', sources),
    int32(
      'noIssueDetectedDeviceCount',
      'Number of devices for which the detection script did not find an issue and the device is healthy',
      required,
    ),
    int32('issueDetectedDeviceCount', 'Number of devices for which the detection script found an issue', required),
    int32(
      'detectionScriptErrorDeviceCount',
      'Number of devices on which the detection script execution encountered an error and did not complete',
      required,
    ),
    int32(
      'detectionScriptPendingDeviceCount',
      'Number of devices which have not yet run the latest version of the device health script',
      required,
    ),
    int32(
      'detectionScriptNotApplicableDeviceCount',
      'Number of devices for which the detection script was not applicable',
      required,
    ),
    int32(
      'issueRemediatedDeviceCount',
      'Number of devices for which the remediation script was able to resolve the detected issue',
      required,
    ),
    int32('remediationSkippedDeviceCount', 'Number of devices for which remediation was skipped', required),
    int32(
      'issueReoccurredDeviceCount',
      'Number of devices for which the remediation script executed successfully but failed to resolve the detected issue',
      required,
    ),
    int32(
      'remediationScriptErrorDeviceCount',
      'Number of devices for which the remediation script execution encountered an error and did not complete',
      required,
    ),
    dateTimeOffset('lastScriptRunDateTime', 'Last run time for the script across all devices', {
      nullable: true,
      sources,
    }),
    int32(
      'issueRemediatedCumulativeDeviceCount',
      'Number of devices that were remediated over the last 30 days',
      required,
    ),
  ],
  navigationProperties: [],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    scriptRoute('deviceHealthScripts/{deviceHealthScriptId}/runSummary', 'healthSummaryUpdatePage', configurationOnly),
  ],
  updatePage: 'healthSummaryUpdatePage',
  resourcePage: resourcePage('intune-devices-deviceHealthScriptRunSummary'),
} as const satisfies SingletonType;
