// Writes the compiled contract of Intune: a line for each type and each operation that its paths and bodies need.
import { letters, marks, notation } from '../../src/catalog/compiled/notation.ts';
import { shortDescription } from './descriptions.ts';
import type { ModelEnum, ModelProperty, ModelStructure, ModelType } from './model-types.ts';
import { type Operation, type OperationType, type Requests, roots } from './operations.ts';
import type { Typings } from './typings.ts';

/** What the contract is compiled from. */
export interface ContractInput {
  readonly models: ReadonlyMap<string, ModelType>;
  readonly typings: Typings;
  readonly requests: Requests;
  /** Lines that name the sources of these, with their dates. */
  readonly sources: readonly string[];
}

/**
 * What the contract leaves out. Entity types of other workloads would bring in all of Graph: a user leads to mail, files, teams and
 * so on. An `untypedNode` is JSON of any form.
 */
const elsewhere = new Set(['user', 'untypedNode']);

/** Entity types that don't derive from `entity`, because their key isn't `id`. Nothing else in the models shows that. */
const withAnotherKey = new Set(['deviceHealthScriptPolicyState']);

/**
 * Writes the contract.
 *
 * @returns the same text for the same input
 * @throws if the notation can't express the input
 */
export function writeContract({ models, typings, requests, sources }: ContractInput): string {
  const { operations, navigations } = requests;
  const names = [...neededTypes(models, operations)].sort((a, b) => (a < b ? -1 : 1));
  const flags = flagsEnums(names, models, typings);
  const contained = new Map(navigations.map(({ owner, name, isContained }) => [`${owner} ${name}`, isContained]));
  const writer = new Writer(models, typings, flags, contained);
  const types = names.map((name) => {
    const type = models.get(name);
    if (type === undefined) throw new Error(`The models have no ${name}.`);
    return type.kind === 'enum' ? writer.enumLine(type) : writer.structureLine(type);
  });
  return [
    notation,
    ...sources,
    `roots ${Object.keys(roots).sort().join(' ')}`,
    `count ${types.length}`,
    ...types,
    ...operations.map((operation) => writer.operationLine(operation)),
    '',
  ].join('\n');
}

/** The types that the roots and operations lead to, through properties, base types and derived types. */
function neededTypes(models: ReadonlyMap<string, ModelType>, operations: readonly Operation[]): ReadonlySet<string> {
  const derived = new Map<string, string[]>();
  for (const type of models.values())
    if (type.kind === 'structure' && type.base !== undefined) {
      const siblings = derived.get(type.base);
      if (siblings) siblings.push(type.name);
      else derived.set(type.base, [type.name]);
    }
  const needed = new Set<string>();
  const found = [
    ...Object.keys(roots),
    ...operations.flatMap(({ boundTo, parameters, returns }) =>
      [boundTo, ...parameters, ...(returns === undefined ? [] : [returns])].map(({ type }) => type),
    ),
  ];
  for (let name = found.pop(); name !== undefined; name = found.pop()) {
    const type = models.get(name);
    if (type === undefined || needed.has(name) || elsewhere.has(name)) continue;
    needed.add(name);
    if (type.kind === 'enum') continue;
    if (type.base !== undefined) found.push(type.base);
    // Every entity type derives from `entity`.
    if (name !== 'entity') for (const one of derived.get(name) ?? []) found.push(one);
    for (const property of type.properties) found.push(property.type);
  }
  return needed;
}

/** The enum types whose values may have several members: they are collections in the models, but not in the typings. */
function flagsEnums(
  names: readonly string[],
  models: ReadonlyMap<string, ModelType>,
  typings: Typings,
): ReadonlySet<string> {
  const flags = new Set<string>();
  for (const name of names) {
    const type = models.get(name);
    if (type?.kind !== 'structure') continue;
    for (const property of type.properties)
      if (property.isCollection && models.get(property.type)?.kind === 'enum' && !typings(name, property.name)?.isArray)
        flags.add(property.type);
  }
  return flags;
}

