import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { contract } from '../../../../src/catalog/contract.ts';
import { graphVersion } from '../../../../src/catalog/url/graph-url.ts';
import type { EdmPrimitive, Property, PropertyType, Standing, StructuredType } from '../../../../src/catalog/model.ts';
import { matchRoute } from '../../../../src/catalog/routes.ts';
import { entityTypes, scriptEntityTypes } from '../../../../src/catalog/index.ts';
import { checkPayload } from '../../../../src/language/checks/body/body.ts';
import { entitySnippet } from '../../../../src/language/contributions/snippets.ts';
import { routesThatCreate } from '../../../../src/language/route-choices.ts';
import { expandSnippet } from '../../expand-snippet.ts';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [name: string]: Json;
}
type JsonPath = readonly (string | number)[];

/** A property in a body, with its type. */
interface Place {
  readonly path: JsonPath;
  readonly property: Property;
  readonly value: Json;
}

/** An object in a body, with its type. */
interface ObjectPlace {
  readonly path: JsonPath;
  readonly type: StructuredType;
  readonly value: JsonObject;
}

/** A body with one mistake in it. */
interface Mistake {
  readonly body: Json;
  /** The path of the wrong property. */
  readonly path: JsonPath;
  readonly standing: Standing;
}

/** For one kind and standing: how many mistakes were made, found at their place, found elsewhere only, and missed. */
export interface MistakeCount {
  readonly kind: string;
  readonly standing: Standing;
  readonly made: number;
  readonly found: number;
  readonly elsewhere: number;
  readonly missed: number;
  /** Types whose mistake wasn't found at its place. */
  readonly notFound: readonly string[];
}

type Pick = <Item>(items: readonly Item[]) => Item | undefined;

/** Makes the same choices each time for the same seed. */
function seeded(seed: number): Pick {
  let state = seed;
  return (items) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return items[Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * items.length)];
  };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectsIn(value: Json, declared: StructuredType, path: JsonPath = []): ObjectPlace[] {
  if (!isObject(value)) return [];
  const named = value['@odata.type'];
  const type =
    [declared, ...declared.derivedTypes].find(({ name }) => named === `#microsoft.graph.${name}`) ?? declared;
  return [
    { path, type, value },
    ...type.properties.flatMap(({ name, type: { kind, ...rest } }) => {
      const inner = value[name];
      const single = kind === 'collection' ? (rest as { readonly item: Property['type'] }).item : { kind, ...rest };
      if (inner === undefined || single.kind !== 'structured') return [];
      const { structuredType } = single as { readonly structuredType: StructuredType };
      return Array.isArray(inner)
        ? (inner as readonly Json[]).flatMap((item, index) => objectsIn(item, structuredType, [...path, name, index]))
        : objectsIn(inner, structuredType, [...path, name]);
    }),
  ];
}

const propertiesIn = (objects: readonly ObjectPlace[]): Place[] =>
  objects.flatMap(({ path, type, value }) =>
    type.properties.flatMap((property) => {
      const held = value[property.name];
      return held === undefined ? [] : [{ path: [...path, property.name], property, value: held }];
    }),
  );

/** A body with another value at a path; `undefined` removes the property. */
function withValue(body: Json, [first, ...rest]: JsonPath, value: Json | undefined): Json {
  if (first === undefined) return value ?? null;
  if (Array.isArray(body))
    return (body as readonly Json[]).map((item, index) => (index === first ? withValue(item, rest, value) : item));
  if (!isObject(body)) return body;
  const entries = Object.entries(body);
  const changed = (held: Json): Json => withValue(held, rest, value);
  if (rest.length > 0 || value !== undefined) {
    const known = entries.some(([name]) => name === first);
    const all: [string, Json][] = known ? entries : [...entries, [String(first), null]];
    return Object.fromEntries(all.map(([name, held]) => [name, name === first ? changed(held) : held]));
  }
  return Object.fromEntries(entries.filter(([name]) => name !== first));
}

const namesOf = ({ properties, navigationProperties }: StructuredType): Set<string> =>
  new Set([...properties, ...navigationProperties].map(({ name }) => name));

