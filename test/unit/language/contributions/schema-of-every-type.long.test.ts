import { Ajv, type ValidateFunction } from 'ajv';
import assert from 'node:assert/strict';
import { getLanguageService, TextDocument, type JSONSchema } from 'vscode-json-languageservice';
import { contract } from '../../../../src/catalog/contract.ts';
import { sources } from '../../../../src/catalog/index.ts';
import type { StructuredType } from '../../../../src/catalog/model.ts';
import type { JsonSchema } from '../../../../src/language/contributions/json-schema.ts';
import { payloadSchema } from '../../../../src/language/contributions/schema.ts';
import { entitySnippet } from '../../../../src/language/contributions/snippets.ts';
import { redactedData } from '../../../../src/secrets/redacted.ts';
import { expandSnippet } from '../../expand-snippet.ts';

const types = contract.typeNames.flatMap((name) => contract.type(name) ?? []);

/** The schema as other tools read it. */
const written = (type: StructuredType): JsonSchema => JSON.parse(JSON.stringify(payloadSchema(type))) as JsonSchema;

/** The objects in a schema, at any depth. */
function* valuesIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) for (const item of value) yield* valuesIn(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Readonly<Record<string, unknown>>;
    for (const inner of Object.values(value)) yield* valuesIn(inner);
  }
}

/** The strings in a value, at any depth, each once, without the names of properties. */
function textsIn(value: unknown): string[] {
  const texts = new Set<string>();
  JSON.stringify(value, (_name, inner: unknown) => {
    if (typeof inner === 'string') texts.add(inner);
    return inner;
  });
  return [...texts];
}

/** Compiling a schema takes a moment, so it's done once for each type that the tests need. */
const compiled = new Map<string, ValidateFunction>();
function compiledFor(name: string): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const validate = new Ajv({ strict: false, code: { optimize: false } }).compile(written(typeNamed(name)));
  compiled.set(name, validate);
  return validate;
}

/** The keywords that don't affect what a schema accepts. */
const aside: ReadonlySet<string> = new Set([
  ...['$schema', 'title', 'description', 'markdownDescription', 'defaultSnippets', 'definitions'],
]);

/** The part of a schema that decides what it accepts. */
const rules = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !aside.has(keyword)));

const mapped = <Value, Made>(
  all: Readonly<Record<string, Value>>,
  make: (value: Value) => Made,
): Record<string, Made> => Object.fromEntries(Object.entries(all).map(([name, value]) => [name, make(value)]));

const typeNamed = (name: string): StructuredType => {
  const type = contract.type(name);
  assert.ok(type, name);
  return type;
};

