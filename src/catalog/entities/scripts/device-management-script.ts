import { enumTypes } from '../../enums.ts';
import type { EntityType } from '../../model.ts';
import {
  binary,
  boolean,
  computed,
  dateTimeOffset,
  enumeration,
  key,
  resourcePage,
  string,
  stringCollection,
} from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { managementScriptNavigation } from './management-script.ts';
import { configurationOnly, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['managementScriptPage', 'metadata', 'types', 'sdkModels'];
const required = { nullable: false, sources };
const nullable = { nullable: true, sources };

export const deviceManagementScript = {
  kind: 'entity',
  name: 'deviceManagementScript',
  description:
    'Intune will provide customer the ability to run their Powershell scripts on the enrolled windows 10 Azure Active Directory joined devices. The script can be run once or periodically.',
  properties: [
    key('Unique Identifier for the device management script.', sources),
    string('displayName', 'Name of the device management script.', nullable),
    string('description', 'Optional description for the device management script.', nullable),
    binary('scriptContent', 'The script content.', nullable),
    computed(
      dateTimeOffset(
        'createdDateTime',
        'The date and time the device management script was created. This property is read-only.',
        required,
      ),
    ),
    computed(
      dateTimeOffset(
        'lastModifiedDateTime',
        'The date and time the device management script was last modified. This property is read-only.',
        required,
      ),
    ),
    enumeration(enumTypes.runAsAccountType)('runAsAccount', 'Indicates the type of execution context.', required),
    boolean('enforceSignatureCheck', 'Indicate whether the script signature needs be checked.', required),
    string('fileName', 'Script file name.', nullable),
    stringCollection('roleScopeTagIds', 'List of Scope Tag IDs for this PowerShellScript instance.', nullable),
    boolean('runAs32Bit', 'A value indicating whether the PowerShell script should run as 32-bit', required),
  ],
  navigationProperties: managementScriptNavigation(sources),
  derivedTypes: [],
  standing: 'checked',
  sources,
  // The permission data doesn't list this route.
  routes: [
    scriptRoute('deviceManagementScripts', 'managementScriptCreatePage', configurationOnly, [
      'managementScriptCreatePage',
    ]),
  ],
  keyParameter: 'deviceManagementScriptId',
  createPage: 'managementScriptCreatePage',
  resourcePage: resourcePage('intune-shared-deviceManagementScript'),
} as const satisfies EntityType;
