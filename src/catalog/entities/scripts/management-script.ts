import { contained } from '../../properties.ts';
import type { NavigationProperty } from '../../model.ts';
import type { SourceRef } from '../../sources/index.ts';

/** What PowerShell, shell and custom attribute scripts have in common: assignments, and their results on devices and for users. */
export const managementScriptNavigation = (sources: readonly SourceRef[]): readonly NavigationProperty[] => {
  const collection = { collection: true, sources };
  return [
    contained(
      'groupAssignments',
      'deviceManagementScriptGroupAssignment',
      'The list of group assignments for the device management script.',
      collection,
    ),
    contained(
      'assignments',
      'deviceManagementScriptAssignment',
      'The list of group assignments for the device management script.',
      collection,
    ),
    {
      // Without ContainsTarget in the metadata, unlike the summaries of the other scripts.
      ...contained('runSummary', 'deviceManagementScriptRunSummary', 'Run summary for device management script.', {
        collection: false,
        sources,
      }),
      containsTarget: false,
    },
    contained(
      'deviceRunStates',
      'deviceManagementScriptDeviceState',
      'List of run states for this script across all devices.',
      collection,
    ),
    contained(
      'userRunStates',
      'deviceManagementScriptUserState',
      'List of run states for this script across all users.',
      collection,
    ),
  ];
};
