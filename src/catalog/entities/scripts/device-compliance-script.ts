import { enumTypes } from '../../enums.ts';
import type { EntityType } from '../../model.ts';
import {
  binary,
  boolean,
  computed,
  contained,
  dateTimeOffset,
  enumeration,
  key,
  resourcePage,
  string,
  stringCollection,
} from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { configurationOrDevices, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['complianceScriptPage', 'metadata', 'types', 'sdkModels'];
const required = { nullable: false, sources };
const nullable = { nullable: true, sources };

export const deviceComplianceScript = {
  kind: 'entity',
  name: 'deviceComplianceScript',
  description:
    'Intune will provide customer the ability to run their Powershell Compliance scripts (detection) on the enrolled windows 10 Azure Active Directory joined devices.',
  properties: [
    key('Unique Identifier for the device compliance script', sources),
    string('publisher', 'Name of the device compliance script publisher', nullable),
    string('version', 'Version of the device compliance script', nullable),
    string('displayName', 'Name of the device compliance script', nullable),
    string('description', 'Description of the device compliance script', nullable),
    binary('detectionScriptContent', 'The entire content of the detection powershell script', nullable),
    computed(
      dateTimeOffset(
        'createdDateTime',
        'The timestamp of when the device compliance script was created. This property is read-only.',
        required,
      ),
    ),
    computed(
      dateTimeOffset(
        'lastModifiedDateTime',
        'The timestamp of when the device compliance script was modified. This property is read-only.',
        required,
      ),
    ),
    enumeration(enumTypes.runAsAccountType)('runAsAccount', 'Indicates the type of execution context', required),
    boolean('enforceSignatureCheck', 'Indicate whether the script signature needs be checked', required),
    // The wording is from the metadata, which is newer than the page, the types and the SDK: they repeat that of health scripts.
    boolean(
      'runAs32Bit',
      'Specifies whether the PowerShell script runs in 32-bit mode. When set to true, the script runs in a 32-bit PowerShell host. Default is false.',
      required,
    ),
    stringCollection('roleScopeTagIds', 'List of Scope Tag IDs for the device compliance script', nullable),
    // Newer than the page and the types. The SDK words it differently: "Possible values are: windows10AndLater (default), linux."
    enumeration(enumTypes.deviceComplianceScriptPlatformType)(
      'platform',
      'Indicates the operating system platform type that this compliance script targets.',
      { nullable: true, sources: ['metadata', 'sdkModels'] },
    ),
  ],
  navigationProperties: [
    contained(
      'assignments',
      'deviceHealthScriptAssignment',
      'The list of group assignments for the device compliance script',
      { collection: true, sources },
    ),
    contained(
      'runSummary',
      'deviceComplianceScriptRunSummary',
      'High level run summary for device compliance script.',
      { collection: false, sources },
    ),
    contained(
      'deviceRunStates',
      'deviceComplianceScriptDeviceState',
      'List of run states for the device compliance script across all devices',
      { collection: true, sources },
    ),
  ],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [scriptRoute('deviceComplianceScripts', 'complianceScriptCreatePage', configurationOrDevices)],
  keyParameter: 'deviceComplianceScriptId',
  createPage: 'complianceScriptCreatePage',
  resourcePage: resourcePage('intune-devices-deviceComplianceScript'),
} as const satisfies EntityType;
