import type { Property, PropertyType, StructuredType } from '../model.ts';
import { meantBy, segmentsIn } from '../url/path-segments.ts';
import { keyName } from './collections.ts';
import type { ContractLines, OperationLine } from './contract-lines.ts';
import type { CompiledStructure, CompiledTypes } from './types.ts';

/** An action or a function of the contract. */
export interface CompiledOperation {
  readonly kind: 'action' | 'function';
  readonly name: string;
  /** The type that it's bound to, without namespace. */
  readonly boundTo: string;
  /** Whether it's bound to the collection, not to one entity. */
  readonly isBoundToCollection: boolean;
  /** The properties of an action's body, or the parameters in a function's parentheses. */
  readonly parameters: StructuredType;
  /** Undefined if it returns nothing, or a type that the contract doesn't have. */
  readonly returns: PropertyType | undefined;
}

/** The key of an entity in a path. */
export interface CompiledKey {
  /** As reference pages name it: `deviceHealthScriptId`. */
  readonly name: string;
  /** As written: still percent-encoded, or a `{placeholder}`. */
  readonly value: string;
}

/** What a path addresses. */
export type Addressed = {
  /** The path as reference pages print it: `/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/assign`. */
  readonly template: string;
  readonly keys: readonly CompiledKey[];
} & (
  | {
      /** `singleton`: an entity without a key, because it is the target of a property. */
      readonly kind: 'collection' | 'entity' | 'singleton';
      /** After a cast, the type that it names. */
      readonly type: StructuredType;
    }
  /** `$ref`: the links to entities of a type, or to one. */
  | { readonly kind: '$ref'; readonly type: StructuredType; readonly isCollection: boolean }
  | { readonly kind: '$count'; readonly type: StructuredType }
  | { readonly kind: '$value'; readonly type: StructuredType; readonly property: Property | undefined }
  | { readonly kind: 'action' | 'function'; readonly operation: CompiledOperation }
  | { readonly kind: 'property'; readonly owner: StructuredType; readonly property: Property }
);

type Without<T> = T extends unknown ? Omit<T, 'template' | 'keys'> : never;

/** What a path addresses up to a segment. */
type Place = Without<Addressed>;

/** A step along one segment: the resulting place, the segment as reference pages print it, and the keys in it. */
interface Step {
  readonly place: Place;
  readonly printed: string;
  readonly key?: CompiledKey;
}

/**
 * Finds what a path addresses by following the properties and operations of the contract's types. Ignores case, as the
 * service does. A key is a segment, or in OData's parentheses.
 *
 * @param path below the version
 * @returns undefined if the contract doesn't say, which doesn't mean that the path is wrong
 */
export function resolvePath(path: string, lines: ContractLines, types: CompiledTypes): Addressed | undefined {
  const [first, ...rest] = segmentsIn(path).map(({ text }) => text);
  const name = meantBy(first ?? '').toLowerCase();
  const root = lines.roots.find((one) => one.toLowerCase() === name);
  const type = root === undefined ? undefined : types.structure(root);
  if (root === undefined || type === undefined) return undefined;
  let place: Place = { kind: 'singleton', type: types.known(root) ?? type };
  let template = `/${root}`;
  const keys: CompiledKey[] = [];
  for (const segment of rest) {
    const steps = stepsOf(place, segment, lines, types);
    if (steps === undefined) return undefined;
    for (const step of steps) {
      place = step.place;
      template += step.printed;
      if (step.key) keys.push(step.key);
    }
  }
  return { ...place, template, keys };
}

/** A segment, split where OData's parentheses begin. */
interface Written {
  readonly segment: string;
  /** Decoded. */
  readonly name: string;
  /** The text in the parentheses: a key, or a function's parameters. Undefined without them. */
  readonly inParentheses: string | undefined;
}

function written(segment: string): Written {
  const meant = meantBy(segment);
  const open = meant.indexOf('(');
  return open > 0 && meant.endsWith(')')
    ? { segment, name: meant.slice(0, open), inParentheses: meant.slice(open + 1, -1) }
    : { segment, name: meant, inParentheses: undefined };
}

function stepsOf(place: Place, text: string, lines: ContractLines, types: CompiledTypes): readonly Step[] | undefined {
  const segment = written(text);
  // Neither a name nor a key begins like this.
  if (segment.name.startsWith('$')) return special(place, segment.name.toLowerCase());
  switch (place.kind) {
    case 'collection':
      return cast(place, segment, types) ?? operation(place, segment, lines, types) ?? key(place, segment);
    case 'entity':
    case 'singleton':
      return (
        cast(place, segment, types) ??
        member(structureOf(place.type, types), segment, types) ??
        operation(place, segment, lines, types)
      );
    case 'property':
      return place.property.type.kind === 'structured'
        ? member(structureOf(place.property.type.structuredType, types), segment, types)
        : undefined;
    case '$ref':
    case '$count':
    case '$value':
    case 'action':
    case 'function':
      return undefined;
    default:
      return place satisfies never;
  }
}

