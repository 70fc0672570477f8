import type {
  EdmPrimitive,
  EnumType,
  NavigationProperty,
  Property,
  PropertyType,
  SingleType,
  StructuredType,
} from '../model.ts';
import type { SourceRef } from '../sources/index.ts';
import type { ContractLines, OperationLine, TypeLine } from './contract-lines.ts';
import { letters, marks } from './notation.ts';

/** A member of an entity, which the segment after it can name. */
export type Member =
  | { readonly kind: 'property'; readonly property: Property }
  | { readonly kind: 'navigation'; readonly navigation: NavigationProperty };

const ofTypes: { readonly standing: 'compiled'; readonly sources: readonly SourceRef[] } = {
  standing: 'compiled',
  sources: ['sdkModels'],
};
const ofOperations: typeof ofTypes = { standing: 'compiled', sources: ['sdkRequests'] };

const primitives: ReadonlyMap<string, EdmPrimitive> = new Map(
  Object.entries(letters).map(([edm, letter]) => [letter, edm as EdmPrimitive]),
);

/** Types that are checked by hand. They replace the compiled ones. */
export interface CheckedTypes {
  readonly structure: (name: string) => StructuredType | undefined;
  readonly enumType: (name: string) => EnumType | undefined;
}

/** The types of a compiled contract. Each is a single object, made on first use. */
export class CompiledTypes {
  readonly #lines: ContractLines;
  readonly #checked: CheckedTypes;
  readonly #structures = new Map<string, CompiledStructure>();
  readonly #enums = new Map<string, EnumType>();
  readonly #parameters = new Map<OperationLine, StructuredType>();

  constructor(lines: ContractLines, checked: CheckedTypes) {
    this.#lines = lines;
    this.#checked = checked;
  }

  /** The type with a name: the one that is checked by hand, else the compiled one. */
  known(name: string): StructuredType | undefined {
    return this.#checked.structure(name) ?? this.structure(name);
  }

  /** The same for an enum type. */
  knownEnum(name: string): EnumType | undefined {
    return this.#checked.enumType(name) ?? this.enumType(name);
  }

  /**
   * @param name in any case, without namespace
   * @returns undefined for an enum, too
   */
  structure(name: string): CompiledStructure | undefined {
    const known = this.#structures.get(name);
    if (known) return known;
    const line = this.#lines.type(name);
    if (line === undefined || isEnum(line)) return undefined;
    const made = this.#structures.get(line.name) ?? new CompiledStructure(line, this.#lines, this);
    this.#structures.set(line.name, made);
    return made;
  }

  /** @param name in any case, without namespace */
  enumType(name: string): EnumType | undefined {
    const known = this.#enums.get(name);
    if (known) return known;
    const line = this.#lines.type(name);
    if (line === undefined || !isEnum(line)) return undefined;
    const made = this.#enums.get(line.name) ?? enumOf(line);
    this.#enums.set(line.name, made);
    return made;
  }

  /** The type of one value; undefined for a type that the contract doesn't have. */
  single(written: WrittenType): SingleType | undefined {
    const edm = primitives.get(written.name);
    if (edm !== undefined) return { kind: 'primitive', edm };
    if (written.before.includes(marks.elsewhere)) return undefined;
    const structuredType = this.known(written.name);
    if (structuredType !== undefined) return { kind: 'structured', structuredType };
    const enumType = this.knownEnum(written.name);
    return enumType && { kind: 'enum', enumType };
  }

  /** The body of an action, or the parameters of a function. */
  parametersOf(operation: OperationLine): StructuredType {
    const known = this.#parameters.get(operation);
    if (known) return known;
    const made: StructuredType = {
      kind: 'parameters',
      name: operation.name,
      description: '',
      properties: wordsIn(operation.parameters).flatMap((token) => {
        const written = writtenType(token);
        const item = this.single(written);
        return item === undefined ? [] : [propertyOf(nameIn(token), written, item, ofOperations)];
      }),
      navigationProperties: [],
      derivedTypes: [],
      resourcePage: searchFor(operation.name),
      ...ofOperations,
    };
    this.#parameters.set(operation, made);
    return made;
  }

  /** The type that an operation returns; undefined if it returns nothing, or a type that the contract doesn't have. */
  returnedBy({ returns }: OperationLine): PropertyType | undefined {
    if (returns === undefined) return undefined;
    const written = writtenType(`:${returns}`);
    const item = this.single(written);
    return item && typeOf(written, item);
  }
}

/** A type of the contract that has properties. Its content is parsed on first use. */
export class CompiledStructure implements StructuredType {
  readonly kind: 'entity' | 'complex';
  readonly name: string;
  readonly description: string;
  readonly resourcePage: string;
  readonly standing = 'compiled';
  readonly sources = ofTypes.sources;
  readonly #line: TypeLine;
  readonly #lines: ContractLines;
  readonly #types: CompiledTypes;
  #tokens: ReadonlyMap<string, string> | undefined;
  #properties: readonly Property[] | undefined;
  #navigationProperties: readonly NavigationProperty[] | undefined;
  #derivedTypes: readonly StructuredType[] | undefined;

