/** A property in the generated models: structural, or a navigation property. */
export interface ModelProperty {
  readonly name: string;
  /** An EDM type, `number`, or the name of a type in the models. */
  readonly type: string;
  readonly isCollection: boolean;
  /** Whether it's written into requests: Kiota leaves out what the metadata marks as computed. */
  readonly isSerialized: boolean;
  readonly description: string;
}

/** A type that has properties. The models don't distinguish entity types from complex types: entity types derive from `entity`. */
export interface ModelStructure {
  readonly kind: 'structure';
  /** Without `microsoft.graph`. */
  readonly name: string;
  readonly base: string | undefined;
  readonly description: string;
  /** Without those of its base types. */
  readonly properties: readonly ModelProperty[];
}

export interface ModelEnum {
  readonly kind: 'enum';
  readonly name: string;
  readonly description: string;
  readonly members: readonly { readonly name: string; readonly description: string }[];
}

export type ModelType = ModelStructure | ModelEnum;
