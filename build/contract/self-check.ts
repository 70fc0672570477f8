// Checks a compiled contract, which it reads as the extension does. Generated code changes its form without notice.
import { bodyTypeOf, compiledContract } from '../../src/catalog/compiled/contract.ts';
import { type Counts, countsOf } from './changes.ts';

/** Facts that reference pages confirm, one for each kind of fact that is read from the packages. */
const facts: Readonly<Record<string, (contract: ReturnType<typeof compiledContract>) => boolean>> = {
  'a property that the models read and don’t write is read-only': (contract) =>
    property(contract, 'deviceHealthScript', 'createdDateTime')?.readOnly === true &&
    property(contract, 'deviceHealthScript', 'createdDateTime')?.readOnlyInWords === undefined,
  'a property that the models write is not read-only': (contract) =>
    property(contract, 'deviceHealthScript', 'displayName')?.readOnly === false,
  'a statement about all proprietary scripts doesn’t make a property read-only': (contract) =>
    property(contract, 'deviceHealthScript', 'isGlobalScript')?.readOnly === false,
  'the typings say which properties are not null': (contract) =>
    property(contract, 'deviceHealthScript', 'runAs32Bit')?.nullable === false &&
    property(contract, 'deviceHealthScript', 'publisher')?.nullable === true,
  'scripts are binary': (contract) => {
    const type = property(contract, 'deviceManagementScript', 'scriptContent')?.type;
    return type?.kind === 'primitive' && type.edm === 'Edm.Binary';
  },
  'enum members have the spelling that requests have': (contract) =>
    contract
      .enumType('runState')
      ?.members.map(({ name }) => name)
      .join() === 'unknown,success,fail,scriptError,pending,notApplicable',
  'types list what derives from them': (contract) =>
    contract.type('mobileApp')?.derivedTypes.some(({ name }) => name === 'win32LobApp') === true,
  'collections of flags enums are single values of several members': (contract) => {
    const type = property(contract, 'win32LobApp', 'applicableArchitectures')?.type;
    return type?.kind === 'enum' && type.enumType.isFlags;
  },
  'actions have parameters': (contract) => {
    const addressed = contract.resolve('beta', '/deviceManagement/deviceHealthScripts/{id}/assign');
    const body = addressed && bodyTypeOf('POST', addressed);
    return body?.properties.map(({ name }) => name).join() === 'deviceHealthScriptAssignments';
  },
};

const property = (contract: ReturnType<typeof compiledContract>, type: string, name: string) =>
  contract.type(type)?.properties.find((one) => one.name === name);

/** The share that may be gone at once. Microsoft removes a few types now and then, not many. */
const maxLoss = 0.05;

/**
 * Finds what a compiled contract lacks.
 *
 * @param before the previous contract; undefined for the first one
 * @returns sentences; empty if nothing is wrong
 */
export function faultsOf(text: string, before: string | undefined): readonly string[] {
  const contract = compiledContract(() => text);
  const faults = Object.entries(facts)
    .filter(([, holds]) => !holds(contract))
    .map(([fact]) => `It should say that ${fact}.`);
  const counts = countsOf(text);
  for (const [kind, count] of Object.entries(before === undefined ? {} : countsOf(before))) {
    const now = counts[kind as keyof Counts];
    if (now < (count as number) * (1 - maxLoss)) faults.push(`Of ${count} (${kind}), only ${now} are left.`);
  }
  const read = { properties: 0, members: 0 };
  for (const name of contract.typeNames) {
    const type = contract.type(name);
    const inherited = type?.properties.length ?? 0;
    read.properties += inherited + (type?.navigationProperties.length ?? 0);
    read.members += contract.enumType(name)?.members.length ?? 0;
    if (type === undefined && contract.enumType(name) === undefined) faults.push(`${name} can’t be read.`);
  }
  if (read.properties < counts.properties)
    faults.push(`Only ${read.properties} of ${counts.properties} properties are read.`);
  if (read.members !== counts.members) faults.push(`${read.members} of ${counts.members} enum members are read.`);
  return faults;
}
