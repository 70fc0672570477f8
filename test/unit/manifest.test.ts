import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clouds } from '../../src/catalog/index.ts';
import { commandId, contributedCommands } from '../../src/editor/command-names.ts';
import { viewType } from '../../src/editor/response-panel/view-type.ts';
import { treeNames } from '../../src/editor/view/tree-names.ts';
import { folderSettings, userSettings } from '../../src/editor/setting-names.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');

interface Manifest {
  readonly version: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly scope?: string; readonly order?: number }>>;
    }[];
    readonly languages: readonly {
      readonly id: string;
      readonly extensions?: readonly string[];
      readonly icon?: { readonly light: string; readonly dark: string };
    }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly walkthroughs: readonly [
      {
        readonly id: string;
        readonly steps: readonly {
          readonly id: string;
          readonly description: string;
          readonly media: { readonly svg: string; readonly altText: string };
          readonly completionEvents: readonly string[];
        }[];
      },
    ];
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
const settingsIn = Object.assign(
  {},
  ...manifest.contributes.configuration.map(({ properties }) => properties),
) as Manifest['contributes']['configuration'][number]['properties'];

/**
 * Who can change each setting, and why. `application`: the user, for all folders. Not `machine`, which a folder can change, too:
 * VS Code writes the settings of a `devcontainer.json` to those of the machine that it creates.
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
  emptyFileHint: ['window', 'decides only whether a hint is shown'],
  'response.column': ['window', 'decides only where the panel opens'],
  'problems.severity': ['resource', 'has no more power than the comments of a request file'],
};

describe('package.json', () => {
  it('prefixes every command and setting with the name of this extension', () => {
    for (const { command, category } of manifest.contributes.commands)
      assert.deepEqual([command.split('.')[0], category], ['graphRunStates', 'Graph Run States']);
    for (const setting of Object.keys(settingsIn)) assert.match(setting, /^graphRunStates\./);
  });

  it('gives every setting a scope, for a reason', () => {
    const scopes = Object.entries(settingsIn).map(([name, { scope }]) => [
      name.replace(/^graphRunStates\./, ''),
      scope,
    ]);
    assert.deepEqual(
      Object.fromEntries(scopes),
      Object.fromEntries(Object.entries(settings).map(([name, [scope]]) => [name, scope])),
    );
  });

  it('lets a folder change exactly the settings that the code reads from a folder', () => {
    const named = (isOfUser: boolean): string[] =>
      Object.entries(settings).flatMap(([name, [scope]]) => ((scope === 'application') === isOfUser ? [name] : []));
    assert.deepEqual([...userSettings].sort(), named(true).sort());
    assert.deepEqual([...folderSettings].sort(), named(false).sort());
  });

  it('has its settings read by one file only', () => {
    const source = new URL('src/', root);
    const reading = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && readFileSync(new URL(name, source), 'utf8').includes('getConfiguration('),
    );
    assert.deepEqual(reading, [path.join('editor', 'settings.ts')]);
  });

  it('has limited support for untrusted workspaces, and needs no restricted settings there', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.equal(restrictedConfigurations, undefined, 'a workspace can’t change settings of scope application');
  });

  it('uses the VS Code API of the oldest version that it supports', () => {
    const floor = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)?.[1];
    assert.equal(manifest.devDependencies['@types/vscode'], `~${floor ?? ''}.0`);
  });

  it('contributes .http and .rest to the language http, which other tools share', () => {
    const extensions = manifest.contributes.languages.find(({ id }) => id === 'http')?.extensions;
    assert.deepEqual(extensions, ['.http', '.rest']);
  });

  it('names only existing commands in menus and texts, and existing views in conditions', () => {
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

  it('lists only activation events that VS Code doesn’t derive from commands, views and languages', () => {
    const { contributes, activationEvents } = manifest;
    assert.deepEqual(activationEvents, [
      ...['markdown', 'json', 'jsonc'].map((language) => `onLanguage:${language}`),
      `onWebviewPanel:${viewType}`,
    ]);
    assert.deepEqual(
      Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
      treeNames.map((name) => `graphRunStates.${name}`),
    );
  });

  it('hides the commands for items of the view in the Command Palette', () => {
    const { menus } = manifest.contributes;
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    for (const { command } of menus['view/item/context'] ?? []) assert.ok(hidden.includes(command), command);
  });

  it('has an icon for each view, in the color of the theme', () => {
    for (const { icon } of Object.values(manifest.contributes.views).flat())
      assert.match(read(icon), /="currentColor"/);
  });

  it('numbers its settings in the order in which they are written', () => {
    for (const { properties } of manifest.contributes.configuration)
      assert.deepEqual(
        Object.values(properties).map(({ order }) => order),
        Object.keys(properties).map((_, index) => index + 1),
      );
  });

  it('binds one key to Send Request, and only at a request', () => {
    assert.deepEqual(manifest.contributes.keybindings, [
      {
        command: 'graphRunStates.sendRequest',
        key: 'ctrl+alt+r',
        mac: 'cmd+alt+r',
        when: 'editorTextFocus && graphRunStates.atRequest',
      },
    ]);
  });

  it('has command titles with the words that users search for', () => {
    const titles = contributedCommands.filter(([, { palette }]) => palette !== 'never').map(([, { title }]) => title);
    for (const word of ['Intune', 'Run State', 'Example', 'Get Started'])
      assert.ok(
        titles.some((title) => title.includes(word)),
        word,
      );
  });

  it('has an icon for request files, for light and dark themes', () => {
    const { icon } = manifest.contributes.languages.find(({ id }) => id === 'http') ?? {};
    for (const file of [icon?.light, icon?.dark]) assert.match(read(file ?? ''), /^<svg /);
  });
});

describe('the walkthrough', () => {
  const [walkthrough] = manifest.contributes.walkthroughs;
  const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;

  it('is the one that Get Started opens, with the steps of steps.ts', () => {
    const source = read('src/editor/first-steps/register-first-steps.ts');
    assert.ok(source.includes(`graph-run-states#${walkthrough.id}'`));
    const [, list = ''] = /steps = \[(.*?)\]/s.exec(read('src/editor/first-steps/steps.ts')) ?? [];
    assert.deepEqual(
      walkthrough.steps.map(({ id }) => `'${id}'`),
      list.split(', '),
    );
  });

  for (const { id, description, media, completionEvents } of walkthrough.steps) {
    it(`${id}: is completed by its context key, and its buttons run existing commands`, () => {
      assert.deepEqual(completionEvents, [`onContext:graphRunStates.did.${id}`]);
      const known = contributedCommands.map(([name]) => commandId(name));
      const text = texts[description.slice(1, -1)] ?? '';
      assert.notEqual(text, '');
      for (const [, command] of text.matchAll(/\(command:(?:toSide:)?([\w.]+)/g))
        assert.ok(
          known.some((other) => other === command),
          command,
        );
    });

    it(`${id}: has a picture in the colors of the theme, with alt text`, () => {
      const svg = read(media.svg);
      assert.match(svg, /var\(--vscode-editor-background\)/);
      assert.doesNotMatch(svg, /#[\da-f]{3,8}\b|rgb\(/i);
      assert.match(texts[media.altText.slice(1, -1)] ?? '', /\.$/);
    });
  }
});
