import type { StructuredType } from '../model.ts';
import { deviceAndAppManagementAssignmentTarget } from './assignment-targets.ts';
import { deviceHealthScriptParameter } from './health-script-parameters.ts';
import {
  deviceHealthScriptRemediationHistory,
  deviceHealthScriptRemediationHistoryData,
  deviceHealthScriptRemediationSummary,
  hasPayloadLinkResultItem,
} from './operation-results.ts';
import { deviceHealthScriptRunSchedule, deviceHealthScriptTimeSchedule } from './run-schedules.ts';

const withDerived = (type: StructuredType): readonly StructuredType[] => [type, ...type.derivedTypes];

/** Every complex type of the script collections. */
export const complexTypes: readonly StructuredType[] = [
  ...withDerived(deviceAndAppManagementAssignmentTarget),
  ...withDerived(deviceHealthScriptParameter),
  ...withDerived(deviceHealthScriptRunSchedule),
  deviceHealthScriptTimeSchedule,
  deviceHealthScriptRemediationSummary,
  deviceHealthScriptRemediationHistory,
  deviceHealthScriptRemediationHistoryData,
  hasPayloadLinkResultItem,
];