const structureOf = ({ name }: StructuredType, types: CompiledTypes): CompiledStructure | undefined =>
  types.structure(name);

function special(place: Place, name: string): readonly Step[] | undefined {
  const step = (end: Place): Step[] => [{ place: end, printed: `/${name}` }];
  if (place.kind === 'property')
    return name === '$value' ? step({ kind: '$value', type: place.owner, property: place.property }) : undefined;
  if (place.kind !== 'collection' && place.kind !== 'entity' && place.kind !== 'singleton') return undefined;
  const { type } = place;
  const isCollection = place.kind === 'collection';
  switch (name) {
    case '$count':
      return isCollection ? step({ kind: '$count', type }) : undefined;
    case '$ref':
      return step({ kind: '$ref', type, isCollection });
    case '$value':
      return isCollection ? undefined : step({ kind: '$value', type, property: undefined });
    default:
      return undefined;
  }
}

/** A place that holds entities. */
type EntityPlace = Extract<Place, { readonly kind: 'collection' | 'entity' | 'singleton' }>;

const namespaces = /^(?:microsoft\.graph|graph)\./i;

/** `graph.win32LobApp`: a cast, after which the path addresses that type. */
function cast(place: EntityPlace, { name, inParentheses }: Written, types: CompiledTypes): readonly Step[] | undefined {
  if (!namespaces.test(name) || (inParentheses !== undefined && place.kind !== 'collection')) return undefined;
  const derived = types.structure(name.replace(namespaces, ''));
  if (!derived?.isA(place.type.name)) return undefined;
  const type = types.known(derived.name) ?? derived;
  const printed = `/graph.${type.name}`;
  const step: Step = { place: { kind: place.kind, type }, printed };
  return inParentheses === undefined ? [step] : [step, keyStep(type, inParentheses)];
}

function member(
  owner: CompiledStructure | undefined,
  { name, inParentheses }: Written,
  types: CompiledTypes,
): readonly Step[] | undefined {
  const found = owner?.member(name);
  if (owner === undefined || found === undefined) return undefined;
  if (found.kind === 'property')
    return inParentheses === undefined
      ? [{ place: { kind: 'property', owner, property: found.property }, printed: `/${found.property.name}` }]
      : undefined;
  const { navigation } = found;
  const type = types.known(navigation.target);
  // Its target is in another workload.
  if (type === undefined) return undefined;
  const printed = `/${navigation.name}`;
  if (inParentheses === undefined)
    return [{ place: { kind: navigation.collection ? 'collection' : 'singleton', type }, printed }];
  return navigation.collection
    ? [{ place: { kind: 'collection', type }, printed }, keyStep(type, inParentheses)]
    : undefined;
}

function operation(
  place: EntityPlace,
  { name, inParentheses }: Written,
  lines: ContractLines,
  types: CompiledTypes,
): readonly Step[] | undefined {
  const isCollection = place.kind === 'collection';
  const line = nearest(
    lines.operationsNamed(name.replace(namespaces, '')).filter((one) => one.isBoundToCollection === isCollection),
    structureOf(place.type, types),
  );
  // Only functions have parentheses.
  if (line === undefined || (line.kind === 'action' && inParentheses !== undefined)) return undefined;
  const found = operationOf(line, types);
  const names = found.parameters.properties.map((one) => `${one.name}='{${one.name}}'`);
  return [
    {
      place: { kind: line.kind, operation: found },
      printed: `/${line.name}${line.kind === 'function' ? `(${names.join(',')})` : ''}`,
    },
  ];
}

/** If operations have the same name, that of a type hides those of its base types. */
function nearest(found: readonly OperationLine[], type: CompiledStructure | undefined): OperationLine | undefined {
  if (found.length === 0 || type === undefined) return undefined;
  return found.find(({ boundTo }) => boundTo === type.name) ?? nearest(found, type.base);
}

/** An operation by its line. */
export const operationOf = (line: OperationLine, types: CompiledTypes): CompiledOperation => ({
  kind: line.kind,
  name: line.name,
  boundTo: line.boundTo,
  isBoundToCollection: line.isBoundToCollection,
  parameters: types.parametersOf(line),
  returns: types.returnedBy(line),
});

const key = (place: EntityPlace, { segment, inParentheses, name }: Written): readonly Step[] | undefined =>
  // A name with parentheses is an operation that the contract doesn't have.
  inParentheses !== undefined && /^[\w.]+$/.test(name) ? undefined : [keyStep(place.type, segment)];

function keyStep(type: StructuredType, value: string): Step {
  const name = keyName(type);
  return {
    place: { kind: 'entity', type },
    printed: `/{${name}}`,
    key: { name, value: value.replace(/^'([^]*)'$/, '$1') },
  };
}
