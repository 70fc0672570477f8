import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { clouds } from '../../../src/catalog/index.ts';
import { logs } from '../../host/folders.ts';
import { KnownSecrets, type Leak } from '../../known-secrets.ts';
import { trafficOf, type RecordedRequest } from '../../host/vscode/network.ts';
import type { Seen } from './observe.ts';
import type { World } from './world.ts';

const graphs = clouds.map(({ graphRoot }) => graphRoot);
const authorities = clouds.map(({ authority }) => authority);

/**
 * Searches everything that was written, shown, posted, copied, logged and requested for every secret that was issued or
 * entered. Secrets are allowed in the `Authorization` header of a request to a Graph, in requests to an authority, and in
 * memory, which is VS Code's secret storage in a browser.
 */
export async function leaks(world: World, seen: readonly Seen[], entered: readonly string[]): Promise<readonly Leak[]> {
  const secrets = new KnownSecrets([...world.provider.secrets, ...entered]);
  return [
    ...(await inFiles(world.folder, secrets)),
    ...(await inFiles(logs, secrets)),
    ...(await inBrowserStorage(world.editor.page, secrets)),
    ...seen
      .filter((one) => !isSignInPage(one, world))
      .flatMap(({ place, text, url }) => secrets.in(text, `${place} ${url}`.slice(0, 80))),
    ...(await trafficOf(world.network)).flatMap((asked) => inRequest(asked, secrets)),
  ];
}

async function inFiles(folder: string, secrets: KnownSecrets): Promise<Leak[]> {
  const found: Leak[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    found.push(...secrets.in(await readFile(file, 'latin1').catch(() => ''), file));
  }
  return found;
}

/** What the window stores: settings, state of extensions, history. */
async function inBrowserStorage(page: Page, secrets: KnownSecrets): Promise<Leak[]> {
  const stored = await page.evaluate<string>(`(async () => {
    const all = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const values = await new Promise((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        });
        for (const value of values)
          all.push(value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value) ?? '');
      }
      database.close();
    }
    return all.join('\\n');
  })()`);
  return secrets.in(stored, 'storage of the browser');
}

/** The sign-in pages are the authority's own; msal's listener gets its response from there. */
const isSignInPage = ({ place, url }: Seen, { provider }: World): boolean =>
  url.startsWith(`${provider.origin}/`) ||
  authorities.some((authority) => url.startsWith(`${authority}/`)) ||
  (place === 'request' && /^http:\/\/localhost:\d+\/$/.test(url));

function inRequest({ url, method, headers, body = '' }: RecordedRequest, secrets: KnownSecrets): Leak[] {
  const { origin } = new URL(url);
  const where = `request ${method} ${origin}`;
  const inUrl = secrets.in(url, `${where}, its URL`);
  if (authorities.includes(origin)) return inUrl;
  const rest = headers.filter(([name]) => !(graphs.includes(origin) && name.toLowerCase() === 'authorization'));
  return [...inUrl, ...secrets.in(JSON.stringify(rest), `${where}, headers`), ...secrets.in(body, `${where}, body`)];
}