class Writer {
  readonly #models: ReadonlyMap<string, ModelType>;
  readonly #typings: Typings;
  readonly #flags: ReadonlySet<string>;
  /** Whether a navigation property is contained, by `owner name`. */
  readonly #contained: ReadonlyMap<string, boolean>;

  constructor(
    models: ReadonlyMap<string, ModelType>,
    typings: Typings,
    flags: ReadonlySet<string>,
    contained: ReadonlyMap<string, boolean>,
  ) {
    this.#models = models;
    this.#typings = typings;
    this.#flags = flags;
    this.#contained = contained;
  }

  enumLine({ name, members, description }: ModelEnum): string {
    const written = members.map((member) => checked(member.name, /^[\w.-]+$/)).join(' ');
    return line([this.#flags.has(name) ? 'flags' : 'enum', checked(name, /^[\w.]{2,}$/)], [written], description);
  }

  structureLine(type: ModelStructure): string {
    const { name, base, properties, description } = type;
    const kind = this.#isEntity(name) ? 'entity' : 'complex';
    const written = properties.map((property) => this.#property(name, property)).join(' ');
    const head = [kind, checked(name, /^[\w.]{2,}$/), ...(base === undefined ? [] : [base])];
    return line(head, [written], description);
  }

  operationLine({ kind, name, boundTo, parameters, returns }: Operation): string {
    const bound = `${boundTo.isCollection ? marks.collection : ''}${boundTo.type}`;
    const written = parameters.map((one) => token(one.name, this.#type(one))).join(' ');
    return line([kind, bound, name], [written, ...(returns === undefined ? [] : [this.#type(returns)])], '');
  }

  #property(owner: string, { name, type, isCollection, isSerialized, description }: ModelProperty): string {
    const typed = this.#typings(owner, name);
    const isFlags = isCollection && this.#flags.has(type) && typed?.isArray === false;
    return token(
      checked(name, /^[\w.]+$/),
      `${this.#type({ type, isCollection: isCollection && !isFlags })}${typed?.isNullable === false ? marks.notNull : ''}${
        !isSerialized ? marks.readOnly : saysReadOnly(description) ? marks.readOnlyInWords : ''
      }${this.#containment(owner, name)}`,
    );
  }

  #containment(owner: string, name: string): string {
    const isContained = this.#contained.get(`${owner} ${name}`);
    return isContained === undefined ? '' : isContained ? marks.contained : marks.referred;
  }

  #type({ type, isCollection }: OperationType): string {
    const isPrimitive = Object.hasOwn(letters, type);
    if (!isPrimitive && !elsewhere.has(type) && !this.#models.has(type)) throw new Error(`The models have no ${type}.`);
    const written = isPrimitive
      ? letters[type as keyof typeof letters]
      : `${elsewhere.has(type) ? marks.elsewhere : ''}${type}`;
    return `${isCollection ? marks.collection : ''}${written}`;
  }

  #isEntity(name: string): boolean {
    for (let at: string | undefined = name; at !== undefined;) {
      if (at === 'entity' || withAnotherKey.has(at)) return true;
      const type = this.#models.get(at);
      at = type?.kind === 'structure' ? type.base : undefined;
    }
    return false;
  }
}

/** “Proprietary scripts are read-only” isn't about the property. */
const saysReadOnly = (description: string): boolean =>
  /(?:^|[.;']\s+)(?:this (?:property )?is (?:a )?)?read[- ]?only\b/i.test(description);

const token = (name: string, type: string): string => (type === letters['Edm.String'] ? name : `${name}:${type}`);

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new Error(`The notation can’t write ${JSON.stringify(text)}.`);
  return text;
}

/** `head|parts|description`, without trailing bars. */
function line(head: readonly string[], parts: readonly string[], description: string): string {
  const all = [head.join(' '), ...parts, shortDescription(description)];
  return all.slice(0, all.findLastIndex((part) => part !== '') + 1).join('|');
}