  constructor(line: TypeLine, lines: ContractLines, types: CompiledTypes) {
    this.kind = line.kind === 'entity' ? 'entity' : 'complex';
    this.name = line.name;
    this.description = line.description;
    this.resourcePage = searchFor(line.name);
    this.#line = line;
    this.#lines = lines;
    this.#types = types;
  }

  get base(): CompiledStructure | undefined {
    return this.#line.base === undefined ? undefined : this.#types.structure(this.#line.base);
  }

  get properties(): readonly Property[] {
    this.#properties ??= [
      ...(this.base?.properties ?? []),
      ...this.#members().flatMap((member) => (member.kind === 'property' ? [member.property] : [])),
    ];
    return this.#properties;
  }

  get navigationProperties(): readonly NavigationProperty[] {
    this.#navigationProperties ??= [
      ...(this.base?.navigationProperties ?? []),
      ...this.#members().flatMap((member) => (member.kind === 'navigation' ? [member.navigation] : [])),
    ];
    return this.#navigationProperties;
  }

  get derivedTypes(): readonly StructuredType[] {
    this.#derivedTypes ??= this.#lines.derivedFrom(this.name).flatMap((name) => {
      const type = this.#types.known(name);
      return type === undefined ? [] : [type, ...type.derivedTypes];
    });
    return this.#derivedTypes;
  }

  /** Whether it is a type, or derives from it. */
  isA(name: string): boolean {
    return this.name === name || (this.base?.isA(name) ?? false);
  }

  /** @param name in any case */
  member(name: string): Member | undefined {
    this.#tokens ??= new Map(wordsIn(this.#line.parts).map((token) => [nameIn(token).toLowerCase(), token]));
    const token = this.#tokens.get(name.toLowerCase());
    return token === undefined ? this.base?.member(name) : this.#member(token);
  }

  #members(): Member[] {
    return wordsIn(this.#line.parts).map((token) => this.#member(token));
  }

  /** A property whose target is an entity, or in another workload, is a navigation property: the models don't distinguish them. */
  #member(token: string): Member {
    const written = writtenType(token);
    const item = this.#types.single(written);
    return item === undefined || (item.kind === 'structured' && item.structuredType.kind === 'entity')
      ? { kind: 'navigation', navigation: navigationOf(nameIn(token), written) }
      : { kind: 'property', property: propertyOf(nameIn(token), written, item, ofTypes) };
  }
}

/** The type of a property, split into its marks and its name. */
interface WrittenType {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** @param token `name:*type!`, or a name alone */
function writtenType(token: string): WrittenType {
  const colon = token.indexOf(':');
  if (colon === -1) return { before: '', name: letters['Edm.String'], after: '' };
  const [, before = '', name = '', after = ''] = /^([*>]*)([\w.]*)([!~+=-]*)$/.exec(token.slice(colon + 1)) ?? [];
  return { before, name, after };
}

const nameIn = (token: string): string => token.split(':', 1)[0] ?? '';

const wordsIn = (parts: string): string[] => (parts === '' ? [] : parts.split(' '));

const typeOf = ({ before }: WrittenType, item: SingleType): PropertyType =>
  before.includes(marks.collection) ? { kind: 'collection', item } : item;

function propertyOf(name: string, written: WrittenType, item: SingleType, from: typeof ofTypes): Property {
  const isInWords = written.after.includes(marks.readOnlyInWords);
  return {
    name,
    type: typeOf(written, item),
    nullable: !written.after.includes(marks.notNull),
    readOnly: isInWords || written.after.includes(marks.readOnly),
    ...(isInWords ? { readOnlyInWords: true } : {}),
    description: '',
    ...from,
  };
}

const navigationOf = (name: string, written: WrittenType): NavigationProperty => ({
  name,
  target: written.name,
  collection: written.before.includes(marks.collection),
  containsTarget: written.after.includes(marks.contained)
    ? true
    : written.after.includes(marks.referred)
      ? false
      : undefined,
  description: '',
  ...ofTypes,
});

const isEnum = ({ kind }: TypeLine): boolean => kind === 'enum' || kind === 'flags';

const sentinel = 'unknownFutureValue';

function enumOf({ kind, name, parts }: TypeLine): EnumType {
  const members = wordsIn(parts);
  return {
    name,
    members: members.map((member) => ({
      name: member,
      value: undefined,
      description: '',
      ...(member === sentinel ? { sentinel: true } : {}),
    })),
    evolvable: members.includes(sentinel),
    isFlags: kind === 'flags',
    page: searchFor(name),
    ...ofTypes,
  };
}

/** A search, because no source has one part of a reference page's address: the section of the reference that a type belongs to. */
const searchFor = (name: string): string =>
  `https://learn.microsoft.com/search/?terms=${encodeURIComponent(`Microsoft Graph beta ${name}`)}`;