/** The name with one letter left out or doubled. */
function misspelled(name: string, type: StructuredType, pick: Pick): string | undefined {
  const at = Array.from(name, (_, index) => index).slice(1);
  const wrong = at.flatMap((index) => [
    name.slice(0, index) + name.slice(index + 1),
    name.slice(0, index) + name.charAt(index) + name.slice(index),
  ]);
  const all = [type, ...type.derivedTypes].map(namesOf);
  return pick(wrong.filter((text) => text !== name && text !== '' && all.every((names) => !names.has(text))));
}

const primitiveIs =
  (...edm: readonly EdmPrimitive[]) =>
  ({ property: { type } }: Place): boolean =>
    type.kind === 'primitive' && edm.includes(type.edm);

/** Replaces a value of a primitive type. */
const replaced =
  (values: readonly Json[], ...edm: readonly EdmPrimitive[]): Make =>
  ({ body, properties, pick }) => {
    const place = pick(properties.filter(primitiveIs(...edm)));
    const value = pick(values);
    return place && value !== undefined
      ? { body: withValue(body, place.path, value), path: place.path, standing: place.property.standing }
      : undefined;
  };

/** Gives a property of an object another name. */
function renamed(body: Json, { path, type, value }: ObjectPlace, from: string, to: string): Mistake {
  const without = withValue(body, [...path, from], undefined);
  return { body: withValue(without, [...path, to], value[from]), path: [...path, to], standing: type.standing };
}

/** Replaces the value of a property whose type `make` has a wrong value for. */
const valueOf =
  (make: (type: PropertyType, pick: Pick) => Json | undefined): Make =>
  ({ body, properties, pick }) => {
    const all = properties.flatMap((place) => {
      const value = make(place.property.type, pick);
      return value === undefined ? [] : [{ ...place, value }];
    });
    const place = pick(all);
    if (place === undefined) return undefined;
    const { path, property, value } = place;
    return { body: withValue(body, path, value), path, standing: standingOf(property) };
  };

/** The standing of a property, or of its enum if it has one: compiled types also use enums that are checked by hand. */
const standingOf = ({ type, standing }: Property): Standing => {
  const single = type.kind === 'collection' ? type.item : type;
  return single.kind === 'enum' ? single.enumType.standing : standing;
};

interface Given {
  readonly declared: StructuredType;
  readonly body: Json;
  readonly objects: readonly ObjectPlace[];
  readonly properties: readonly Place[];
  readonly pick: Pick;
}

type Make = (given: Given) => Mistake | undefined;

function otherJson({ property: { type }, value }: Place): readonly Json[] {
  if (type.kind === 'collection') return ['a', 1, {}];
  if (type.kind === 'structured') return ['a', 1, true];
  return [...(typeof value === 'string' ? [1, true] : ['a']), { a: 1 }, [1]];
}

