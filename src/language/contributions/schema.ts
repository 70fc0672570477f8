import { entityTypes, enumTypes } from '../../catalog/index.ts';
import type { EdmPrimitive, EntityType, Property } from '../../catalog/index.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import { int32Range } from '../../catalog/properties.ts';
import { dateTimeOffsetPattern } from '../checks/date-time-offset.ts';
import { entitySnippet } from './snippets.ts';

/** A JSON schema (draft-07) with the keywords that VS Code adds to it. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly enumDescriptions?: readonly string[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly errorMessage?: string;
  readonly doNotSuggest?: boolean;
  readonly readOnly?: boolean;
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean;
  readonly defaultSnippets?: readonly {
    readonly label: string;
    readonly description: string;
    readonly bodyText: string;
  }[];
}

/** The schema of a payload that creates an entity, for any editor or validator: it completes, explains and reports. */
export function payloadSchema(entityType: EntityType): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...objectSchema(entityType),
    defaultSnippets: [
      {
        label: entityType.name,
        description: `A ${entityType.name} with all of its properties`,
        bodyText: entitySnippet(entityType).join('\n'),
      },
    ],
  };
}

/**
 * The schema that VS Code has for payload files. By this one it completes and explains but reports nothing: this extension does, with
 * codes, severities and fixes. The whole schema is below an `if` without `then` and `else`, from which JSON Schema takes no more than
 * annotations (draft-07, 6.6.1), and VS Code its suggestions and hovers.
 */
export function suggestionSchema(entityType: EntityType): JsonSchema {
  const whole = payloadSchema(entityType);
  const { $schema = '', title = '', defaultSnippets = [] } = whole;
  // For an empty file VS Code looks for snippets at the top only.
  return { $schema, title, defaultSnippets, if: whole };
}

function objectSchema(entityType: EntityType): JsonSchema {
  const properties: Record<string, JsonSchema> = {
    '@odata.type': {
      description: `The type of the entity. Optional: the URL determines it.`,
      type: 'string',
      const: odataTypeOf(entityType),
      errorMessage: `The type of this payload is '${odataTypeOf(entityType)}'.`,
    },
  };
  for (const property of entityType.properties) properties[property.name] = propertySchema(property, entityType);
  for (const { name, target, collection, containsTarget, description } of entityType.navigationProperties) {
    const type = entityTypes.find((candidate) => candidate.name === target);
    properties[name] =
      containsTarget && collection && type
        ? {
            description: `${description} (navigation property)`,
            type: 'array',
            items: objectSchema(type),
            doNotSuggest: true,
          }
        : forbidden(
            description,
            `'${name}' is a navigation property: a ${entityType.name} refers to it but doesn’t contain it.`,
          );
  }
  return {
    title: entityType.name,
    description: entityType.description,
    type: 'object',
    properties,
    // OData's control information and annotations, such as `managedDevice@odata.bind`.
    patternProperties: { '@': {} },
    additionalProperties: false,
  };
}

const forbidden = (description: string, errorMessage: string): JsonSchema => ({
  description,
  not: {},
  errorMessage,
  doNotSuggest: true,
});

function propertySchema(property: Property, entityType: EntityType): JsonSchema {
  const { name, type, nullable, readOnly, description } = property;
  if (readOnly)
    return {
      ...forbidden(
        description,
        `'${name}' is read-only: the service sets it. Leave it out when you create a ${entityType.name}.`,
      ),
      readOnly: true,
    };
  const orNull = (json: string): string | readonly string[] => (nullable ? [json, 'null'] : json);
  const markdownDescription = `${description}\n\n${typeName(property)}${nullable ? ', nullable' : ''}`;
  switch (type.kind) {
    case 'enum': {
      const members = enumTypes[type.enumType].members.filter(({ sentinel }) => sentinel !== true);
      return {
        markdownDescription,
        type: 'string',
        enum: members.map((member) => member.name),
        enumDescriptions: members.map((member) => member.description),
      };
    }
    case 'collection':
      return { markdownDescription, type: 'array', items: primitiveSchema(type.item) };
    case 'primitive': {
      const schema = primitiveSchema(type.edm);
      return { markdownDescription, ...schema, type: orNull(schema.type as string) };
    }
    default:
      return type satisfies never;
  }
}

function primitiveSchema(edm: EdmPrimitive): JsonSchema {
  switch (edm) {
    case 'Edm.String':
      return { type: 'string' };
    case 'Edm.Int32':
      return { type: 'integer', ...int32Range };
    case 'Edm.DateTimeOffset':
      return {
        type: 'string',
        pattern: dateTimeOffsetPattern,
        patternErrorMessage: `A date and time with offset (Edm.DateTimeOffset), such as '2025-01-31T08:30:00Z'.`,
      };
    default:
      return edm satisfies never;
  }
}

/** The name of a property's type, as CSDL writes it. */
export function typeName({ type }: Property): string {
  switch (type.kind) {
    case 'primitive':
      return type.edm;
    case 'enum':
      return `graph.${type.enumType}`;
    case 'collection':
      return `Collection(${type.item})`;
    default:
      return type satisfies never;
  }
}
