import type { EnumType } from './model.ts';
import { resourcePage } from './properties.ts';

// A value of any of them is a single member.
const all = {
  runState: {
    name: 'runState',
    evolvable: false,
    isFlags: false,
    standing: 'checked',
    members: [
      { name: 'unknown', value: 0, description: 'Unknown result.' },
      { name: 'success', value: 1, description: 'Script is run successfully.' },
      { name: 'fail', value: 2, description: 'Script failed to run.' },
      { name: 'scriptError', value: 3, description: 'Discovery script hits error.' },
      { name: 'pending', value: 4, description: 'Script is pending to execute.' },
      { name: 'notApplicable', value: 5, description: 'Script is not applicable for this device.' },
    ],
    page: resourcePage('intune-shared-runState'),
    sources: ['metadata', 'types', 'deviceStatePage'],
  },
  remediationState: {
    name: 'remediationState',
    evolvable: true,
    isFlags: false,
    standing: 'checked',
    members: [
      { name: 'unknown', value: 0, description: 'Unknown result.' },
      { name: 'skipped', value: 1, description: 'Remediation script execution was skipped' },
      {
        name: 'success',
        value: 2,
        description: 'Remediation script executed successfully and remediated the device state',
      },
      {
        name: 'remediationFailed',
        value: 3,
        description: 'Remediation script executed successfully but failed to remediated the device state',
      },
      { name: 'scriptError', value: 4, description: 'Remediation script execution encountered and error or timed out' },
      {
        name: 'unknownFutureValue',
        value: 5,
        description: 'Evolvable enumeration sentinel value. Do not use.',
        sentinel: true,
      },
    ],
    page: resourcePage('intune-devices-remediationState'),
    sources: ['metadata', 'types', 'healthStatePage'],
  },
  runAsAccountType: {
    name: 'runAsAccountType',
    evolvable: false,
    isFlags: false,
    standing: 'checked',
    members: [
      { name: 'system', value: 0, description: 'System context' },
      { name: 'user', value: 1, description: 'User context' },
    ],
    page: resourcePage('intune-shared-runAsAccountType'),
    sources: ['metadata', 'types', 'sdkModels'],
  },
  deviceHealthScriptType: {
    name: 'deviceHealthScriptType',
    evolvable: false,
    isFlags: false,
    standing: 'checked',
    members: [
      { name: 'deviceHealthScript', value: 0, description: 'Indicates this is a device health script.' },
      { name: 'managedInstallerScript', value: 1, description: 'Indicates this is a managed installer script.' },
    ],
    page: resourcePage('intune-devices-deviceHealthScriptType'),
    sources: ['metadata', 'types', 'sdkModels'],
  },
  // Newer than Microsoft's types. The SDK's words for the property call the first member windows10AndLater; the type itself doesn't.
  deviceComplianceScriptPlatformType: {
    name: 'deviceComplianceScriptPlatformType',
    evolvable: true,
    isFlags: false,
    standing: 'checked',
    members: [
      {
        name: 'windows10',
        value: 0,
        description: 'Default. Indicates that the compliance script targets devices running Windows 10 and later.',
      },
      { name: 'linux', value: 1, description: 'Indicates that the compliance script targets devices running Linux.' },
      { name: 'macOS', value: 2, description: 'Indicates that the compliance script targets devices running macOS.' },
      {
        name: 'unknownFutureValue',
        value: 3,
        description: 'Evolvable enumeration sentinel value. Do not use.',
        sentinel: true,
      },
    ],
    page: resourcePage('intune-devices-deviceComplianceScriptPlatformType'),
    sources: ['metadata', 'sdkModels'],
  },
  deviceCustomAttributeValueType: {
    name: 'deviceCustomAttributeValueType',
    evolvable: false,
    isFlags: false,
    standing: 'checked',
    members: [
      { name: 'integer', value: 0, description: 'Indicates the value for a custom attribute script is an integer.' },
      { name: 'string', value: 1, description: 'Indicates the value for a custom attribute script is a string.' },
      {
        name: 'dateTime',
        value: 2,
        description: 'Indicates the value for a custom attribute script is a date conforming to ISO 8601.',
      },
    ],
    page: resourcePage('intune-devices-deviceCustomAttributeValueType'),
    sources: ['metadata', 'types', 'sdkModels'],
  },
  deviceAndAppManagementAssignmentFilterType: {
    name: 'deviceAndAppManagementAssignmentFilterType',
    evolvable: false,
    isFlags: false,
    standing: 'checked',
    members: [
      { name: 'none', value: 0, description: 'Default value. Do not use.' },
      {
        name: 'include',
        value: 1,
        description: 'Indicates in-filter, rule matching will offer the payload to devices.',
      },
      {
        name: 'exclude',
        value: 2,
        description: 'Indicates out-filter, rule matching will not offer the payload to devices.',
      },
    ],
    page: resourcePage('intune-shared-deviceAndAppManagementAssignmentFilterType'),
    sources: ['metadata', 'types', 'sdkModels'],
  },
  deviceAndAppManagementAssignmentSource: {
    name: 'deviceAndAppManagementAssignmentSource',
    evolvable: false,
    isFlags: false,
    standing: 'checked',
    members: [
      { name: 'direct', value: 0, description: 'Direct indicates a direct assignment.' },
      {
        name: 'policySets',
        value: 1,
        description: 'PolicySets indicates assignment was made via PolicySet assignment.',
      },
    ],
    page: resourcePage('intune-shared-deviceAndAppManagementAssignmentSource'),
    sources: ['metadata', 'types', 'sdkModels'],
  },
  globalDeviceHealthScriptState: {
    name: 'globalDeviceHealthScriptState',
    evolvable: false,
    isFlags: false,
    standing: 'checked',
    members: [
      { name: 'notConfigured', value: 0, description: 'Global device health scripts are not configured' },
      { name: 'pending', value: 1, description: 'Global device health scripts are configured but not fully enabled' },
      { name: 'enabled', value: 2, description: 'Global device health scripts are enabled and ready to use' },
    ],
    page: resourcePage('intune-devices-globalDeviceHealthScriptState'),
    sources: ['types', 'sdkModels', 'globalScriptsAvailablePage'],
  },
} satisfies Record<string, EnumType>;

/** The enum types of the catalog, by name. Their members are in the order of their values. */
export const enumTypes: { readonly [Name in keyof typeof all]: EnumType } = all;
