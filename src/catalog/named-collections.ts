import { graphVersion } from './url/graph-url.ts';
import type { StructuredType } from './model.ts';
import { segmentsIn, meantBy } from './url/path-segments.ts';
import { newerPermission, readingPermission } from './permissions.ts';
import { matchRoute } from './routes.ts';
import type { SourceRef } from './sources/index.ts';

/** A collection whose entities users know by name, not by id. */
export interface NamedCollection {
  /** Below the version, without a trailing slash: `/deviceManagement/deviceShellScripts`. */
  readonly path: string;
  readonly version: string;
  /** The type of its entities, without namespace. */
  readonly typeName: string;
  /** The property that holds the name. */
  readonly nameProperty: string;
  /** A property that distinguishes entities of the same name. */
  readonly detailProperty: string | undefined;
  /** Any one of these is sufficient to list it; empty if no source says. */
  readonly permissions: readonly string[];
  /** Whether the sandbox has it. */
  readonly isInSandbox: boolean;
}

type ListedCollection = Pick<
  NamedCollection,
  'path' | 'typeName' | 'nameProperty' | 'detailProperty' | 'permissions'
> & {
  readonly sources: readonly SourceRef[];
};

/** Collections other than those of scripts: of what scripts are assigned to, and what they run on. Both versions of Graph have them. */
export const listedCollections: readonly ListedCollection[] = [
  {
    path: '/groups',
    typeName: 'group',
    nameProperty: 'displayName',
    detailProperty: undefined,
    permissions: ['GroupMember.Read.All', 'Group.Read.All'],
    sources: ['groupListPage', 'types'],
  },
  {
    path: '/users',
    typeName: 'user',
    nameProperty: 'displayName',
    detailProperty: 'userPrincipalName',
    // The first isn't available as an application permission.
    permissions: ['User.ReadBasic.All', 'User.Read.All'],
    sources: ['userListPage', 'types'],
  },
  {
    path: '/devices',
    typeName: 'device',
    nameProperty: 'displayName',
    detailProperty: undefined,
    permissions: ['Device.Read.All'],
    sources: ['deviceListPage', 'types'],
  },
  {
    path: '/deviceManagement/managedDevices',
    typeName: 'managedDevice',
    nameProperty: 'deviceName',
    detailProperty: 'userPrincipalName',
    permissions: ['DeviceManagementManagedDevices.Read.All'],
    sources: ['managedDeviceListPage', 'types'],
  },
];

/** Properties of Intune’s types that name an entity, in order of preference: a type has one of them, or none. */
const namingProperties = ['displayName', 'name', 'deviceName', 'userPrincipalName'] as const;

/**
 * The collection at a path, if the contract or a documentation page says which property names its entities.
 *
 * @param path below the version, without `{placeholders}`
 * @param version in any case
 * @returns undefined for anything else, including collections of unnamed entities
 */
export function namedCollectionAt(path: string, version: string): NamedCollection | undefined {
  const match = version.toLowerCase() === graphVersion ? matchRoute(path, version) : undefined;
  const isInSandbox = match?.resource === 'collection';
  const written = segmentsIn(path).map(({ text }) => meantBy(text).toLowerCase());
  const listed = listedCollections.find((one) => one.path.toLowerCase() === `/${written.join('/')}`);
  if (listed) {
    const { typeName, nameProperty, detailProperty, permissions } = listed;
    return { path, version, typeName, nameProperty, detailProperty, permissions, isInSandbox };
  }
  if (match?.resource !== 'collection') return undefined;
  const { entityType, route, standing } = match;
  const nameProperty = namingPropertyOf(entityType);
  if (nameProperty === undefined) return undefined;
  const documented = route.documentedPermissions?.permissions ?? [];
  return {
    path,
    version,
    typeName: entityType.name,
    nameProperty,
    detailProperty:
      nameProperty !== 'userPrincipalName' && hasText(entityType, 'userPrincipalName')
        ? 'userPrincipalName'
        : undefined,
    permissions:
      standing === 'compiled' ? [] : [...new Set([newerPermission.permission, ...documented].map(readingPermission))],
    isInSandbox,
  };
}

/** The property that names entities of a type; undefined if it has none. */
export const namingPropertyOf = (type: StructuredType): string | undefined =>
  namingProperties.find((name) => hasText(type, name));

const hasText = ({ properties }: StructuredType, wanted: string): boolean =>
  properties.some(({ name, type }) => name === wanted && type.kind === 'primitive' && type.edm === 'Edm.String');
