import { deviceHealthScriptParameter } from '../../complex-types/health-script-parameters.ts';
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
  structuredCollection,
} from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { configurationOnly, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['healthScriptPage', 'metadata', 'types', 'sdkModels'];
const required = { nullable: false, sources };
const nullable = { nullable: true, sources };

export const deviceHealthScript = {
  kind: 'entity',
  name: 'deviceHealthScript',
  description:
    'Intune will provide customer the ability to run their Powershell Health scripts (remediation + detection) on the enrolled windows 10 Azure Active Directory joined devices.',
  properties: [
    key('Unique Identifier for the device health script', sources),
    string('publisher', 'Name of the device health script publisher', nullable),
    string('version', 'Version of the device health script', nullable),
    string('displayName', 'Name of the device health script', nullable),
    string('description', 'Description of the device health script', nullable),
    binary('detectionScriptContent', 'The entire content of the detection powershell script', nullable),
    binary('remediationScriptContent', 'The entire content of the remediation powershell script', nullable),
    computed(
      dateTimeOffset(
        'createdDateTime',
        'The timestamp of when the device health script was created. This property is read-only.',
        required,
      ),
    ),
    computed(
      dateTimeOffset(
        'lastModifiedDateTime',
        'The timestamp of when the device health script was modified. This property is read-only.',
        required,
      ),
    ),
    enumeration(enumTypes.runAsAccountType)('runAsAccount', 'Indicates the type of execution context', required),
    boolean('enforceSignatureCheck', 'Indicate whether the script signature needs be checked', required),
    boolean('runAs32Bit', 'Indicate whether PowerShell script(s) should run as 32-bit', required),
    stringCollection('roleScopeTagIds', 'List of Scope Tag IDs for the device health script', nullable),
    // Not read-only: the description is about the script for which the property is true.
    boolean(
      'isGlobalScript',
      'Determines if this is Microsoft Proprietary Script. Proprietary scripts are read-only',
      required,
    ),
    string('highestAvailableVersion', 'Highest available version for a Microsoft Proprietary script', nullable),
    enumeration(enumTypes.deviceHealthScriptType)(
      'deviceHealthScriptType',
      'DeviceHealthScriptType for the script policy',
      required,
    ),
    structuredCollection(deviceHealthScriptParameter)(
      'detectionScriptParameters',
      'List of ComplexType DetectionScriptParameters objects.',
      nullable,
    ),
    structuredCollection(deviceHealthScriptParameter)(
      'remediationScriptParameters',
      'List of ComplexType RemediationScriptParameters objects.',
      nullable,
    ),
  ],
  navigationProperties: [
    contained(
      'assignments',
      'deviceHealthScriptAssignment',
      'The list of group assignments for the device health script',
      { collection: true, sources },
    ),
    contained('runSummary', 'deviceHealthScriptRunSummary', 'High level run summary for device health script.', {
      collection: false,
      sources,
    }),
    contained(
      'deviceRunStates',
      'deviceHealthScriptDeviceState',
      'List of run states for the device health script across all devices',
      { collection: true, sources },
    ),
  ],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [scriptRoute('deviceHealthScripts', 'healthScriptCreatePage', configurationOnly)],
  keyParameter: 'deviceHealthScriptId',
  createPage: 'healthScriptCreatePage',
  resourcePage: resourcePage('intune-devices-deviceHealthScript'),
} as const satisfies EntityType;
