import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { changesBetween, countsOf } from '../../../../build/contract/changes.ts';
import { shortDescription } from '../../../../build/contract/descriptions.ts';
import { readModels } from '../../../../build/contract/kiota-models.ts';
import { parseRequests, readRequests, writeRequests } from '../../../../build/contract/operations.ts';
import { faultsOf } from '../../../../build/contract/self-check.ts';
import { readTypings } from '../../../../build/contract/typings.ts';
import { writeContract } from '../../../../build/contract/write-contract.ts';
import { compiledContract } from '../../../../src/catalog/compiled/contract.ts';
import { readCompiledContract } from '../../../../src/catalog/compiled/read-text.ts';
import { temporaryFolder, writeFiles } from '../../cli/command-line.ts';
import { builders, models, typings } from './small-sdk.ts';

const shipped = readCompiledContract();

describe('compiling the contract', () => {
  const folder = temporaryFolder();
  const modelsFrom = (files: Readonly<Record<string, string>>) => {
    rmSync(folder(), { recursive: true });
    writeFiles(folder(), files);
    return readModels(folder('models'));
  };
  /** The models with a part of the code replaced. */
  const changed = (part: string, by: string) => {
    const code = models['models/index.js'] ?? '';
    assert.ok(code.includes(part));
    return { ...models, 'models/index.js': code.replaceAll(part, by) };
  };
  const compiled = (): string => {
    const read = modelsFrom({ ...models, ...typings, ...builders });
    const requests = readRequests(folder(), read);
    return writeContract({
      models: read,
      typings: readTypings(folder('typings.d.ts')),
      requests: parseRequests(writeRequests(requests, 'a commit')),
      sources: ['types of a day'],
    });
  };

  it('writes what the packages say, without what the roots don’t need', () => {
    assert.deepEqual(compiled().split('\n'), [
      'Graph contract, notation 1',
      'types of a day',
      'roots deviceAppManagement deviceManagement',
      'count 8',
      'entity deviceAppManagement entity||What DeviceAppManagement is for',
      'entity deviceManagement entity|scripts:*script+ settings:settings|What DeviceManagement is for',
      'entity entity|id:s!~|What Entity is for',
      'enum kind|shell unknownFutureValue|Kinds of scripts',
      'entity macOSScript script|shell|What MacOSScript is for',
      'flags parts|default log',
      'entity script entity|content:x created:t!- kind:kind owner:>user parts:parts! size:n~ tags:*s|What Script is for',
      'complex settings|hours:p|What Settings is for',
      'action script run|others:*script dry:b',
      'function *script find|name|s',
      '',
    ]);
  });

  it('writes the same text each time', () => {
    assert.equal(compiled(), compiled());
  });

  it('can be read back', () => {
    const contract = compiledContract(compiled);
    const found = contract.resolve('beta', '/deviceManagement/scripts/1/graph.macOSScript/run');
    assert.equal(found?.template, '/deviceManagement/scripts/{scriptId}/graph.macOSScript/run');
    assert.deepEqual(
      contract.type('macOSScript')?.navigationProperties.map(({ name, target }) => `${name} ${target}`),
      ['owner user'],
    );
  });

  const otherForms: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'another reader',
      'n.getByteArrayValue()',
      'n.getBytes()',
      /script reads content in another form: n\.getBytes\(\)/,
    ],
    [
      'a reader inside another call',
      '= n.getDateValue();',
      '= f({}, n.getDateValue());',
      /script reads 7 properties, of which 6/,
    ],
    ['no serializer', 'export function serializeSettings(', 'export function writeSettings(', /no serializeSettings/],
    ['a missing base', 'deserializeIntoEntity(user)', 'deserializeIntoThing(user)', /derives from thing/],
    ['a member in another form', 'Shell: "shell",', "Shell: 'shell',", /The enum kind has a line in another form/],
  ];
  for (const [name, part, by, message] of otherForms)
    it(`fails if the models have ${name}`, () => {
      assert.throws(() => modelsFrom(changed(part, by)), message);
    });

  it('fails if a line in the table of operations has another form', () => {
    assert.throws(() => parseRequests('# x\naction script run'), /another form: action script run/);
  });

  it('fails if an operation needs a missing type', () => {
    const read = modelsFrom({ ...models, ...typings });
    const requests = parseRequests('# x\naction script run(it:gone)\n');
    const input = { models: read, typings: readTypings(folder('typings.d.ts')), requests, sources: [] };
    assert.throws(() => writeContract(input), /The models have no gone/);
  });

  it('finds the type at the path of each operation', () => {
    const read = modelsFrom({ ...models, ...builders });
    assert.deepEqual(writeRequests(readRequests(folder(), read), 'a commit').split('\n').slice(2), [
      'action script run(others:script[],dry:Edm.Boolean)',
      'function script[] find(name:Edm.String) Edm.String',
      'contains deviceManagement scripts',
      '',
    ]);
    const wrong = path.join('packages/msgraph-beta-sdk-deviceManagement/deviceManagement/wrong/index.ts');
    const [, text = ''] = Object.entries(builders).find(([file]) => file.endsWith('item/run/index.ts')) ?? [];
    writeFiles(folder(), { [wrong]: text.replace('/scripts/', '/unknown/') });
    assert.throws(() => readRequests(folder(), read), /No type was found that .*unknown/);
  });

  describe('the self-check', () => {
    it('finds nothing wrong with the shipped contract', () => {
      assert.deepEqual(faultsOf(shipped, shipped), []);
    });

    const damage: readonly (readonly [string, (text: string) => string, RegExp])[] = [
      ['missing read-only marks', (text) => text.replace(/-(?=[ |\n])/g, ''), /read and don’t write is read-only/],
      ['missing nullability', (text) => text.replaceAll('!', ''), /which properties are not null/],
      ['missing derived types', (text) => text.replace(/^(entity \w+) \w+/gm, '$1'), /what derives from them/],
      ['missing flags', (text) => text.replace(/^flags /gm, 'enum '), /flags enums are single values/],
      [
        'missing operations',
        (text) => text.replace(/^(?:action|function) .*\n/gm, ''),
        /Of 378 \(action\), only 0 are left/,
      ],
      [
        'missing properties',
        (text) => text.replace(/ \w*[dD]evice\w*(?=[ |\n])/g, ''),
        /\(properties\), only \d+ are left/,
      ],
    ];
    for (const [name, edit, message] of damage)
      it(`finds ${name}`, () => {
        const text = edit(shipped);
        assert.notEqual(text, shipped);
        assert.match(faultsOf(text, shipped).join('\n'), message);
      });
  });

  describe('the list of changes', () => {
    const edits: readonly (readonly [string, (text: string) => string, readonly string[]])[] = [
      ['nothing', (text) => text, []],
      [
        'a new property',
        (text) => text.replace('entity mobileAppCategory entity|', 'entity mobileAppCategory entity|colour:n! '),
        ['mobileAppCategory: colour is new (colour:n!)'],
      ],
      [
        'a removed enum member',
        (text) => text.replace('|unknown success fail ', '|unknown success '),
        ['runState: fail removed (checked by hand: compare with src/catalog)'],
      ],
      [
        'a property that becomes read-only',
        (text) => text.replace('enforceSignatureCheck:b! highest', 'enforceSignatureCheck:b!- highest'),
        ['deviceHealthScript: enforceSignatureCheck:b! is now enforceSignatureCheck:b!-'],
      ],
      [
        'a changed kind',
        (text) => text.replace('\nflags windowsArchitecture|', '\nenum windowsArchitecture|'),
        ['windowsArchitecture: flags windowsArchitecture is now enum windowsArchitecture'],
      ],
      [
        'a removed action',
        (text) => text.replace(/\naction deviceHealthScript assign\|.*/, ''),
        ['deviceHealthScript assign: action removed'],
      ],
      [
        'a removed type',
        (text) => text.replace(/\nenum runState\|.*/, ''),
        ['runState: enum removed (checked by hand: compare with src/catalog)'],
      ],
    ];
    for (const [name, edit, expected] of edits)
      it(`names ${name}`, () => {
        assert.deepEqual(changesBetween(shipped, edit(shipped), new Set(['runState'])), expected);
      });
  });

  it('counts types, properties, members and actions', () => {
    const { entity, complex, enum: enums, properties, members, action } = countsOf(compiled());
    assert.deepEqual([entity, complex, enums, properties, members, action], [5, 1, 2, 12, 4, 1]);
  });

  const descriptions: readonly (readonly [string, string])[] = [
    ['A policy. It is long.', 'A policy'],
    ['A policy', 'A policy'],
    ['', ''],
    ['A | b', 'A'],
    [`${'long '.repeat(30)}.`, ''],
  ];
  for (const [description, short] of descriptions)
    it(`shortens ${JSON.stringify(description.slice(0, 30))}`, () => {
      assert.equal(shortDescription(description), short);
    });
});
