import type { EnumType, NavigationProperty, Property, SingleType, StructuredType } from '../../catalog/model.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import { contract } from '../../catalog/contract.ts';
import { sources } from '../../catalog/sources/index.ts';
import { primitiveTypes } from '../values/primitive-types.ts';
import type { JsonSchema } from './json-schema.ts';
import { entitySnippet } from './snippets.ts';
import { typeName } from './type-name.ts';

const draft07 = 'http://json-schema.org/draft-07/schema#';

/**
 * The schema of a payload, for completion, descriptions and validation in any editor or validator. Compiled facts may be wrong where
 * service and SDK differ, so there validators accept unknown enum members and read-only properties; VS Code warns about these.
 */
export const payloadSchema = (type: StructuredType): JsonSchema => ({
  ...schemaOf(type),
  defaultSnippets: [
    {
      label: type.name,
      description: `A ${type.name} with all of its properties`,
      bodyText: entitySnippet(type).join('\n'),
    },
  ],
});

/** The same without the snippet of a whole payload, which only VS Code inserts. */
export function schemaOf(type: StructuredType): JsonSchema {
  const definitions = new Definitions();
  const schema = type.derivedTypes.length === 0 ? objectSchema(type, definitions) : definitions.reference(type);
  const named = definitions.all();
  return {
    $schema: draft07,
    title: type.name,
    ...schema,
    description: descriptionOf(type),
    ...(Object.keys(named).length > 0 && { definitions: named }),
  };
}

/**
 * The schema that VS Code uses for payload files. It provides completion and hovers but reports nothing: this extension does, with
 * codes, severities and fixes. The whole schema is below an `if` without `then` and `else`, from which JSON Schema uses only
 * annotations (draft-07, 6.6.1), and VS Code only suggestions and hovers.
 */
export function suggestionSchema(type: StructuredType): JsonSchema {
  const { definitions, ...whole } = payloadSchema(type);
  const { $schema = '', title = '', defaultSnippets = [] } = whole;
  // In an empty file, VS Code looks for snippets only at the top level, and references begin there.
  return { $schema, title, defaultSnippets, ...(definitions && { definitions }), if: whole };
}

const notChecked = `From Microsoft’s SDK metadata of ${sources.sdkModels.date}, not checked by hand.`;

const descriptionOf = ({ description, standing }: StructuredType): string =>
  [description, ...(standing === 'compiled' ? [notChecked] : [])].filter((part) => part !== '').join('\n\n');

/** The schemas of the objects inside a payload, each once, however often its type is used, even if inside itself. */
class Definitions {
  readonly #schemas = new Map<string, JsonSchema>();

  /** The schema of an object with a declared type: it’s of that type, or of one that derives from it, as its `@odata.type` says. */
  reference(declared: StructuredType): JsonSchema {
    const types = [...(declared.isAbstract === true ? [] : [declared]), ...declared.derivedTypes];
    const [first, ...others] = types.map((type) => this.#own(type));
    if (first === undefined) return { type: 'object' };
    return others.length === 0 ? first : { anyOf: [first, ...others] };
  }

  all(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries(this.#schemas);
  }

  #own(type: StructuredType): JsonSchema {
    const { name } = type;
    if (!this.#schemas.has(name)) {
      // A type that refers to itself finds this entry.
      this.#schemas.set(name, {});
      this.#schemas.set(name, objectSchema(type, this));
    }
    return { $ref: `#/definitions/${name}` };
  }
}

/** The schema of an object that is of a type, and not of one that derives from it. */
function objectSchema(type: StructuredType, definitions: Definitions): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  if (type.kind !== 'parameters') properties['@odata.type'] = odataTypeSchema(type);
  for (const property of type.properties) properties[property.name] = propertySchema(property, type, definitions);
  for (const navigation of type.navigationProperties)
    properties[navigation.name] ??= navigationSchema(navigation, type, definitions);
  return {
    title: type.name,
    description: descriptionOf(type),
    type: 'object',
    properties,
    // OData's control information and annotations, such as `managedDevice@odata.bind`.
    patternProperties: { '@': {} },
    additionalProperties: false,
  };
}

const odataTypeSchema = (type: StructuredType): JsonSchema => ({
  description: `The type of the ${type.kind === 'entity' ? 'entity' : 'object'}. Optional where the URL or the property determines it.`,
  type: 'string',
  const: odataTypeOf(type),
  errorMessage: `The type of this ${type.kind === 'entity' ? 'payload' : 'object'} is '${odataTypeOf(type)}'.`,
});

/** For something that shouldn't be sent. A validator reports it only if that is checked by hand. */
const forbidden = (
  { description, standing }: Pick<Property, 'description' | 'standing'>,
  message: string,
): JsonSchema => ({
  description,
  ...(standing === 'checked' ? { not: {}, errorMessage: message } : { deprecationMessage: `${message} ${notChecked}` }),
  doNotSuggest: true,
});

function navigationSchema(navigation: NavigationProperty, type: StructuredType, definitions: Definitions): JsonSchema {
  const { name, target, collection, containsTarget, description, standing } = navigation;
  if (containsTarget === false)
    return forbidden(
      navigation,
      `'${name}' is a navigation property: a ${type.name} refers to it but doesn’t contain it.`,
    );
  // Navigation properties lead from type to type, to all of Intune.
  const related = standing === 'checked' ? contract.type(target) : undefined;
  const item = related ? definitions.reference(related) : {};
  return {
    description: [description, '(navigation property)'].filter((part) => part !== '').join(' '),
    ...(collection ? { type: 'array', items: item } : related ? { allOf: [item] } : { type: 'object' }),
    doNotSuggest: true,
  };
}

function propertySchema(property: Property, type: StructuredType, definitions: Definitions): JsonSchema {
  const { name, nullable, readOnly, description } = property;
  if (readOnly)
    return {
      ...forbidden(
        property,
        `'${name}' is read-only: the service sets it. Leave it out when you create a ${type.name}.`,
      ),
      readOnly: true,
    };
  const facts = `${typeName(property)}${nullable ? ', nullable' : ''}`;
  const markdownDescription = [description, facts].filter((part) => part !== '').join('\n\n');
  if (property.type.kind === 'collection')
    return { markdownDescription, type: 'array', items: singleSchema(property.type.item, false, definitions) };
  return { markdownDescription, ...singleSchema(property.type, nullable, definitions) };
}

function singleSchema(type: SingleType, nullable: boolean, definitions: Definitions): JsonSchema {
  switch (type.kind) {
    case 'enum':
      return enumSchema(type.enumType, nullable);
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

/** The schema of the values of an enum type, on its own. */
export const enumTypeSchema = (enumType: EnumType): JsonSchema => ({
  $schema: draft07,
  title: enumType.name,
  ...(enumType.standing === 'compiled' && { description: notChecked }),
  ...enumSchema(enumType, false),
});

function enumSchema({ name, members, isFlags, standing }: EnumType, nullable: boolean): JsonSchema {
  const type = orNull('string', nullable);
  if (isFlags) return { type };
  const usable = members.filter(({ sentinel }) => sentinel !== true);
  const descriptions = usable.map(({ description }) => description);
  const known: JsonSchema = {
    enum: [...usable.map((member) => member.name), ...(nullable ? [null] : [])],
    ...(descriptions.some((description) => description !== '') && { enumDescriptions: descriptions }),
  };
  return standing === 'checked'
    ? { type, ...known }
    : { anyOf: [known, { type: 'string', deprecationMessage: `Not a known member of ${name}. ${notChecked}` }] };
}

const orNull = (json: string, nullable: boolean): string | readonly string[] => (nullable ? [json, 'null'] : json);
