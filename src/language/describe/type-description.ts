import type { EnumType, Property, PropertyType, Standing, StructuredType } from '../../catalog/model.ts';
import { type Source, sourceId, sourceOf, type SourceRef } from '../../catalog/sources/index.ts';
import { typeName } from '../contributions/type-name.ts';

/** The source of a fact, and how far it can be relied on. */
export interface Fact {
  readonly standing: Standing;
  /** Keys of `citations`. */
  readonly sources: readonly string[];
}

export interface PropertyDescription extends Fact {
  readonly name: string;
  /** In CSDL notation: `Edm.String`, `Collection(graph.runState)`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly readOnly: boolean;
  /** Whether it's read-only by Microsoft's wording alone. */
  readonly readOnlyInWords: boolean;
  readonly description: string;
  /** For an enum: the possible values; null otherwise. */
  readonly members: readonly string[] | null;
  /** For an enum: whether a value may be several members, separated by commas. */
  readonly isFlags: boolean;
}

export interface TypeDescription extends Fact {
  /** Without namespace. */
  readonly name: string;
  readonly kind: StructuredType['kind'] | 'enum';
  readonly description: string;
  /** Address of the reference page, or of a search for it. */
  readonly page: string;
  readonly properties: readonly PropertyDescription[];
  readonly navigationProperties: readonly (Fact & { readonly name: string; readonly type: string })[];
  /** Names of the derived types that an object may have instead, by its `@odata.type`. */
  readonly derivedTypes: readonly string[];
  /** Of an enum. */
  readonly members: readonly string[] | null;
}

/** What else is described: the types of the objects in it, and the sources of all facts. */
export interface Described {
  /** Types of the objects inside, and of those in them, by name. */
  readonly types: Readonly<Record<string, TypeDescription>>;
  readonly citations: Readonly<Record<string, Source>>;
}

/** The structured type of a property’s value, or of each of its values. */
export function structureIn(type: PropertyType | undefined): StructuredType | undefined {
  const single = type?.kind === 'collection' ? type.item : type;
  return single?.kind === 'structured' ? single.structuredType : undefined;
}

const enumIn = (type: PropertyType): EnumType | undefined => {
  const single = type.kind === 'collection' ? type.item : type;
  return single.kind === 'enum' ? single.enumType : undefined;
};

/** Describes types, and collects what a description includes besides its own type. */
export class Found {
  readonly #types = new Map<string, TypeDescription>();
  readonly #citations = new Map<string, Source>();
  /** Types inside that aren't described yet. */
  readonly #open: StructuredType[] = [];

  cite(refs: readonly SourceRef[]): readonly string[] {
    for (const ref of refs) this.#citations.set(sourceId(ref), sourceOf(ref));
    return refs.map(sourceId);
  }

  describe(type: StructuredType): TypeDescription {
    const { name, kind, description, resourcePage, standing } = type;
    return {
      ...{ name, kind, description, page: resourcePage, standing, sources: this.cite(type.sources) },
      properties: type.properties.map((property) => this.#property(property)),
      navigationProperties: type.navigationProperties.map((navigation) => ({
        name: navigation.name,
        type: navigation.collection ? `Collection(graph.${navigation.target})` : `graph.${navigation.target}`,
        standing: navigation.standing,
        sources: this.cite(navigation.sources),
      })),
      derivedTypes: type.derivedTypes.map((derived) => derived.name),
      members: null,
    };
  }

  describeEnum({ name, page, members, standing, sources: ids }: EnumType): TypeDescription {
    return {
      ...{ name, kind: 'enum', description: '', page, standing, sources: this.cite(ids) },
      ...{ properties: [], navigationProperties: [], derivedTypes: [] },
      members: members.map((member) => member.name),
    };
  }

  /** @param own the type that the description is for */
  rest(own: TypeDescription | undefined): Described {
    for (let type = this.#open.pop(); type !== undefined; type = this.#open.pop()) {
      if (type.name === own?.name || this.#types.has(type.name)) continue;
      this.#types.set(type.name, this.describe(type));
      for (const derived of type.derivedTypes) this.#open.push(derived);
    }
    return { types: Object.fromEntries(this.#types), citations: Object.fromEntries(this.#citations) };
  }

  #property(property: Property): PropertyDescription {
    const { name, type, nullable, readOnly, readOnlyInWords, description, standing } = property;
    const structure = structureIn(type);
    if (structure) this.#open.push(structure);
    const enumType = enumIn(type);
    return {
      ...{ name, type: typeName(property), nullable, readOnly, readOnlyInWords: readOnlyInWords === true, description },
      members: enumType?.members.map((member) => member.name) ?? null,
      isFlags: enumType?.isFlags ?? false,
      ...{ standing, sources: this.cite(property.sources) },
    };
  }
}
