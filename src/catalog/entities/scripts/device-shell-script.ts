import { enumTypes } from '../../enums.ts';
import type { EntityType } from '../../model.ts';
import {
  binary,
  boolean,
  computed,
  dateTimeOffset,
  duration,
  enumeration,
  int32,
  key,
  resourcePage,
  string,
  stringCollection,
} from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { managementScriptNavigation } from './management-script.ts';
import { configurationOrDevices, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['shellScriptPage', 'metadata', 'types', 'sdkModels'];
const required = { nullable: false, sources };
const nullable = { nullable: true, sources };

export const deviceShellScript = {
  kind: 'entity',
  name: 'deviceShellScript',
  description:
    'Intune will provide customer the ability to run their Shell scripts on the enrolled Mac OS devices. The script can be run once or periodically.',
  properties: [
    duration('executionFrequency', 'The interval for script to run. If not defined the script will run once', required),
    int32('retryCount', 'Number of times for the script to be retried if it fails', required),
    boolean('blockExecutionNotifications', 'Does not notify the user a script is being executed', required),
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
    string('fileName', 'Script file name.', nullable),
    stringCollection('roleScopeTagIds', 'List of Scope Tag IDs for this PowerShellScript instance.', nullable),
  ],
  navigationProperties: managementScriptNavigation(sources),
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [scriptRoute('deviceShellScripts', 'shellScriptCreatePage', configurationOrDevices)],
  keyParameter: 'deviceShellScriptId',
  createPage: 'shellScriptCreatePage',
  resourcePage: resourcePage('intune-devices-deviceShellScript'),
} as const satisfies EntityType;
