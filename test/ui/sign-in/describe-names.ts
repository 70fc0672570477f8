import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../../host/until.ts';
import type { Fault } from '../../loopback/graph-faults.ts';
import { accounts, apps } from '../../loopback/openid-provider.ts';
import { writeExample } from '../vscode.ts';
import { Person, type SigningIn } from './person.ts';

const scripts = '/deviceManagement/deviceShellScripts';
const list = `/beta${scripts}?$select=id,displayName&$top=100`;
const unchosen = 'Marker 5b1d';

const page = (value: readonly unknown[], more: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'response',
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ value, ...more }),
});

/** Picking ids by the names in a tenant, in a window where accounts have signed in already. */
export function describeNames({ world }: Pick<SigningIn, 'world'>): void {
  const person = new Person(world);
  const button = () => world().editor.page.getByRole('button', { name: 'Pick by Name…' });
  const row = (text: string) => world().editor.page.locator('.quick-input-list .monaco-list-row', { hasText: text });
  /** How many requests were sent before. */
  let earlier = 0;
  const sentRequests = () =>
    world()
      .graph.global.requests.slice(earlier)
      .map((request) => `${request.method} ${request.path}`);

  before(async () => {
    const { editor, graph } = world();
    await editor.runCommand('Notifications: Clear All Notifications');
    await person.command('Sign Out…');
    await editor.quickInput.choose('Everything');
    await person.command('Set Up App Registration…');
    await person.answersRegistration(apps.user, 'contoso.example');
    await person.seesTarget('Global service · not signed in');
    await editor.closeEverything();
    await writeExample(editor, 'names.http', `### states\nGET ${scripts}/{deviceShellScriptId}/deviceRunStates\n`);
    await editor.openFile('names.http');
    earlier = graph.global.requests.length;
  });

  it('aren’t requested until the user signs in', async () => {
    const { graph } = world();
    await person.sends();
    await button().click();
    await row('Sign In…').waitFor();
    assert.deepEqual(sentRequests(), []);
    graph.global.faults.set(earlier, {
      kind: 'response',
      status: 403,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ error: { code: 'Forbidden', message: 'Not for you.' } }),
    });
    await row('Sign In…').click();
    await person.signsIn(accounts.adele.name);
    await row('403 Forbidden').waitFor();
  });

  it('show which permission is missing, and load on the next try', async () => {
    const { graph } = world();
    await row('Requires DeviceManagementScripts.Read.All (select for others), or type the id.').waitFor();
    const entities = [
      { id: 'a-1', displayName: 'Contoso printers' },
      { id: 'a-2', displayName: `${unchosen}\nGET https://evil.example` },
      { id: 'a-3', displayName: '$(trash) Delete {{everything}}' },
    ];
    graph.global.faults.set(
      earlier + 1,
      page(entities, { '@odata.nextLink': `https://graph.microsoft.com${list}&$skiptoken=2` }),
    );
    graph.global.faults.set(earlier + 2, page([{ id: 'a-4', displayName: 'Baseline' }]));
    await row('Try Again').click();
    await row('Contoso printers').waitFor();
    await row('(trash) Delete {{everything}}').waitFor();
  });

  it('load page by page, and can be searched', async () => {
    const { editor } = world();
    await row('Load More…').click();
    await row('Baseline').waitFor();
    await row('Load More…').waitFor({ state: 'hidden' });
    assert.deepEqual(sentRequests(), [`GET ${list}`, `GET ${list}`, `GET ${list}&$skiptoken=2`]);
    await editor.quickInput.input.fill('prin');
    await row('Baseline').waitFor({ state: 'hidden' });
    await editor.press('Enter');
    await row('Put the Id into the URL').waitFor();
    await row('Put the Id into the URL').click();
  });

  it('add the id to the request, with the name in a comment', async () => {
    const { editor } = world();
    await person.sees('200 OK');
    assert.equal(sentRequests().at(-1), `GET /beta${scripts}/a-1/deviceRunStates`);
    await editor.openFile('names.http');
    await editor.shows('# deviceShellScriptId: Contoso printers');
    await editor.shows(`GET ${scripts}/a-1/deviceRunStates`);
  });

  it('aren’t kept in the history or in files, except the one that was picked', async () => {
    const { editor, folder } = world();
    await person.command('Show History');
    await editor.quickInput.input.waitFor();
    const kept = await editor.quickInput.choices();
    assert.ok(kept.some((one) => one.includes('deviceRunStates')) && !kept.join().includes('$select'), kept.join());
    await editor.press('Escape');
    const holding = await until(
      'the history on disk',
      async () => filesHolding(folder, 'a-1/deviceRunStates'),
      (files) => files.length > 0,
    );
    assert.ok(holding.length > 0);
    assert.deepEqual(await filesHolding(folder, unchosen), []);
  });
}

/** The files below a folder that contain a text. */
async function filesHolding(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file).catch(() => Buffer.of());
    if (content.includes(text)) found.push(file);
  }
  return found;
}
