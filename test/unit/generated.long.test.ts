import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getLanguageService, TextDocument, type CompletionItem, type JSONSchema } from 'vscode-json-languageservice';
import { entityTypes } from '../../src/catalog/index.ts';
import type { StructuredType } from '../../src/catalog/model.ts';
import { checkedPayloads } from '../../src/language/payload-file/checked-payloads.ts';
import { parseHttpFile } from '../../src/http/file.ts';
import { checkPayload } from '../../src/language/checks/body/body.ts';
import { entityIndex, entityIndexPath } from '../../build/entity-index.mjs';
import { generatedFiles } from '../../build/generated-files.ts';
import type { JsonSchema } from '../../src/language/contributions/json-schema.ts';
import { payloadSchema, suggestionSchema } from '../../src/language/contributions/schema.ts';
import { entitySnippet } from '../../src/language/contributions/snippets.ts';
import { expandSnippet, expansionsOf } from './expand-snippet.ts';
import { outline, problemsIn } from './language/problems/problems-in.ts';

interface Snippet {
  readonly prefix?: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
  readonly description: string;
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const files = generatedFiles(read);

const snippetsIn = (path: string): [string, Snippet][] =>
  Object.entries(JSON.parse(files.find((file) => file.path === path)?.text ?? '{}') as Record<string, Snippet>);

describe('files generated from the source', () => {
  const committed = files.filter(({ path }) => !path.startsWith('dist/'));

  it('are the snippets, a schema for each kind of payload file, and parts of package.json and README.md', () => {
    assert.deepEqual(
      files.map(({ path }) => path),
      [
        ...checkedPayloads.map(({ name }) => `dist/schemas/${name}.json`),
        'snippets/http.json',
        'snippets/json.json',
        'package.json',
        'package.nls.json',
        'README.md',
      ],
    );
  });

  it('include an up-to-date list of entity types', () => {
    assert.equal(read(entityIndexPath), entityIndex(fileURLToPath(new URL('../..', import.meta.url))));
  });

  for (const { path, text } of committed) {
    it(`${path} is up to date`, () => {
      assert.equal(read(path), text);
    });
  }
});

describe('request snippets', () => {
  const snippets = snippetsIn('snippets/http.json');

  it('cover each route', () => {
    assert.deepEqual(
      snippets.map(([, { description }]) => /: POST (.*)$/.exec(description)?.[1]),
      entityTypes.flatMap(({ routes }) => routes.map(({ path }) => path)),
    );
  });

  it('have no prefix, because completion offers them, and are file templates', () => {
    for (const [name, { prefix, isFileTemplate }] of snippets)
      assert.deepEqual([prefix, isFileTemplate], [undefined, true], name);
  });

  for (const [name, { body }] of snippets) {
    it(`${name}: each expansion is one request without problems`, () => {
      const texts = expansionsOf(body.join('\n'));
      assert.ok(texts.length > 0);
      for (const text of texts) {
        const requests = parseHttpFile(text).blocks.flatMap((block) => block.requests);
        assert.deepEqual(
          requests.map(({ method, body: found }) => [method?.text, found?.kind, found?.blankLineBefore]),
          [['POST', 'text', true]],
        );
        assert.deepEqual(outline(problemsIn(text)), []);
      }
    });

    it(`${name}: tab stops count up from 1 in the order of the text`, () => {
      const { tabStops } = expandSnippet(body.join('\n'));
      assert.deepEqual(
        tabStops,
        tabStops.map((_, index) => index + 1),
      );
    });
  }
});

/** The parameters of an action have no type to name. */
const controlOf = ({ kind }: StructuredType): string[] => (kind === 'parameters' ? [] : ['@odata.type']);

describe('payload snippets', () => {
  const snippets = snippetsIn('snippets/json.json');

  it('cover each kind of payload', () => {
    assert.deepEqual(
      snippets.map(([name]) => name),
      checkedPayloads.map(({ name }) => name),
    );
  });

  it('have no prefix, so that they aren’t offered inside a payload', () => {
    for (const [name, { prefix }] of snippets) assert.equal(prefix, undefined, name);
  });

  for (const { name: kind, type: entityType } of checkedPayloads) {
    const body = snippets.find(([name]) => name === kind)?.[1].body.join('\n') ?? '';

    it(`${kind}: each expansion is a payload without problems`, () => {
      for (const text of expansionsOf(body)) assert.deepEqual(checkPayload(text, entityType), [], text);
    });

    it(`${kind}: has every property that a client can set, in the order of the reference page`, () => {
      assert.deepEqual(Object.keys(JSON.parse(expandSnippet(body).text) as object), [
        ...controlOf(entityType),
        ...entityType.properties.filter(({ readOnly }) => !readOnly).map(({ name }) => name),
      ]);
    });
  }

  it('offer every enum member except the sentinel', () => {
    const texts = snippets.flatMap(([, { body }]) => expansionsOf(body.join('\n'))).join('\n');
    const types = checkedPayloads.flatMap(({ type: { properties } }) => properties.map(({ type }) => type));
    for (const { members } of types.flatMap((type) => (type.kind === 'enum' ? [type.enumType] : [])))
      for (const { name, sentinel } of members) assert.equal(texts.includes(`"${name}"`), sentinel !== true, name);
  });
});

/** A JSON language service with the schema of one entity type: the one for other editors, or the one for VS Code. */
function serviceFor(entityType: StructuredType, schemaOf: (entityType: StructuredType) => JsonSchema = payloadSchema) {
  const service = getLanguageService({});
  // Schemas are written and read as plain JSON.
  const schema = JSON.parse(JSON.stringify(schemaOf(entityType))) as JSONSchema;
  const open = (text: string) => {
    const document = TextDocument.create('file:///payload.json', 'json', 1, text);
    return { document, json: service.parseJSONDocument(document) };
  };
  service.configure({ validate: true, schemas: [{ uri: 'schema', fileMatch: ['*'], schema }] });
  return {
    validate: async (text: string): Promise<string[]> => {
      const { document, json } = open(text);
      const found = await service.doValidation(document, json, {}, schema);
      return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
    },
    /** What is offered at the `|`. */
    complete: async (text: string): Promise<CompletionItem[]> => {
      const { document, json } = open(text.replace('|', ''));
      const list = await service.doComplete(document, document.positionAt(text.indexOf('|')), json);
      return list?.items ?? [];
    },
    hover: async (text: string): Promise<string> => {
      const { document, json } = open(text.replace('|', ''));
      const hover = await service.doHover(document, document.positionAt(text.indexOf('|')), json);
      return JSON.stringify(hover?.contents ?? '');
    },
  };
}

describe('the schema for payload files in VS Code', () => {
  for (const { name: kind, type: entityType } of checkedPayloads) {
    const [whole, ours] = [serviceFor(entityType), serviceFor(entityType, suggestionSchema)];

    it(`${kind}: contains the whole schema`, () => {
      const { definitions, if: inIt } = suggestionSchema(entityType);
      assert.deepEqual({ ...inIt, ...(definitions && { definitions }) }, payloadSchema(entityType));
    });

    it(`${kind}: reports no problems, unlike the whole schema`, async () => {
      const members = entityType.properties.map(({ name }) => `"${name}": {}`);
      const texts = [`{ ${members.join()}, "colour": 1, "@odata.type": "#microsoft.graph.user" }`, '[]', '1'];
      for (const text of texts) {
        assert.notDeepEqual(await whole.validate(text), []);
        assert.deepEqual(await ours.validate(text), []);
      }
    });

    const names = entityType.properties.map(({ name }) => name);
    const withCursor = [
      '|',
      '{ "|" }',
      '{ "colour": 1, "|" }',
      '{ "deviceRunStates": [{ "|" }] }',
      '{ "deviceRunStates": [{ "x": 1, "runState": "|" }] }',
      ...names.flatMap((name) => [`{ "${name}": | }`, `{ "x": 1, "${name}": "|" }`]),
    ];
    it(`${kind}: offers the same completions and hovers, even in a faulty file`, async () => {
      // A snippet at the top level gets only its icon from the type there.
      const offeredBy = async (service: typeof ours, text: string) =>
        (await service.complete(text)).map((item) => ({ ...item, kind: undefined }));
      for (const text of withCursor) assert.deepEqual(await offeredBy(ours, text), await offeredBy(whole, text), text);
      for (const text of ['{ "colour": 1,', '{'])
        for (const name of [...names, '@odata.type'])
          for (const member of [`"${name}|": "x" }`, `"${name}": "success|" }`])
            assert.equal(await ours.hover(text + member), await whole.hover(text + member), member);
    });
  }
});

describe('payload schemas in the JSON language service', () => {
  for (const { name: kind, type: entityType } of checkedPayloads) {
    describe(kind, () => {
      const service = serviceFor(entityType);
      const settable = entityType.properties.filter(({ readOnly }) => !readOnly);

      it('accepts the expanded snippet', async () => {
        for (const text of expansionsOf(entitySnippet(entityType).join('\n')))
          assert.deepEqual(await service.validate(text), [], text);
      });

      it('reports id, and says what to do', async () => {
        const readOnly = `'id' is read-only: the service sets it. Leave it out when you create a ${kind}.`;
        const expected = entityType.kind === 'parameters' ? 'Property id is not allowed.' : readOnly;
        assert.deepEqual(await service.validate('{ "id": "1" }'), [expected]);
      });

      it('reports a property that the type doesn’t have', async () => {
        assert.deepEqual(await service.validate('{ "colour": 1 }'), ['Property colour is not allowed.']);
      });

      it('reports another type', async () => {
        assert.deepEqual(
          await service.validate('{ "@odata.type": "#microsoft.graph.user" }'),
          controlOf(entityType).map(() => `The type of this payload is '#microsoft.graph.${kind}'.`),
        );
      });

      it('accepts annotations', async () => {
        assert.deepEqual(await service.validate('{ "managedDevice@odata.bind": "a", "@contoso.note": 1 }'), []);
      });

      it('accepts null where the contract does', async () => {
        for (const { name, nullable, type } of settable)
          assert.equal(
            (await service.validate(`{ "${name}": null }`)).length === 0,
            nullable && type.kind !== 'collection',
            name,
          );
      });

      it('offers only what a client can set', async () => {
        const offered = (await service.complete('{ "|" }')).map(({ label }) => label).sort();
        assert.deepEqual(offered, [...controlOf(entityType), ...settable.map(({ name }) => name)].sort());
      });

      it('offers a whole payload in an empty file', async () => {
        const item = (await service.complete('|')).find(({ label }) => label === entityType.name);
        const text = item?.textEdit?.newText ?? '';
        for (const expansion of expansionsOf(text))
          assert.deepEqual(checkPayload(expansion, entityType), [], expansion);
      });

      for (const { name, type, nullable, description } of settable) {
        it(`${name}: the hover shows Microsoft’s description`, async () => {
          assert.ok((await service.hover(`{ "${name}|": null }`)).includes(description));
        });

        if (type.kind === 'enum') {
          const members = type.enumType.members.filter(({ sentinel }) => sentinel !== true);

          it(`${name}: offers the enum members`, async () => {
            assert.deepEqual(
              (await service.complete(`{ "${name}": | }`)).map(({ label }) => label).sort(),
              [...members.map((member) => JSON.stringify(member.name)), ...(nullable ? ['null'] : [])].sort(),
            );
          });

          it(`${name}: reports an unknown member`, async () => {
            assert.equal((await service.validate(`{ "${name}": "sucess" }`)).length, 1);
            assert.equal((await service.validate(`{ "${name}": "Success" }`)).length, 1);
          });
        }
      }
    });
  }

  describe('values', () => {
    const deviceState = entityTypes.find(({ name }) => name === 'deviceManagementScriptDeviceState');
    const rows: readonly (readonly [members: string, valid: boolean])[] = [
      ['"errorCode": 2147483647', true],
      ['"errorCode": -2147483648', true],
      ['"errorCode": 2147483648', false],
      ['"errorCode": 1.5', false],
      ['"errorCode": "1"', false],
      ['"resultMessage": null', true],
      ['"resultMessage": 1', false],
      ['"lastStateUpdateDateTime": "2025-01-31T08:30:00Z"', true],
      ['"lastStateUpdateDateTime": "2025-01-31T08:30Z"', true],
      ['"lastStateUpdateDateTime": "2017-01-01T00:02:58.4418045-08:00"', true],
      ['"lastStateUpdateDateTime": "2025-01-31T08:30:00"', false],
      ['"lastStateUpdateDateTime": "2025-13-31T08:30:00Z"', false],
      ['"lastStateUpdateDateTime": "String (timestamp)"', false],
      ['"managedDevice": {}', false],
    ];
    for (const [members, valid] of rows)
      it(`${members} is ${valid ? 'valid' : 'reported'}`, async () => {
        assert.ok(deviceState);
        assert.equal((await serviceFor(deviceState).validate(`{ ${members} }`)).length, valid ? 0 : 1);
      });

    it('in run states inside a user state are checked, too', async () => {
      const userState = entityTypes.find(({ name }) => name === 'deviceManagementScriptUserState');
      assert.ok(userState);
      const { validate } = serviceFor(userState);
      assert.deepEqual(await validate('{ "deviceRunStates": [{ "runState": "success" }] }'), []);
      assert.equal((await validate('{ "deviceRunStates": [{ "runState": "sucess", "id": "1" }] }')).length, 2);
    });
  });
});

describe('expandSnippet', () => {
  const rows: readonly (readonly [snippet: string, ...expansions: string[]])[] = [
    ['a$1b', 'ab'],
    ['a${1}b', 'ab'],
    ['${1:a}', 'a'],
    ['${1:a${2:b}c}', 'abc'],
    ['${1|a,b|}', 'a', 'b'],
    ['${1|a\\,b,c\\|d|}', 'a,b', 'c|d'],
    ['${CURRENT_YEAR}-$CURRENT_MONTH', '2025-01'],
    ['\\$1 \\} \\\\', '$1 } \\'],
    ['${1:a\\}b}', 'a}b'],
    ['${1|a,b|}${2|c,d|}', 'ac', 'bc', 'ad'],
    ['{"a": {}}', '{"a": {}}'],
  ];
  for (const [snippet, ...expansions] of rows)
    it(`${snippet} → ${expansions.join(' | ')}`, () => {
      assert.deepEqual(expansionsOf(snippet), expansions);
    });
});
