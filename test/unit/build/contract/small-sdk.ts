/** A small version of what the contract's compiler reads: generated code in the form of Microsoft's SDK, with a few types. */

const imports = `/* tslint:disable */
// @ts-ignore
import { deserializeIntoOther as Iabc, serializeOther } from './inner/index.js';
`;

interface Structure {
  readonly name: string;
  readonly base?: string;
  /** What reads each property, and whether it's written. */
  readonly properties: Readonly<
    Record<string, { readonly reads: string; readonly isWritten?: false; readonly description?: string }>
  >;
}

const structures: readonly Structure[] = [
  {
    name: 'Entity',
    properties: { id: { reads: 'n.getStringValue()', description: 'The unique identifier for an entity. Read-only.' } },
  },
  {
    name: 'DeviceManagement',
    base: 'Entity',
    properties: {
      scripts: { reads: 'n.getCollectionOfObjectValues(createScriptFromDiscriminatorValue)' },
      settings: { reads: 'n.getObjectValue(createSettingsFromDiscriminatorValue)' },
    },
  },
  { name: 'DeviceAppManagement', base: 'Entity', properties: {} },
  {
    name: 'Script',
    base: 'Entity',
    properties: {
      content: { reads: 'n.getByteArrayValue()' },
      created: {
        reads: 'n.getDateValue()',
        isWritten: false,
        description: 'When it was created. This property is read-only.',
      },
      kind: { reads: 'n.getEnumValue(KindObject)' },
      owner: { reads: 'n.getObjectValue(createUserFromDiscriminatorValue)' },
      parts: { reads: 'n.getCollectionOfEnumValues(PartsObject)' },
      size: { reads: 'n.getNumberValue()', description: 'Its size. Read-only.' },
      tags: { reads: 'n.getCollectionOfPrimitiveValues("string")' },
    },
  },
  { name: 'MacOSScript', base: 'Script', properties: { shell: { reads: 'n.getStringValue()' } } },
  { name: 'Settings', properties: { hours: { reads: 'n.getDurationValue()' } } },
  { name: 'User', base: 'Entity', properties: { mail: { reads: 'n.getStringValue()' } } },
  { name: 'Unrelated', base: 'Entity', properties: { it: { reads: 'n.getStringValue()' } } },
];

const lower = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

function code({ name, base, properties }: Structure): string {
  const one = lower(name);
  const read = Object.entries(properties).map(([key, { reads }]) => `"${key}": n => { ${one}.${key} = ${reads}; }`);
  const all = ['"backingStoreEnabled": n => { ' + `${one}.backingStoreEnabled = true; }`, ...read];
  const returned =
    base === undefined
      ? `{\n        ${all.join(',\n        ')},\n    }`
      : `Object.assign(Object.assign({}, deserializeInto${base}(${one})), { ${read.join(', ')} })`;
  const written = Object.entries(properties)
    .filter(([, { isWritten }]) => isWritten !== false)
    .map(([key]) => `    writer.writeStringValue("${key}", ${one}.${key});`);
  return `// @ts-ignore
export function create${name}FromDiscriminatorValue(parseNode) {
            switch (mappingValue) {
                case "#microsoft.graph.macOSScript":
                    return deserializeIntoMacOSScript;
            }
    return deserializeInto${name};
}
// @ts-ignore
export function deserializeInto${name}(${one} = {}) {
    return ${returned};
}
// @ts-ignore
export function serialize${name}(writer, ${one} = {}, isSerializingDerivedType = false) {
${written.join('\n')}
}
`;
}

const declaration = ({ name, properties }: Structure): string => `/**
 * What ${name} is for. More of it.
 */
export interface ${name} extends Parsable {
${Object.entries(properties)
  .map(
    ([key, { description = `The ${key}` }]) => `    /**\n     * ${description}\n     */\n    ${key}?: string | null;`,
  )
  .join('\n')}
}
`;

const page = `// @ts-ignore
export function deserializeIntoScriptCollectionResponse(page = {}) {
    return Object.assign(Object.assign({}, deserializeIntoBaseCollectionPaginationCountResponse(page)), { "value": n => { page.value = n.getCollectionOfObjectValues(createScriptFromDiscriminatorValue); } });
}
`;

