// Written by the build: the entity types that are checked by hand, one in each file below this folder.
export { deviceHealthScriptAssignment } from './assignments/device-health-script-assignment.ts';
export { deviceManagementScriptAssignment } from './assignments/device-management-script-assignment.ts';
export { deviceManagementScriptGroupAssignment } from './assignments/device-management-script-group-assignment.ts';
export { deviceComplianceScriptDeviceState } from './run-states/device-compliance-script-device-state.ts';
export { deviceHealthScriptDeviceState } from './run-states/device-health-script-device-state.ts';
export { deviceManagementScriptDeviceState } from './run-states/device-management-script-device-state.ts';
export { deviceManagementScriptUserState } from './run-states/device-management-script-user-state.ts';
export { deviceComplianceScriptRunSummary } from './run-summaries/device-compliance-script-run-summary.ts';
export { deviceHealthScriptRunSummary } from './run-summaries/device-health-script-run-summary.ts';
export { deviceManagementScriptRunSummary } from './run-summaries/device-management-script-run-summary.ts';
export { deviceComplianceScript } from './scripts/device-compliance-script.ts';
export { deviceCustomAttributeShellScript } from './scripts/device-custom-attribute-shell-script.ts';
export { deviceHealthScript } from './scripts/device-health-script.ts';
export { deviceManagementScript } from './scripts/device-management-script.ts';
export { deviceShellScript } from './scripts/device-shell-script.ts';
