// Reads the models of Microsoft's SDK for JavaScript, which Kiota generates from Graph's metadata.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModelEnum, ModelProperty, ModelStructure, ModelType } from './model-types.ts';

/** The EDM type that each reader of a parse node reads. `number`: the generated code doesn't say which numeric type it is. */
const primitives: Readonly<Record<string, string>> = {
  getStringValue: 'Edm.String',
  getNumberValue: 'number',
  getBooleanValue: 'Edm.Boolean',
  getDateValue: 'Edm.DateTimeOffset',
  getDateOnlyValue: 'Edm.Date',
  getTimeOnlyValue: 'Edm.TimeOfDay',
  getDurationValue: 'Edm.Duration',
  getGuidValue: 'Edm.Guid',
  getByteArrayValue: 'Edm.Binary',
};

const primitiveItems: Readonly<Record<string, string>> = {
  string: 'Edm.String',
  number: 'number',
  boolean: 'Edm.Boolean',
  Date: 'Edm.DateTimeOffset',
  Guid: 'Edm.Guid',
};

/** Properties in the generated code that aren't in the metadata. */
const notInMetadata = new Set(['backingStoreEnabled', '@odata.type']);

interface Module {
  readonly folder: string;
  /** Below `microsoft.graph`, with a trailing dot; empty for `microsoft.graph` itself. */
  readonly namespace: string;
}

/**
 * Reads every type of the models.
 *
 * @param folder `models` of the package, which has an `index.js` and an `index.d.ts` for each namespace
 * @returns the types by name, without `microsoft.graph`
 * @throws if the generated code has a form that this reader doesn't support
 */
export function readModels(folder: string): ReadonlyMap<string, ModelType> {
  const modules = modulesIn(folder, '');
  const namespaces = new Map(modules.map((module) => [path.resolve(module.folder), module.namespace]));
  const types = new Map<string, ModelType>();
  for (const module of modules)
    for (const type of typesOf(module, namespaces)) {
      if (types.has(type.name)) throw new Error(`The models define ${type.name} twice.`);
      types.set(type.name, type);
    }
  for (const type of types.values())
    if (type.kind === 'structure' && type.base !== undefined && !types.has(type.base))
      throw new Error(`${type.name} derives from ${type.base}, which the models don’t have.`);
  return types;
}

function modulesIn(folder: string, namespace: string): Module[] {
  const inner = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => modulesIn(path.join(folder, name), `${namespace}${name}.`));
  return existsSync(path.join(folder, 'index.js')) ? [{ folder, namespace }, ...inner] : inner;
}

