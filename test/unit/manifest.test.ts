import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clouds } from '../../src/catalog/index.ts';
import { folderSettings, userSettings } from '../../src/editor/setting-names.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly languages: readonly { readonly id: string; readonly extensions?: readonly string[] }[];
  };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly restrictedConfigurations?: readonly string[];
    };
  };
  readonly engines: { readonly vscode: string };
}
const manifest = JSON.parse(read('package.json')) as Manifest;

/**
 * Who makes each setting, and why. `application`: the user, for all folders. Not `machine`, which a folder reaches too: VS Code
 * writes the settings of a `devcontainer.json` to those of the machine that it makes.
 */
const settings: Readonly<Record<string, readonly [scope: 'application' | 'resource' | 'window', reason: string]>> = {
  ...Object.fromEntries(
    clouds.flatMap(({ id }) => [
      [`signIn.${id}.clientId`, ['application', 'decides which app gets a token, and which secret is sent']],
      [`signIn.${id}.tenant`, ['application', 'decides which authority a secret is sent to']],
    ]),
  ),
  'signIn.methods': ['application', 'could turn a user into an app with more permissions'],
  'signIn.scopes': ['application', 'decides what a token permits'],
  'send.confirmWrites': ['application', 'would turn off the question before a tenant is changed'],
  'send.timeout': ['application', 'a short one would leave every write in doubt'],
  'history.enabled': ['application', 'decides what is kept on disk, and what is known of earlier writes'],
  'response.column': ['window', 'decides only where the panel opens'],
  'problems.severity': ['resource', 'has no more power than the comments of a request file'],
};

describe('package.json', () => {
  it('names every command and setting as ours', () => {
    for (const { command, category } of manifest.contributes.commands)
      assert.deepEqual([command.split('.')[0], category], ['graphRunStates', 'Graph Run States']);
    for (const setting of Object.keys(manifest.contributes.configuration.properties))
      assert.match(setting, /^graphRunStates\./);
  });

  it('gives every setting a scope, for a reason', () => {
    const scopes = Object.entries(manifest.contributes.configuration.properties).map(([name, { scope }]) => [
      name.replace(/^graphRunStates\./, ''),
      scope,
    ]);
    assert.deepEqual(
      Object.fromEntries(scopes),
      Object.fromEntries(Object.entries(settings).map(([name, [scope]]) => [name, scope])),
    );
  });

  it('takes from a folder only what its code asks a folder for', () => {
    const named = (isOfUser: boolean): string[] =>
      Object.entries(settings).flatMap(([name, [scope]]) => ((scope === 'application') === isOfUser ? [name] : []));
    assert.deepEqual([...userSettings].sort(), named(true).sort());
    assert.deepEqual([...folderSettings].sort(), named(false).sort());
  });

  it('reads settings in one file', () => {
    const source = new URL('src/', root);
    const reading = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && readFileSync(new URL(name, source), 'utf8').includes('getConfiguration('),
    );
    assert.deepEqual(reading, [path.join('editor', 'settings.ts')]);
  });

  it('sends nothing from a workspace that is not trusted, where it needs no setting restricted', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.equal(restrictedConfigurations, undefined, 'no workspace brings a setting of the scope application');
  });

  it('takes the API of VS Code from the oldest version that it runs in', () => {
    const floor = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)?.[1];
    assert.equal(manifest.devDependencies['@types/vscode'], `~${floor ?? ''}.0`);
  });

  it('shares the language http with the tools that people have', () => {
    const extensions = manifest.contributes.languages.find(({ id }) => id === 'http')?.extensions;
    assert.deepEqual(extensions, ['.http', '.rest']);
  });

  it('has its commands in menus, and its views in conditions, by names that are there', () => {
    const { commands, menus, views, viewsWelcome } = manifest.contributes;
    const known = new Set(commands.map(({ command }) => command));
    const ids = Object.values(views).flatMap((of) => of.map(({ id }) => id));
    for (const { command = '', when = '' } of Object.values(menus).flat()) {
      if (command !== '') assert.ok(known.has(command), command);
      for (const [, view = ''] of when.matchAll(/view == (\S+)/g)) assert.ok(ids.includes(view), when);
    }
    for (const { view } of viewsWelcome) assert.ok(ids.includes(view), view);
    for (const text of Object.values(JSON.parse(read('package.nls.json')) as Record<string, string>))
      for (const [, command = ''] of text.matchAll(/\(command:(graphRunStates\.\w+)\)/g))
        assert.ok(known.has(command), command);
  });

  it('keeps what is about an item of the view out of the palette', () => {
    const { menus } = manifest.contributes;
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    for (const { command } of menus['view/item/context'] ?? []) assert.ok(hidden.includes(command), command);
  });

  it('has an icon for each view that takes the colour of the theme', () => {
    for (const { icon } of Object.values(manifest.contributes.views).flat())
      assert.match(read(icon), /="currentColor"/);
  });
});
