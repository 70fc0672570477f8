import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { clouds, type CloudId } from '../../../src/catalog/index.ts';
import type { MicrosoftAccount } from '../../host/vscode/account.ts';
import type { Editor } from '../../host/screen/editor.ts';
import { temporaryFolder } from '../../host/folders.ts';
import type { Network } from '../../host/vscode/network.ts';
import { whenStopping } from '../../host/processes/stopping.ts';
import { startGraph, type GraphServer } from '../../loopback/graph.ts';
import { loopbackAddress } from '../../loopback/openid-provider-addresses.ts';
import { startOpenIdProvider, type OpenIdProvider, type ProviderOptions } from '../../loopback/openid-provider.ts';
import { newEditor } from '../vscode.ts';
import { until } from '../../host/until.ts';

/** An editor whose network has the authorities and the Graphs of all clouds, and nothing else. */
export interface World {
  readonly editor: Editor;
  readonly provider: OpenIdProvider;
  readonly graph: Readonly<Record<CloudId, GraphServer>>;
  readonly network: Network;
  readonly account: MicrosoftAccount;
  /** Everything that the editor writes: the workspace, and the data of its server. */
  readonly folder: string;
  readonly context: BrowserContext;
}

export interface WorldOptions {
  /** Names the logs of the window. */
  readonly name: string;
  /** false: Restricted Mode. */
  readonly trusted?: boolean;
  /** Machine settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly userSettings?: Readonly<Record<string, unknown>>;
  readonly provider?: ProviderOptions;
  /** Prepares the browser before the editor opens in it. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** Starts everything; takes about 10 s. It ends with this process. */
export async function newWorld(options: WorldOptions): Promise<World> {
  const provider = await startOpenIdProvider(options.provider);
  whenStopping(() => provider.stop());
  const graph = Object.fromEntries(
    await Promise.all(
      clouds.map(async ({ id, graphRoot }) => [id, await startVerifyingGraph(graphRoot, provider)] as const),
    ),
  ) as Record<CloudId, GraphServer>;
  const outside = await temporaryFolder('outside');
  const trafficFile = path.join(outside, 'traffic.ndjson');
  await writeFile(trafficFile, '');
  const account: MicrosoftAccount = { file: path.join(outside, 'account.json') };
  const network: Network = {
    hosts: Object.fromEntries(
      clouds.flatMap(({ id, graphRoot, authority }) => [
        [new URL(graphRoot).host, graph[id].url],
        [new URL(authority).host, loopbackAddress(authority, provider.origin).replace(/\/$/, '')],
      ]),
    ),
    trafficFile,
  };
  const { name, trusted = true, settings = {}, userSettings = {} } = options;
  const editor = await newEditor({
    name,
    trusted,
    settings,
    userSettings,
    network,
    account,
    prepare: async (context) => {
      await options.prepare?.(context);
      await routeAuthorities(context, provider);
    },
  });
  return {
    editor,
    provider,
    graph,
    network,
    account,
    folder: path.dirname(editor.folder),
    context: editor.page.context(),
  };
}

/** Removes a machine setting; VS Code has read its file when this returns. */
export async function removeMachineSetting({ editor, folder }: World, name: string): Promise<void> {
  const file = path.join(folder, 'data/data/Machine/settings.json');
  const settings = { ...(JSON.parse(await readFile(file, 'utf8')) as object), [name]: undefined };
  await writeFile(file, JSON.stringify({ ...settings, ...inTitle }));
  await isInTitle(editor);
  // Otherwise, a title in the user settings would be overridden.
  await writeFile(file, JSON.stringify(settings));
}

/** Replaces all user settings; VS Code has read them when this returns. It doesn't watch that file, so they are edited in VS Code. */
export async function setUserSettings({ editor }: World, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await editor.runCommand('Preferences: Open User Settings (JSON)');
  await editor.page.locator('.monaco-editor.focused', { hasText: 'signIn.methods' }).waitFor();
  await editor.press('Control+A');
  await editor.paste(JSON.stringify({ ...settings, ...inTitle }));
  await editor.press('Control+S');
  await isInTitle(editor);
  await closeModalEditor(editor);
}

/** Closes the modal editor in which settings are shown. */
export async function closeModalEditor({ page }: Editor): Promise<void> {
  await page.getByRole('button', { name: /^Close Modal Editor/ }).click();
}

/** A setting that shows whether VS Code has read its file. */
const inTitle = { 'window.title': 'read' };

const isInTitle = (editor: Editor): Promise<string> =>
  until(
    'settings to be read',
    () => editor.page.title(),
    (title) => title.endsWith('read'),
  );

/** A Graph that accepts only tokens of the provider that were issued for this Graph and permit writing scripts. */
async function startVerifyingGraph(root: string, provider: OpenIdProvider): Promise<GraphServer> {
  const server = await startGraph({
    root,
    verify: (authorization) => {
      const token = provider.verify(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
      const granted = [...(token?.scp?.split(' ') ?? []), ...(token?.roles ?? [])];
      return token?.aud === root && granted.some((name) => name.startsWith('DeviceManagement'));
    },
  });
  whenStopping(() => server.close());
  return server;
}

/** Redirects the pages of the authorities that a user opens to those of the provider. */
async function routeAuthorities(context: BrowserContext, { origin }: OpenIdProvider): Promise<void> {
  await context.route(
    (url) => loopbackAddress(url.href, origin) !== url.href,
    (route) => route.fulfill({ status: 302, headers: { Location: loopbackAddress(route.request().url(), origin) } }),
  );
}