/** The kinds of mistakes: each makes one in a random object or property of a body. */
const kinds: Readonly<Record<string, Make>> = {
  'unknown property': ({ body, objects, pick }) => {
    const object = pick(objects);
    if (object === undefined) return undefined;
    const path = [...object.path, 'madeUpProperty'];
    return { body: withValue(body, path, 1), path, standing: object.type.standing };
  },
  'misspelled property': ({ body, objects, pick }) => {
    const all = objects.flatMap((object) =>
      object.type.properties.flatMap(({ name }) => (name in object.value ? [{ object, name }] : [])),
    );
    const place = pick(all);
    const name = place && misspelled(place.name, place.object.type, pick);
    return place && name !== undefined ? renamed(body, place.object, place.name, name) : undefined;
  },
  'property in another case': ({ body, objects, pick }) => {
    const all = objects.flatMap((object) =>
      object.type.properties.flatMap(({ name }) => (name in object.value ? [{ object, name }] : [])),
    );
    const place = pick(all.filter(({ name }) => name !== name.toLowerCase()));
    return place && renamed(body, place.object, place.name, place.name.toLowerCase());
  },
  'wrong type': ({ body, properties, pick }) => {
    const place = pick(properties);
    const value = place && pick(otherJson(place));
    return place && value !== undefined
      ? { body: withValue(body, place.path, value), path: place.path, standing: place.property.standing }
      : undefined;
  },
  'null where it isn’t nullable': ({ body, properties, pick }) => {
    const place = pick(
      properties.filter(({ property: { nullable, type } }) => !nullable && type.kind !== 'collection'),
    );
    return place && { body: withValue(body, place.path, null), path: place.path, standing: place.property.standing };
  },
  'invalid enum member': valueOf((type) =>
    type.kind === 'enum' ? `${type.enumType.members[0]?.name ?? ''}X` : undefined,
  ),
  'invalid enum member in an array': valueOf((type) =>
    type.kind === 'collection' && type.item.kind === 'enum'
      ? [`${type.item.enumType.members[0]?.name ?? ''}X`]
      : undefined,
  ),
  'invalid member among flags': valueOf((type) =>
    type.kind === 'enum' && type.enumType.isFlags ? `${type.enumType.members[0]?.name ?? ''},madeUp` : undefined,
  ),
  'empty text for an enum member': valueOf((type) => (type.kind === 'enum' ? '' : undefined)),
  'number for an enum member': valueOf((type) => (type.kind === 'enum' ? 1 : undefined)),
  'wrong type in an array': valueOf((type) => {
    if (type.kind !== 'collection') return undefined;
    return type.item.kind === 'structured' ? ['a'] : [{ a: 1 }];
  }),
  'one value where an array belongs': valueOf((type) => {
    if (type.kind !== 'collection') return undefined;
    return type.item.kind === 'structured' ? {} : 'a';
  }),
  'wrong type without @odata.type': ({ body, objects, pick }) => {
    const [root] = objects;
    if (root === undefined || !isObject(body) || !('@odata.type' in body)) return undefined;
    const place = pick(propertiesIn([root]));
    const value = place && pick(otherJson(place));
    return place && value !== undefined
      ? {
          body: withValue(withValue(body, ['@odata.type'], undefined), place.path, value),
          ...{ path: place.path, standing: place.property.standing },
        }
      : undefined;
  },
  'misspelled property without @odata.type': ({ body, objects, declared, pick }) => {
    const [root] = objects;
    if (root === undefined || !isObject(body) || !('@odata.type' in body)) return undefined;
    const place = pick(propertiesIn([root]));
    const name = place && misspelled(place.property.name, declared, pick);
    return place && name !== undefined
      ? renamed(withValue(body, ['@odata.type'], undefined), root, place.property.name, name)
      : undefined;
  },
  'read-only property': ({ body, objects, pick }) => {
    const all = objects.flatMap(({ path, type }) =>
      type.properties.flatMap((property) => (property.readOnly ? [{ path: [...path, property.name], property }] : [])),
    );
    const place = pick(all);
    return place && { body: withValue(body, place.path, null), path: place.path, standing: place.property.standing };
  },
  'another type in @odata.type': ({ body, objects, pick }) => {
    const object = pick(objects.filter(({ value }) => '@odata.type' in value));
    const path = object && [...object.path, '@odata.type'];
    return path && { body: withValue(body, path, '#microsoft.graph.user'), path, standing: object.type.standing };
  },
  'misspelled @odata.type': ({ body, objects, pick }) => {
    const object = pick(objects.filter(({ value }) => '@odata.type' in value));
    const path = object && [...object.path, '@odata.type'];
    return (
      path && {
        body: withValue(body, path, `#microsoft.graph.${object.type.name}x`),
        path,
        standing: object.type.standing,
      }
    );
  },
  'property of an inner object outside of it': ({ body, objects, pick }) => {
    const [root] = objects;
    const names = root ? [root.type, ...root.type.derivedTypes].map(namesOf) : [];
    const inner = propertiesIn(objects.slice(1)).filter(({ property: { name } }) =>
      names.every((one) => !one.has(name)),
    );
    const place = pick(inner);
    if (root === undefined || place === undefined) return undefined;
    const path = [place.property.name];
    return {
      body: withValue(withValue(body, place.path, undefined), path, place.value),
      path,
      standing: root.type.standing,
    };
  },
  'property of the body in an inner object': ({ body, objects, pick }) => {
    const [root] = objects;
    const place = pick(
      objects.slice(1).flatMap((object) =>
        Object.entries(root?.value ?? {})
          .filter(([name]) => [object.type, ...object.type.derivedTypes].every((type) => !namesOf(type).has(name)))
          .filter(([name]) => !name.startsWith('@') && name !== object.path[0])
          .map(([name, value]) => ({ object, name, value })),
      ),
    );
    if (place === undefined) return undefined;
    const path = [...place.object.path, place.name];
    return {
      body: withValue(withValue(body, [place.name], undefined), path, place.value),
      path,
      standing: place.object.type.standing,
    };
  },
  'malformed date': replaced(['2026-13-31T08:00:00Z', '2026-01-31', '31.01.2026 08:00', 'now'], 'Edm.DateTimeOffset'),
  'malformed day or time of day': replaced(['2026-02-30T08:00:00Z', '25:61:00', '8am'], 'Edm.Date', 'Edm.TimeOfDay'),
  'malformed duration': replaced(['1 hour', 'P', '01:00:00', '1H'], 'Edm.Duration'),
  'malformed GUID': replaced(['1234', '{11111111-2222-3333-4444-55555555555}', 'a'], 'Edm.Guid'),
  'plain text for base64': replaced(['Write-Host "a"', '#!/bin/sh\nexit 1'], 'Edm.Binary'),
  'fraction for a whole number': replaced([1.5], 'Edm.Int32', 'Edm.Int64'),
  'text for a number': replaced(['1'], 'Edm.Int32', 'Edm.Int64', 'Edm.Double', 'Edm.Single', 'Edm.Decimal', 'number'),
};

