// Written by the build: the entity types that are checked by hand, one in each file beside this one.
export { deviceComplianceScriptDeviceState } from './device-compliance-script-device-state.ts';
export { deviceComplianceScriptRunSummary } from './device-compliance-script-run-summary.ts';
export { deviceComplianceScript } from './device-compliance-script.ts';
export { deviceCustomAttributeShellScript } from './device-custom-attribute-shell-script.ts';
export { deviceHealthScriptAssignment } from './device-health-script-assignment.ts';
export { deviceHealthScriptDeviceState } from './device-health-script-device-state.ts';
export { deviceHealthScriptRunSummary } from './device-health-script-run-summary.ts';
export { deviceHealthScript } from './device-health-script.ts';
export { deviceManagementScriptAssignment } from './device-management-script-assignment.ts';
export { deviceManagementScriptDeviceState } from './device-management-script-device-state.ts';
export { deviceManagementScriptGroupAssignment } from './device-management-script-group-assignment.ts';
export { deviceManagementScriptRunSummary } from './device-management-script-run-summary.ts';
export { deviceManagementScriptUserState } from './device-management-script-user-state.ts';
export { deviceManagementScript } from './device-management-script.ts';
export { deviceShellScript } from './device-shell-script.ts';