function* typesOf({ folder, namespace }: Module, namespaces: ReadonlyMap<string, string>): Generator<ModelType> {
  const code = readFileSync(path.join(folder, 'index.js'), 'utf8');
  const declarations = declarationsIn(readFileSync(path.join(folder, 'index.d.ts'), 'utf8'));
  const parts = code.split('\nexport ');
  const names = new TypeNames(namespace, imported(code, folder, namespaces));
  for (const part of parts) names.learnSpellings(part);

  const written = new Map<string, ReadonlySet<string>>();
  for (const part of parts) {
    const name = /^function serialize(\w+)\(/.exec(part)?.[1];
    if (name !== undefined)
      written.set(name, new Set(Array.from(part.matchAll(/writer\.write\w+\("([^"]+)"/g), ([, key = '']) => key)));
  }

  for (const [index, part] of parts.entries()) {
    const enumName = /^const (\w+)Object = \{\n/.exec(part)?.[1];
    if (enumName !== undefined) yield enumOf(names.of(enumName), part, descriptionBefore(parts[index - 1] ?? ''));
    const name = /^function deserializeInto(\w+)\(/.exec(part)?.[1];
    if (name === undefined || isEnvelope(name, part)) continue;
    const serialized = written.get(name);
    if (serialized === undefined) throw new Error(`The models have no serialize${name}.`);
    yield structureOf(names, name, part, serialized, declarations.get(name));
  }
}

/** A page of a collection in a response isn't a type of the metadata. `deviceLogCollectionResponse` only has the name of one. */
const isEnvelope = (name: string, part: string): boolean =>
  /^Base(?:CollectionPaginationCount|DeltaFunction)Response$/.test(name) ||
  /\bdeserializeIntoBase(?:CollectionPaginationCount|DeltaFunction)Response\(/.test(part.slice(name.length + 30));

/** What the models call the types of other modules, and how Graph spells the names of types. */
class TypeNames {
  readonly #namespace: string;
  readonly #imported: ReadonlyMap<string, { readonly namespace: string; readonly name: string }>;
  readonly #spellings = new Map<string, string>();

  constructor(
    namespace: string,
    importedNames: ReadonlyMap<string, { readonly namespace: string; readonly name: string }>,
  ) {
    this.#namespace = namespace;
    this.#imported = importedNames;
  }

  /**
   * Learns how `@odata.type` spells types, from the code that reads it. If two namespaces have a type of the same name, the
   * generated code may return the wrong one of the two.
   */
  learnSpellings(part: string): void {
    for (const [, qualified = '', local = ''] of part.matchAll(
      /case "#microsoft\.graph\.([\w.]+)":\n +return (deserializeInto\w+);/g,
    )) {
      const regular = this.typeNameOf(local);
      if (regular.toLowerCase() === qualified.toLowerCase()) this.#spellings.set(regular.toLowerCase(), qualified);
    }
  }

  /** The name of the type that a part declares. */
  of(name: string): string {
    return this.#spelled(this.#namespace, name);
  }

  /** The name of the type that a function or object of the models is for. */
  typeNameOf(local: string): string {
    const { namespace, name } = this.#imported.get(local) ?? { namespace: this.#namespace, name: local };
    return this.#spelled(namespace, bareName(name));
  }

  #spelled(namespace: string, name: string): string {
    const regular = `${namespace}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    return this.#spellings.get(regular.toLowerCase()) ?? regular;
  }
}

/** The name of the type that a function or an object of the generated code is for, in the spelling of that code. */
export const bareName = (name: string): string =>
  name.replace(/^(?:create|deserializeInto|serialize)/, '').replace(/(?:FromDiscriminatorValue|Object)$/, '');

function imported(
  code: string,
  folder: string,
  namespaces: ReadonlyMap<string, string>,
): ReadonlyMap<string, { readonly namespace: string; readonly name: string }> {
  const found = new Map<string, { readonly namespace: string; readonly name: string }>();
  for (const line of code.slice(0, code.indexOf('\nexport ')).split('\n')) {
    const [, list = '', file = ''] = /^import \{([^}]*)\} from '([^']+)';$/.exec(line) ?? [];
    const namespace = namespaces.get(path.resolve(folder, path.dirname(file)));
    if (namespace === undefined) continue;
    for (const entry of list.split(',')) {
      const [name = '', alias = name] = entry.trim().split(' as ');
      found.set(alias, { namespace, name });
    }
  }
  return found;
}

/** Microsoft's descriptions of an interface and of its members. */
interface Declaration {
  readonly description: string;
  readonly members: ReadonlyMap<string, string>;
}

function declarationsIn(text: string): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  const parts = text.split('\nexport ');
  for (const [index, part] of parts.entries()) {
    const name = /^interface (\w+)[ <]/.exec(part)?.[1];
    if (name === undefined) continue;
    const members = new Map<string, string>();
    for (const piece of part.split('\n    /**\n').slice(1)) {
      const end = piece.indexOf('*/\n');
      const member = /^ *"?([\w@.]+)"?\?: /.exec(piece.slice(end + 3))?.[1];
      if (member !== undefined) members.set(member, sentences(piece.slice(0, end)));
    }
    found.set(name, { description: descriptionBefore(parts[index - 1] ?? ''), members });
  }
  return found;
}

/** The comment at the end of the text before a declaration. */
function descriptionBefore(text: string): string {
  const end = /\*\/(?:\n\/\/ @ts-ignore)?\s*$/.exec(text)?.index;
  const start = end === undefined ? -1 : text.lastIndexOf('/**', end);
  return end === undefined || start === -1 ? '' : sentences(text.slice(start + 3, end));
}

/** A comment without its stars, on one line. */
const sentences = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => line.trim().replace(/^\*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('@'))
    .join(' ');

function enumOf(name: string, part: string, description: string): ModelEnum {
  const body = part.slice(part.indexOf('{\n') + 2, part.indexOf('\n};'));
  const members: { name: string; description: string }[] = [];
  let comment = '';
  for (const line of body.split('\n')) {
    const text = /^ +\/\*\* (.*) \*\/$/.exec(line)?.[1];
    const member = /^ +(?:\w+|"[^"]+"): "([^"]*)",$/.exec(line)?.[1];
    if (text !== undefined) comment = text.trim();
    else if (member !== undefined) {
      members.push({ name: member, description: comment });
      comment = '';
    } else throw new Error(`The enum ${name} has a line in another form: ${line}`);
  }
  return { kind: 'enum', name, description, members };
}

function structureOf(
  names: TypeNames,
  local: string,
  part: string,
  serialized: ReadonlySet<string>,
  declaration: Declaration | undefined,
): ModelStructure {
  const name = names.of(local);
  const base = /Object\.assign\(\{\}, (deserializeInto\w+)\(/.exec(part)?.[1];
  const properties: ModelProperty[] = [];
  for (const [, property = '', expression = ''] of part.matchAll(/"([^"]+)": n => \{ [^=]+= ([^}]*?);? \}/g)) {
    if (notInMetadata.has(property)) continue;
    const type = typeRead(expression, (argument) => names.typeNameOf(argument));
    if (type === undefined) throw new Error(`${name} reads ${property} in another form: ${expression}`);
    properties.push({
      name: property,
      ...type,
      isSerialized: serialized.has(property),
      description: declaration?.members.get(property) ?? '',
    });
  }
  const readers = part.split('": n => {').length - 1;
  const read = Array.from(part.matchAll(/"([^"]+)": n => \{/g), ([, property = '']) => property);
  if (readers !== properties.length + read.filter((property) => notInMetadata.has(property)).length)
    throw new Error(
      `${name} reads ${readers} properties, of which ${properties.length} have a form that is supported.`,
    );
  return {
    kind: 'structure',
    name,
    base: base === undefined ? undefined : names.typeNameOf(base),
    description: declaration?.description ?? '',
    properties,
  };
}

/**
 * The type of what an expression such as `n.getEnumValue(RunStateObject)` reads.
 *
 * @param nameOf finds the name of a type by what the generated code calls it
 * @returns undefined if the expression has another form
 */
export function typeRead(
  expression: string,
  nameOf: (local: string) => string,
): { readonly type: string; readonly isCollection: boolean } | undefined {
  const [, reader = '', argument = ''] = /\bn\.(get\w+)(?:<[^>]*>)?\("?(\w*)"?\)/.exec(expression) ?? [];
  const primitive = primitives[reader];
  if (primitive !== undefined) return { type: primitive, isCollection: false };
  if (argument === '') return undefined;
  switch (reader) {
    case 'getEnumValue':
    case 'getObjectValue':
      return { type: nameOf(argument), isCollection: false };
    case 'getCollectionOfEnumValues':
    case 'getCollectionOfObjectValues':
      return { type: nameOf(argument), isCollection: true };
    case 'getCollectionOfPrimitiveValues': {
      const item = primitiveItems[argument];
      return item === undefined ? undefined : { type: item, isCollection: true };
    }
    default:
      return undefined;
  }
}
