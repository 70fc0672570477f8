import { enumTypes } from '../../enums.ts';
import type { EntityType } from '../../model.ts';
import {
  binary,
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
import { configurationOrDevices, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['attributeScriptPage', 'metadata', 'types', 'sdkModels'];
const required = { nullable: false, sources };
const nullable = { nullable: true, sources };

export const deviceCustomAttributeShellScript = {
  kind: 'entity',
  name: 'deviceCustomAttributeShellScript',
  description: 'Represents a custom attribute script for macOS.',
  properties: [
    key('Unique Identifier for the custom attribute entity.', sources),
    string('customAttributeName', 'The name of the custom attribute.', nullable),
    enumeration(enumTypes.deviceCustomAttributeValueType)(
      'customAttributeType',
      "The expected type of the custom attribute's value.",
      required,
    ),
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
  routes: [scriptRoute('deviceCustomAttributeShellScripts', 'attributeScriptCreatePage', configurationOrDevices)],
  keyParameter: 'deviceCustomAttributeShellScriptId',
  createPage: 'attributeScriptCreatePage',
  resourcePage: resourcePage('intune-devices-deviceCustomAttributeShellScript'),
} as const satisfies EntityType;
