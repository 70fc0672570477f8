import { enumTypes } from '../enums.ts';
import {
  boolean,
  date,
  dateTimeOffset,
  enumerationCollection,
  int32,
  string,
  structuredCollection,
} from '../properties.ts';
import { complexType, nullable, required } from './complex-type.ts';

/** The response of `getRemediationSummary`. */
export const deviceHealthScriptRemediationSummary = complexType(
  'intune-devices',
  'deviceHealthScriptRemediationSummary',
  'The number of device health scripts deployed and the number of devices the scripts remediated.',
  [
    int32('scriptCount', 'The number of device health scripts deployed.', nullable),
    int32('remediatedDeviceCount', 'The number of devices remediated by device health scripts.', nullable),
  ],
);

export const deviceHealthScriptRemediationHistoryData = complexType(
  'intune-devices',
  'deviceHealthScriptRemediationHistoryData',
  'The number of devices remediated by a device health script on a given date.',
  [
    date('date', 'The date on which devices were remediated by the device health script.', required),
    int32('remediatedDeviceCount', 'The number of devices remediated by the device health script.', required),
    int32(
      'noIssueDeviceCount',
      'The number of devices that were found to have no issue by the device health script.',
      required,
    ),
    int32('detectFailedDeviceCount', 'The number of devices for which the detection script found an issue.', required),
  ],
);

/** The response of `getRemediationHistory`. */
export const deviceHealthScriptRemediationHistory = complexType(
  'intune-devices',
  'deviceHealthScriptRemediationHistory',
  'The number of devices remediated by a device health script on a given date with the last modified time.',
  [
    dateTimeOffset(
      'lastModifiedDateTime',
      'The date on which the results history is calculated for the healthscript.',
      nullable,
    ),
    structuredCollection(deviceHealthScriptRemediationHistoryData)(
      'historyData',
      'The number of devices remediated by the device health script on the given date.',
      nullable,
    ),
  ],
);

/** The response of `hasPayloadLinks`, for each payload. */
export const hasPayloadLinkResultItem = complexType(
  'intune-policyset',
  'hasPayloadLinkResultItem',
  'A class containing the result of HasPayloadLinks action.',
  [
    string('payloadId', 'Key of the Payload, In the format of Guid.', nullable),
    boolean('hasLink', 'Indicate whether a payload has any link or not.', nullable),
    string(
      'error',
      'Exception information indicates if check for this item was successful or not.Empty string for no error.',
      nullable,
    ),
    enumerationCollection(enumTypes.deviceAndAppManagementAssignmentSource)(
      'sources',
      'The reason where the link comes from.',
      required,
    ),
  ],
);
