import type { SourceId } from './sources.ts';

/** The EDM primitive types that the catalog's entity types use. */
export type EdmPrimitive = 'Edm.String' | 'Edm.Int32' | 'Edm.DateTimeOffset';

/** The type of a structural property, as CSDL declares it. */
export type PropertyType =
  | { readonly kind: 'primitive'; readonly edm: EdmPrimitive }
  | { readonly kind: 'enum'; readonly enumType: EnumTypeName }
  | { readonly kind: 'collection'; readonly item: EdmPrimitive };

/** A structural property of an entity type, in the order of the reference page. */
export interface Property {
  readonly name: string;
  readonly type: PropertyType;
  /** Whether `null` is a value of it. For a collection: whether the sources say so, although OData never has a null collection. */
  readonly nullable: boolean;
  /** Set by the service: the reference pages say so of `id`; CSDL carries no such annotation. */
  readonly readOnly: boolean;
  /** Microsoft's wording, its spelling included. */
  readonly description: string;
  readonly sources: readonly SourceId[];
}

/** A navigation property of an entity type. None of them stands on a reference page; all are in the metadata. */
export interface NavigationProperty {
  readonly name: string;
  /** The type that it leads to, without namespace. */
  readonly target: string;
  readonly collection: boolean;
  /** CSDL `ContainsTarget`: the targets live inside this entity. */
  readonly containsTarget: boolean;
  readonly description: string;
  readonly sources: readonly SourceId[];
}

/** A delegated or application permission of Microsoft Graph. */
export type Permission =
  | 'DeviceManagementConfiguration.ReadWrite.All'
  | 'DeviceManagementManagedDevices.ReadWrite.All'
  | 'DeviceManagementScripts.ReadWrite.All';

/** A collection that `POST` adds an entity to. */
export interface Route {
  /** Path below `{root}/beta`, with the path parameters as the reference pages print them. */
  readonly path: string;
  readonly sources: readonly SourceId[];
  /** Least privileged first, the same for delegated and application; absent where no source lists the route. */
  readonly documentedPermissions?: {
    readonly permissions: readonly Permission[];
    readonly sources: readonly SourceId[];
  };
}

/** One of the state entity types, with the collections that it is created in. */
export interface EntityType {
  /** Without namespace: `#microsoft.graph.<name>` is its `@odata.type`. */
  readonly name: string;
  readonly description: string;
  readonly properties: readonly Property[];
  readonly navigationProperties: readonly NavigationProperty[];
  readonly routes: readonly Route[];
  /** The path parameter of one entity in its collection, as the reference pages print it. */
  readonly keyParameter: string;
  /** The reference page of the create operation. */
  readonly createPage: SourceId;
  /** Address of the reference page of the type. */
  readonly resourcePage: string;
}

export type EnumTypeName = 'runState' | 'remediationState';

/** A member of an enum type. */
export interface EnumMember {
  readonly name: string;
  readonly value: number;
  /** Microsoft's wording, its spelling included. */
  readonly description: string;
  /** An enum member that is reserved for future values: valid, but not to be sent. */
  readonly sentinel?: true;
}

/** An enum type. */
export interface EnumType {
  readonly name: EnumTypeName;
  readonly members: readonly EnumMember[];
  /** Has an `unknownFutureValue` sentinel, so the service may know members that this catalog does not. */
  readonly evolvable: boolean;
  readonly page: string;
  readonly sources: readonly SourceId[];
}
