import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { clouds, entityTypes } from '../../src/catalog/index.ts';
import { payloadFilePattern } from '../../src/language/payload-file.ts';
import { problemCodes } from '../../src/language/problems/severity.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly languages: readonly { readonly id: string; readonly extensions?: readonly string[] }[];
  };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] };
  };
  readonly engines: { readonly vscode: string };
}
const manifest = JSON.parse(read('package.json')) as Manifest;

describe('package.json', () => {
  it('binds each payload file to the schema of its entity type', () => {
    assert.deepEqual(
      manifest.contributes.jsonValidation,
      entityTypes.map((entityType) => ({
        fileMatch: payloadFilePattern(entityType),
        url: `./dist/schemas/${entityType.name}.schema.json`,
      })),
    );
  });

  it('names every command and setting as ours', () => {
    for (const { command, category } of manifest.contributes.commands)
      assert.deepEqual([command.split('.')[0], category], ['graphRunStates', 'Graph Run States']);
    for (const setting of Object.keys(manifest.contributes.configuration.properties))
      assert.match(setting, /^graphRunStates\./);
  });

  it('lets no workspace that is not trusted decide where tokens go, or whether a write is asked about', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    const sensitive = /^graphRunStates\.(signIn\.|send\.confirmWrites$)/;
    const settings = Object.keys(manifest.contributes.configuration.properties).filter((name) => sensitive.test(name));
    assert.deepEqual(
      settings.filter((name) => !restrictedConfigurations.includes(name)),
      [],
    );
    for (const { id } of clouds)
      for (const name of ['clientId', 'tenant']) assert.ok(settings.includes(`graphRunStates.signIn.${id}.${name}`));
  });

  it('takes the API of VS Code from the oldest version that it runs in', () => {
    const floor = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)?.[1];
    assert.equal(manifest.devDependencies['@types/vscode'], `~${floor ?? ''}.0`);
  });

  it('shares the language http with the tools that people have', () => {
    const extensions = manifest.contributes.languages.find(({ id }) => id === 'http')?.extensions;
    assert.deepEqual(extensions, ['.http', '.rest']);
  });
});

describe('README', () => {
  it('lists every code of a problem with its severities', () => {
    const rows = Array.from(
      read('README.md').matchAll(/^\| `([\w-]+)` +\| (\w+)(?: or (\w+))? +\| (.*?) +\|$/gm),
      (row) => row.slice(1),
    );
    const expected = Object.entries(problemCodes).map(([code, { severity, lesser, meaning }]) => [
      code,
      severity,
      lesser,
      meaning,
    ]);
    assert.deepEqual(rows, expected);
  });
});
