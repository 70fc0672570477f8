import type { Property, PropertyType, SingleType, StructuredType } from '../../catalog/model.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import { contract } from '../../catalog/contract.ts';
import { primitiveTypes } from '../values/primitive-types.ts';
import type { JsonSchema } from './json-schema.ts';
import { entitySnippet } from './snippets.ts';

/** The schema of a payload that creates an entity, for any editor or validator: it completes, explains and reports. */
export function payloadSchema(type: StructuredType): JsonSchema {
  const definitions = new Definitions();
  const schema = objectSchema(type, definitions);
  const named = definitions.all();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...schema,
    ...(Object.keys(named).length > 0 && { definitions: named }),
    defaultSnippets: [
      {
        label: type.name,
        description: `A ${type.name} with all of its properties`,
        bodyText: entitySnippet(type).join('\n'),
      },
    ],
  };
}

/**
 * The schema that VS Code has for payload files. By this one it completes and explains but reports nothing: this extension does, with
 * codes, severities and fixes. The whole schema is below an `if` without `then` and `else`, from which JSON Schema takes no more than
 * annotations (draft-07, 6.6.1), and VS Code its suggestions and hovers.
 */
export function suggestionSchema(type: StructuredType): JsonSchema {
  const { definitions, ...whole } = payloadSchema(type);
  const { $schema = '', title = '', defaultSnippets = [] } = whole;
  // For an empty file VS Code looks for snippets at the top only, and references begin there.
  return { $schema, title, defaultSnippets, ...(definitions && { definitions }), if: whole };
}

/** The schemas of the objects inside of a payload, each once, however often its type is used, in itself, too. */
class Definitions {
  readonly #schemas = new Map<string, JsonSchema>();

  reference(type: StructuredType): JsonSchema {
    const { name } = type;
    if (!this.#schemas.has(name)) {
      // What refers to itself finds itself.
      this.#schemas.set(name, {});
      this.#schemas.set(name, objectSchema(type, this));
    }
    return { $ref: `#/definitions/${name}` };
  }

  all(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries(this.#schemas);
  }
}

function objectSchema(type: StructuredType, definitions: Definitions): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  if (type.kind !== 'parameters') properties['@odata.type'] = odataTypeSchema(type);
  // Which of them an object is of, only its own @odata.type says.
  for (const each of [type, ...type.derivedTypes]) {
    for (const property of each.properties) properties[property.name] ??= propertySchema(property, each, definitions);
    for (const { name, target, collection, containsTarget, description } of each.navigationProperties) {
      const related = containsTarget === false ? undefined : contract.type(target);
      const schema = related && definitions.reference(related);
      properties[name] ??= schema
        ? {
            description: `${description} (navigation property)`,
            ...(collection ? { type: 'array', items: schema } : { allOf: [schema] }),
            doNotSuggest: true,
          }
        : forbidden(
            description,
            `'${name}' is a navigation property: a ${each.name} refers to it but doesn’t contain it.`,
          );
    }
  }
  return {
    title: type.name,
    description: type.description,
    type: 'object',
    properties,
    // OData's control information and annotations, such as `managedDevice@odata.bind`.
    patternProperties: { '@': {} },
    additionalProperties: false,
  };
}

function odataTypeSchema(type: StructuredType): JsonSchema {
  const names = [...(type.isAbstract === true ? [] : [type]), ...type.derivedTypes].map(odataTypeOf);
  return type.derivedTypes.length === 0
    ? {
        description: `The type of the ${type.kind === 'entity' ? 'entity' : 'object'}. Optional: the URL determines it.`,
        type: 'string',
        const: odataTypeOf(type),
        errorMessage: `The type of this payload is '${odataTypeOf(type)}'.`,
      }
    : { description: 'The type of the object.', type: 'string', enum: names };
}

const forbidden = (description: string, errorMessage: string): JsonSchema => ({
  description,
  not: {},
  errorMessage,
  doNotSuggest: true,
});

function propertySchema(property: Property, type: StructuredType, definitions: Definitions): JsonSchema {
  const { name, nullable, readOnly, description } = property;
  if (readOnly)
    return {
      ...forbidden(
        description,
        `'${name}' is read-only: the service sets it. Leave it out when you create a ${type.name}.`,
      ),
      readOnly: true,
    };
  const markdownDescription = `${description}\n\n${typeName(property)}${nullable ? ', nullable' : ''}`;
  if (property.type.kind === 'collection')
    return { markdownDescription, type: 'array', items: singleSchema(property.type.item, false, definitions) };
  return { markdownDescription, ...singleSchema(property.type, nullable, definitions) };
}

function singleSchema(type: SingleType, nullable: boolean, definitions: Definitions): JsonSchema {
  switch (type.kind) {
    case 'enum': {
      const members = type.enumType.members.filter(({ sentinel }) => sentinel !== true);
      if (type.enumType.isFlags) return { type: orNull('string', nullable) };
      return {
        type: orNull('string', nullable),
        enum: [...members.map(({ name }) => name), ...(nullable ? [null] : [])],
        enumDescriptions: members.map(({ description }) => description),
      };
    }
    case 'structured': {
      const schema = definitions.reference(type.structuredType);
      return nullable ? { anyOf: [schema, { type: 'null' }] } : { allOf: [schema] };
    }
    case 'primitive': {
      const { json, schema, expectation } = primitiveTypes[type.edm];
      const isInteger = type.edm === 'Edm.Int32' || type.edm === 'Edm.Int64';
      const expected = expectation();
      return {
        type: orNull(isInteger ? 'integer' : json, nullable),
        ...schema,
        ...(schema.pattern && { patternErrorMessage: `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.` }),
      };
    }
    default:
      return type satisfies never;
  }
}

const orNull = (json: string, nullable: boolean): string | readonly string[] => (nullable ? [json, 'null'] : json);

/** The name of a property's type, as CSDL writes it. */
export const typeName = ({ type }: Pick<Property, 'type'>): string =>
  type.kind === 'collection' ? `Collection(${singleName(type.item)})` : singleName(type);

function singleName(type: Exclude<PropertyType, { kind: 'collection' }>): string {
  switch (type.kind) {
    case 'primitive':
      return type.edm;
    case 'enum':
      return `graph.${type.enumType.name}`;
    case 'structured':
      return `graph.${type.structuredType.name}`;
    default:
      return type satisfies never;
  }
}
