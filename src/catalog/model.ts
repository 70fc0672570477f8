import type { SourceRef } from './sources/index.ts';

/**
 * The primitive EDM types of Graph's properties (OData 4.01, Common Schema Definition Language, 4.1), and `number`: a
 * numeric type, of which the source doesn't say which one it is.
 */
export type EdmPrimitive =
  | 'Edm.Binary'
  | 'Edm.Boolean'
  | 'Edm.Date'
  | 'Edm.DateTimeOffset'
  | 'Edm.Decimal'
  | 'Edm.Double'
  | 'Edm.Duration'
  | 'Edm.Guid'
  | 'Edm.Int32'
  | 'Edm.Int64'
  | 'Edm.Single'
  | 'Edm.String'
  | 'Edm.TimeOfDay'
  | 'number';

/** The type of one value. Includes the named types themselves, so that callers need no lookup. */
export type SingleType =
  | { readonly kind: 'primitive'; readonly edm: EdmPrimitive }
  | { readonly kind: 'enum'; readonly enumType: EnumType }
  /** A complex type, or the entity type of a parameter's value. */
  | { readonly kind: 'structured'; readonly structuredType: StructuredType };

/** The type of a structural property, as CSDL declares it. */
export type PropertyType = SingleType | { readonly kind: 'collection'; readonly item: SingleType };

/**
 * How reliable a fact is: `checked` by hand against each of its sources, or `compiled` from the models of Microsoft's SDK,
 * which were generated from the metadata.
 */
export type Standing = 'checked' | 'compiled';

/** A structural property of a structured type, in the order of the reference page. */
export interface Property {
  readonly name: string;
  readonly type: PropertyType;
  /** Whether it may be `null`. For a collection: whether the sources say so, although OData never has a null collection. */
  readonly nullable: boolean;
  /** Set by the service: the reference pages say so, or the metadata marks it. */
  readonly readOnly: boolean;
  /** Whether it's read-only by Microsoft's wording alone. */
  readonly readOnlyInWords?: true;
  /** Microsoft's wording, its spelling included; empty if there is none. */
  readonly description: string;
  readonly standing: Standing;
  readonly sources: readonly SourceRef[];
}

/** A navigation property of an entity type. */
export interface NavigationProperty {
  readonly name: string;
  /** The type of its target, without namespace. */
  readonly target: string;
  readonly collection: boolean;
  /** CSDL `ContainsTarget`: the targets live inside this entity. Undefined: the source doesn't say. */
  readonly containsTarget: boolean | undefined;
  readonly description: string;
  readonly standing: Standing;
  readonly sources: readonly SourceRef[];
}

/** A delegated or application permission of Microsoft Graph. */
export type Permission =
  | 'DeviceManagementConfiguration.ReadWrite.All'
  | 'DeviceManagementManagedDevices.ReadWrite.All'
  | 'DeviceManagementScripts.ReadWrite.All';

/** What a path addresses. `function` and `action`: an operation bound to the resource before it. */
export type Resource = 'collection' | 'entity' | 'singleton' | 'action' | 'function' | 'managedDevice';

/** The location of entities of a type, or of an operation on them. */
export interface Route {
  /** Path below `{root}/beta`, with the path parameters as the reference pages print them. */
  readonly path: string;
  readonly sources: readonly SourceRef[];
  /** Least privileged first, the same for delegated and application; absent if no source lists the route. */
  readonly documentedPermissions?: {
    readonly permissions: readonly Permission[];
    readonly sources: readonly SourceRef[];
  };
  /** Methods that are documented, but reported to be missing in the service. */
  readonly notImplemented?: {
    readonly methods: readonly string[];
    /** What to call instead: the last segment of a sibling path. */
    readonly use: string;
    readonly sources: readonly SourceRef[];
  };
}

/** A type that has properties: an entity type, a complex type, or the parameters of an action. */
export interface StructuredType {
  readonly kind: 'entity' | 'complex' | 'parameters';
  /** Without namespace: `#microsoft.graph.<name>` is its `@odata.type`. Of parameters: the name of the action. */
  readonly name: string;
  /** Microsoft's wording; empty if there is none. */
  readonly description: string;
  /** Including those of its base types. */
  readonly properties: readonly Property[];
  readonly navigationProperties: readonly NavigationProperty[];
  /** Set if the type is abstract: every object is of a derived type. */
  readonly isAbstract?: true;
  /**
   * All types that derive from it, directly or indirectly, without the abstract ones: `@odata.type` says which one an object is.
   */
  readonly derivedTypes: readonly StructuredType[];
  /** Address of the reference page of the type, or of a search for it. */
  readonly resourcePage: string;
  readonly standing: Standing;
  readonly sources: readonly SourceRef[];
}

/** An entity type of the catalog, with the collections in which it is created. */
export interface EntityType extends StructuredType {
  readonly kind: 'entity';
  readonly routes: readonly Route[];
  /** The path parameter of one entity in its collection, as the reference pages print it. */
  readonly keyParameter: string;
  /** The reference page of the create operation. */
  readonly createPage: SourceRef;
}

/** An entity type of the catalog with a single entity, the target of a navigation property: it has no key, and nothing creates it. */
export interface SingletonType extends StructuredType {
  readonly kind: 'entity';
  readonly routes: readonly Route[];
  /** The reference page of the update operation. */
  readonly updatePage: SourceRef;
}

/** An action or a function: an operation bound to a collection, or to one entity of it. */
export interface BoundOperation {
  /** A function is called with GET, an action with POST. */
  readonly kind: 'action' | 'function';
  readonly name: string;
  /** Microsoft's wording; empty if there is none. */
  readonly description: string;
  /** Ends with the operation's name. */
  readonly route: Route;
  /** The body of an action; undefined if there is none. */
  readonly parameters: StructuredType | undefined;
  /** The content of the response; undefined if there is none: 204 No Content. */
  readonly returns: PropertyType | undefined;
  /** The reference page of the operation. */
  readonly page: SourceRef;
  readonly standing: Standing;
  readonly sources: readonly SourceRef[];
}

/** A member of an enum type. */
export interface EnumMember {
  readonly name: string;
  /** Undefined if the source doesn't say. */
  readonly value: number | undefined;
  /** Microsoft's wording, its spelling included; empty if there is none. */
  readonly description: string;
  /** An enum member that is reserved for future values: valid, but not to be sent. */
  readonly sentinel?: true;
}

/** An enum type. */
export interface EnumType {
  readonly name: string;
  readonly members: readonly EnumMember[];
  /** Has an `unknownFutureValue` sentinel, so the service may know members that this catalog doesn't. */
  readonly evolvable: boolean;
  /** Whether a value may be several members, separated by commas. */
  readonly isFlags: boolean;
  readonly page: string;
  readonly standing: Standing;
  readonly sources: readonly SourceRef[];
}
