import type { SourceRef } from './sources/index.ts';

/** A collection of scripts below `deviceManagement`: the parent of run states. */
export interface ScriptCollection {
  readonly name: string;
  /** The type of one script in it, without namespace. */
  readonly entityType: string;
  /** Microsoft's wording. */
  readonly description: string;
  /** The collections of run states that each script contains, by name, with Microsoft's wording. */
  readonly contains: Readonly<Record<string, string>>;
  readonly sources: readonly SourceRef[];
}

const sources: readonly SourceRef[] = ['metadata', 'types'];

/** The singleton that every route of the run states begins with. */
export const deviceManagement: {
  readonly name: string;
  readonly description: string;
  readonly sources: readonly SourceRef[];
} = {
  name: 'deviceManagement',
  description: 'Singleton entity that acts as a container for all device management functionality.',
  sources: ['deviceManagementPage'],
};

/** Microsoft's wording for the three kinds of script that report for devices and for users. */
const statesOfDevicesAndUsers = {
  deviceRunStates: 'List of run states for this script across all devices.',
  userRunStates: 'List of run states for this script across all users.',
};

/** The five collections that contain run states. */
export const scriptCollections: readonly ScriptCollection[] = [
  {
    name: 'deviceManagementScripts',
    entityType: 'deviceManagementScript',
    description: 'The list of device management scripts associated with the tenant.',
    contains: statesOfDevicesAndUsers,
    sources,
  },
  {
    name: 'deviceShellScripts',
    entityType: 'deviceShellScript',
    description: 'The list of device shell scripts associated with the tenant.',
    contains: statesOfDevicesAndUsers,
    sources,
  },
  {
    name: 'deviceCustomAttributeShellScripts',
    entityType: 'deviceCustomAttributeShellScript',
    description: 'The list of device custom attribute shell scripts associated with the tenant.',
    contains: statesOfDevicesAndUsers,
    sources,
  },
  {
    name: 'deviceHealthScripts',
    entityType: 'deviceHealthScript',
    description: 'The list of device health scripts associated with the tenant.',
    contains: { deviceRunStates: 'List of run states for the device health script across all devices' },
    sources,
  },
  {
    name: 'deviceComplianceScripts',
    entityType: 'deviceComplianceScript',
    description: 'The list of device compliance scripts associated with the tenant.',
    contains: { deviceRunStates: 'List of run states for the device compliance script across all devices' },
    sources,
  },
];

/** Names of the collections of run states. */
export const stateCollections: readonly string[] = [
  ...new Set(scriptCollections.flatMap(({ contains }) => Object.keys(contains))),
];

/** The collection that a URL segment names; names ignore case, as in the service. */
export const scriptCollectionNamed = (segment: string): ScriptCollection | undefined =>
  scriptCollections.find(({ name }) => name.toLowerCase() === segment.toLowerCase());
