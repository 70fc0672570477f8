import type { EnumType } from './model.ts';
import { resourcePage } from './properties.ts';

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
} satisfies Record<string, EnumType>;

/** The enum types of the catalog, by name. Members in the order of their values. */
export const enumTypes: { readonly [Name in keyof typeof all]: EnumType } = all;