const enums = `/**
 * Kinds of scripts.
 */
export const KindObject = {
    /** A shell script. */
    Shell: "shell",
    UnknownFutureValue: "unknownFutureValue",
};
export const PartsObject = {
    DefaultEscaped: "default",
    Log: "log",
};
`;

/** Files of `models/`. */
export const models: Readonly<Record<string, string>> = {
  'models/index.js': `${imports}${structures.map(code).join('')}${page}${enums}`,
  'models/index.d.ts': structures.map(declaration).join(''),
};

/** Typings of the same types in the form of Microsoft's, with the same line endings. */
export const typings: Readonly<Record<string, string>> = {
  'typings.d.ts': `export type NullableOption<T> = T | null;
export interface Entity {
    // The unique identifier for an entity. Read-only.
    id?: string;
}
export interface Script extends Entity {
    content?: NullableOption<string>;
    created?: string;
    kind?: NullableOption<Kind>;
    parts?: Parts;
    // Long ones have lines of their own.
    tags?: NullableOption<
        string[]
    >;
}
`.replaceAll('\n', '\r\n'),
};

const builder = (template: string, body: string, method: 'get' | 'post', description: string): string => `// @ts-ignore
import { createScriptFromDiscriminatorValue, type Script } from '@microsoft/msgraph-beta-sdk/models/index.js';
${body}/**
 * ${description}
 */
export interface ThisRequestBuilder extends BaseRequestBuilder<ThisRequestBuilder> {
}
export const ThisRequestBuilderUriTemplate = "{+baseurl}${template}";
export const ThisRequestBuilderRequestsMetadata: RequestsMetadata = {
    ${method}: {
        uriTemplate: ThisRequestBuilderUriTemplate,
    },
};
`;

const properties = (name: string, ...read: string[]): string => `export interface This${name} extends Parsable {
}
export function deserializeIntoThis${name}(it: Partial<This> | undefined = {}) : Record<string, (node: ParseNode) => void> {
    return {
        "backingStoreEnabled": n => { it.backingStoreEnabled = true; },
${read.map((one) => `        ${one},\n`).join('')}    }
}
`;

const folder = 'packages/msgraph-beta-sdk-deviceManagement/deviceManagement';

/** Request builders: an action, the same action of a derived type, a function with a parameter, and a property that requests add to. */
export const builders: Readonly<Record<string, string>> = {
  'packages/msgraph-beta-sdk-deviceAppManagement/deviceAppManagement/index.ts': builder(
    '/deviceAppManagement',
    '',
    'get',
    'Provides operations to manage the deviceAppManagement singleton.',
  ),
  [`${folder}/scripts/item/run/index.ts`]: builder(
    '/deviceManagement/scripts/{script%2Did}/run',
    properties(
      'PostRequestBody',
      '"others": n => { it.others = n.getCollectionOfObjectValues<Script>(createScriptFromDiscriminatorValue); }',
      '"dry": n => { it.dry = n.getBooleanValue() ?? false; }',
    ),
    'post',
    'Provides operations to call the run method.',
  ),
  [`${folder}/scripts/item/graphMacOSScript/run/index.ts`]: builder(
    '/deviceManagement/scripts/{script%2Did}/graph.macOSScript/run',
    properties(
      'PostRequestBody',
      '"others": n => { it.others = n.getCollectionOfObjectValues<Script>(createScriptFromDiscriminatorValue); }',
      '"dry": n => { it.dry = n.getBooleanValue() ?? false; }',
    ),
    'post',
    'Provides operations to call the run method.',
  ),
  [`${folder}/scripts/find/index.ts`]: builder(
    "/deviceManagement/scripts/microsoft.graph.find(name='{name}'){?%24count,%24top}",
    properties('GetResponse', '"value": n => { it.value = n.getStringValue(); }'),
    'get',
    'Provides operations to call the find method.',
  ),
  [`${folder}/scripts/index.ts`]: builder(
    '/deviceManagement/scripts{?%24count}',
    '',
    'post',
    'Provides operations to manage the scripts property of the microsoft.graph.deviceManagement entity.',
  ),
};