// A schema contains those of the types inside, so compiling each on its own would take minutes. They're the same everywhere.
describe('the schemas of all types of Intune', () => {
  const schemas = new Map(types.map((type) => [type.name, written(type)]));
  const definitions: Record<string, JsonSchema> = {};
  for (const schema of schemas.values()) Object.assign(definitions, schema.definitions);
  // If a type is the same at the top and as a definition that others refer to, both are compiled as one.
  const roots = Object.fromEntries(
    Array.from(schemas, ([name, schema]) => {
      const definition = definitions[name];
      const isOne = definition !== undefined && JSON.stringify(rules(schema)) === JSON.stringify(rules(definition));
      return [name, isOne ? { $ref: `#/definitions/${name}` } : rules(schema)];
    }),
  );
  // So are properties that many types have: there are 16,000, but only 2,300 different ones.
  const shared: Record<string, JsonSchema> = {};
  const places = new Map<string, string>();
  const sharedProperty = (property: JsonSchema): JsonSchema => {
    const own = rules(property);
    const text = JSON.stringify(own);
    const place = places.get(text) ?? String(places.size);
    places.set(text, place);
    shared[place] = own;
    return { $ref: `#/shared/${place}` };
  };
  const sharing = (all: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> =>
    mapped(all, (schema) => ({
      ...schema,
      ...(schema.properties && { properties: mapped(schema.properties, sharedProperty) }),
    }));
  const ajv = new Ajv({ strict: false, inlineRefs: false, code: { optimize: false } });
  const all = { definitions: sharing(definitions), roots: sharing(roots), shared };
  ajv.addSchema({ $schema: 'http://json-schema.org/draft-07/schema#', ...all }, 'all');

  it('are draft-07 schemas that define everything they refer to', () => {
    assert.ok(schemas.size > 1300);
    for (const [name, schema] of schemas) {
      assert.ok(ajv.validateSchema({ ...schema, definitions: {} }), name);
      for (const value of valuesIn(schema)) {
        const { $ref } = value;
        if (typeof $ref !== 'string') continue;
        assert.ok($ref.replace('#/definitions/', '') in (schema.definitions ?? {}), `${name}: ${$ref}`);
      }
    }
  });

  it('define a type the same way wherever it’s used', () => {
    for (const [name, schema] of schemas)
      for (const [inner, definition] of Object.entries(schema.definitions ?? {}))
        assert.equal(JSON.stringify(definition), JSON.stringify(definitions[inner]), `${name}: ${inner}`);
  });

  // Compiles the schemas of 1,300 types.
  it('accept the example of their type, but reject it with a misspelled property, and reject a string', () => {
    for (const { name } of types) {
      const validate = ajv.getSchema(`all#/roots/${encodeURIComponent(name)}`);
      assert.ok(validate, name);
      const example = JSON.parse(expandSnippet(entitySnippet(typeNamed(name)).join('\n')).text) as object;
      assert.equal(validate(example), true, `${name}: ${JSON.stringify(validate.errors)}`);
      assert.equal(validate({ ...example, displayNam: 'a' }), false, name);
      assert.equal(validate('{}'), false, name);
    }
  }).timeout(120_000);

  it('say whether they’re compiled and from when, and require no property', () => {
    for (const [name, schema] of schemas) {
      const isCompiled = typeNamed(name).standing === 'compiled';
      const note = `From Microsoft’s SDK metadata of ${sources.sdkModels.date}, not checked by hand.`;
      assert.equal(schema.description?.includes(note), isCompiled, name);
      // As a keyword, `required` is an array; as the name of a property, a schema.
      for (const value of valuesIn(schema)) assert.ok(!Array.isArray(value['required']), name);
    }
  });

  it('contain nothing that the command line would mistake for a secret', () => {
    // A definition is the same wherever it's used, and each string is checked on its own. Only VS Code has the snippets.
    const roots = Array.from(schemas.values(), ({ definitions: _inner, defaultSnippets: _snippets, ...root }) => root);
    const texts = textsIn([roots, definitions]);
    assert.ok(texts.length > 10_000);
    assert.deepEqual(redactedData(texts), texts);
  });

  for (const name of ['win32LobApp', 'mobileApp', 'deviceManagementConfigurationPolicy', 'deviceHealthScript'])
    it(`${name}: compiles on its own`, () => {
      assert.doesNotThrow(() => compiledFor(name));
    });
});

describe('the schema of a compiled type', () => {
  const rows: readonly (readonly [name: string, text: string, isValid: boolean, ...reported: RegExp[]])[] = [
    ['win32LobApp', '{"displayName": "a", "installExperience": {"runAsAccount": "system"}}', true],
    ['win32LobApp', '{"displayName": 1}', false, /Incorrect type/],
    ['win32LobApp', '{"displayNam": "a"}', false, /displayNam/],
    ['win32LobApp', '{"installExperience": {"runAsAccont": "system"}}', false, /runAsAccont/],
    // Where the service may differ from the SDK, it's a warning at most, and only in VS Code.
    ['win32LobApp', '{"installExperience": {"deviceRestartBehavior": "never"}}', true, /basedOnReturnCode/],
    ['win32LobApp', '{"createdDateTime": "2026-01-31T08:00:00Z"}', true, /read-only/],
    ['mobileApp', '{"@odata.type": "#microsoft.graph.win32LobApp", "installCommandLine": "a"}', true],
    ['mobileApp', '{"@odata.type": "#microsoft.graph.webApp", "installCommandLine": "a"}', false, /./],
    ['mobileApp', '{"@odata.type": "#microsoft.graph.user"}', false, /./],
    ['mobileApp', '{"installCommandLine": "a"}', true],
    ['windows10CompliancePolicy', '{"osMinimumVersion": null, "passwordRequired": null}', false, /boolean/],
    ['windows10CompliancePolicy', '{"deviceThreatProtectionRequiredSecurityLevel": "low"}', true],
  ];
  for (const [name, text, isValid, ...reported] of rows)
    it(`${name} ${text}: ${isValid ? 'valid' : 'invalid'}${reported.length > 0 ? ', and reported in VS Code' : ''}`, async () => {
      const schema = written(typeNamed(name));
      assert.equal(compiledFor(name)(JSON.parse(text)), isValid);
      const service = getLanguageService({});
      const document = TextDocument.create('file:///payload.json', 'json', 1, text);
      const json = service.parseJSONDocument(document);
      const found = await service.doValidation(document, json, {}, schema as JSONSchema);
      assert.equal(found.length > 0, reported.length > 0, JSON.stringify(found));
      for (const [index, pattern] of reported.entries()) assert.match(JSON.stringify(found[index]?.message), pattern);
      // 2: a warning.
      for (const { severity } of found) assert.equal(severity, 2);
    });
});