/** A body that creates an entity, without problems. */
interface Example {
  readonly name: string;
  /** The type that the route declares. */
  readonly declared: StructuredType;
  readonly body: Json;
}

/** An example for each type with a known collection. */
export function examples(): Example[] {
  const held = contract.collections.flatMap(({ type }) => [type, ...type.derivedTypes]);
  return [...new Set([...entityTypes, ...scriptEntityTypes, ...held])].flatMap((type) => {
    const [route] = routesThatCreate(type);
    const declared = route && matchRoute(route.path, graphVersion)?.entityType;
    const body = JSON.parse(expandSnippet(entitySnippet(type).join('\n')).text) as Json;
    return declared ? [{ name: type.name, declared, body }] : [];
  });
}

const problemsOf = (body: Json, declared: StructuredType) => checkPayload(JSON.stringify(body), declared);

/**
 * Makes one mistake of each kind in each example, and counts what is found.
 *
 * @param seed decides where they are made
 */
export function countMistakes(seed: number): MistakeCount[] {
  const counts = new Map<string, MistakeCount>();
  for (const { name, declared, body } of examples()) {
    const objects = objectsIn(body, declared);
    const before = new Set(problemsOf(body, declared).map(({ code }) => code));
    for (const [index, [kind, make]] of Object.entries(kinds).entries()) {
      const pick = seeded(seed + index * 7919 + name.length);
      const mistake = make({ body, declared, objects, properties: propertiesIn(objects), pick });
      if (mistake === undefined) continue;
      const key = `${kind} ${mistake.standing}`;
      const { standing } = mistake;
      const last = counts.get(key) ?? { kind, standing, made: 0, found: 0, elsewhere: 0, missed: 0, notFound: [] };
      const found = resultOf(mistake, declared, before);
      counts.set(key, {
        ...last,
        made: last.made + 1,
        [found]: last[found] + 1,
        notFound: found === 'found' ? last.notFound : [...last.notFound, `${name} ${mistake.path.join('.')}`],
      });
    }
  }
  return [...counts.values()];
}

function resultOf(
  { body, path }: Mistake,
  declared: StructuredType,
  before: ReadonlySet<string>,
): 'found' | 'elsewhere' | 'missed' {
  const text = JSON.stringify(body);
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, [...path]);
  const property = node?.parent ?? node;
  const problems = checkPayload(text, declared).filter(({ code }) => !before.has(code));
  if (problems.length === 0) return 'missed';
  return property &&
    problems.some(({ start, end }) => start < property.offset + property.length && end > property.offset)
    ? 'found'
    : 'elsewhere';
}
