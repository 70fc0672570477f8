import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { HttpDocuments } from '../../src/editor/documents/documents.ts';
import { Environments } from '../../src/editor/environments/environments.ts';
import { History } from '../../src/editor/history/history.ts';
import { SignedInAccounts } from '../../src/editor/sign-in/signed-in-accounts.ts';
import type { TargetStatus } from '../../src/editor/send-target/target-status.ts';
import { EnvironmentTree } from '../../src/editor/view/environment-tree.ts';
import { HistoryTree } from '../../src/editor/view/history-tree.ts';
import type { Tree } from '../../src/editor/view/lazy-tree.ts';
import { FileItem, RequestTree } from '../../src/editor/view/request-tree.ts';
import { TargetTree } from '../../src/editor/view/target-tree.ts';
import { symbolsFor } from '../../src/editor/view/find-request.ts';
import { WorkspaceRequests } from '../../src/editor/view/workspace-requests.ts';
import { exchangeOf, responded } from '../unit/send/history/exchanges.ts';
import { editorInFront } from './editor-in-front.ts';
import { eventually } from './eventually.ts';
import { workspaceFolder } from './workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** An item as a user sees it. */
const textOf = ({ label, description }: vscode.TreeItem): string =>
  [typeof label === 'string' ? label : (label?.label ?? ''), typeof description === 'string' ? description : '']
    .filter((text) => text !== '')
    .join(' | ');

/** A memento in memory. */
function memento(): vscode.Memento & { setKeysForSync: () => void } {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => (values.get(key) as T | undefined) ?? (fallback as T),
    update: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
    setKeysForSync: () => undefined,
  };
}

describe('the view', () => {
  const folder = workspaceFolder('view');
  const documents = new HttpDocuments();
  const environments = new Environments(memento());
  const requests = new WorkspaceRequests(documents, environments);
  const disposables: { readonly dispose: () => void }[] = [documents, environments];
  const changes: (vscode.TreeItem | undefined)[] = [];
  const changed = (item?: vscode.TreeItem): void => void changes.push(item);
  const use = <T extends Tree>(tree: T): T => {
    disposables.push(tree);
    return tree;
  };

  after(() => {
    for (const one of disposables) one.dispose();
  });

  describe('requests', () => {
    let tree: RequestTree;
    const itemOf = async (name: string): Promise<FileItem> => {
      const uri = folder.uri(name).toString();
      const item = (await tree.children(undefined)).find(({ id }) => id === uri);
      assert.ok(item instanceof FileItem, name);
      return item;
    };

    before(async () => {
      await folder.write('a.http', `### Report success\nPOST ${url}\n\n{}\n\n### \nGET ${url}\n`);
      await folder.write('below/empty.rest', '# Nothing yet\n');
      await folder.write('laptop.deviceHealthScriptDeviceState.json', '{}');
      tree = use(new RequestTree(documents, requests, changed));
    });

    it('are listed by file, including payload files', async () => {
      const items = (await tree.children(undefined)).filter(({ id }) => id?.startsWith(folder.uri().toString()));
      assert.deepEqual(
        items.map(({ id, contextValue, description }) => [path.posix.basename(id ?? ''), contextValue, description]),
        [
          ['a.http', 'file', 'view'],
          ['empty.rest', 'file', 'view/below'],
          ['laptop.deviceHealthScriptDeviceState.json', 'payload', 'view'],
        ],
      );
    });

    it('have their names, and open at their line', async () => {
      const items = await tree.children(await itemOf('a.http'));
      assert.deepEqual(items.map(textOf), [
        'Report success | deviceManagementScriptDeviceState',
        'GET …/deviceRunStates | deviceManagementScriptDeviceState',
      ]);
      const [, second] = items;
      assert.ok(second?.command);
      await vscode.commands.executeCommand(second.command.command, ...((second.command.arguments ?? []) as unknown[]));
      await editorInFront(({ selection }) => selection.active.line === 6);
    });

    it('include those of Markdown pages that have a request to Graph', async () => {
      const fence = (text: string): string => `# How to\n\n\`\`\`http\n${text}\n\`\`\`\n`;
      await folder.write('pages/how-to.md', fence(`### From a page\nGET ${url}`));
      await folder.write('pages/other.md', fence('GET https://example.com/'));
      await folder.write('pages/prose.md', '# Nothing\n');
      await eventually(async () => {
        const ids = (await tree.children(undefined)).map(({ id }) => path.posix.basename(id ?? ''));
        assert.ok(ids.includes('how-to.md'));
        assert.ok(!ids.includes('other.md') && !ids.includes('prose.md'));
      });
      assert.deepEqual((await tree.children(await itemOf('pages/how-to.md'))).map(textOf), [
        'From a page | deviceManagementScriptDeviceState',
      ]);
      await folder.write('pages/how-to.md', '# Nothing any more\n');
      await eventually(async () => {
        const ids = (await tree.children(undefined)).map(({ id }) => path.posix.basename(id ?? ''));
        assert.ok(!ids.includes('how-to.md'));
      });
    });

    it('are found by name in all files, by VS Code’s own search too', async () => {
      await folder.write('found/one.http', `### Alpha laptop\nGET ${url}\n\n### Beta laptop\nGET ${url}\n`);
      await folder.write('found/page.md', `\`\`\`http\n### Alpha page\nGET ${url}\n\`\`\`\n`);
      const named = async (query: string): Promise<string[]> => {
        const { token } = new vscode.CancellationTokenSource();
        const found = await symbolsFor(query, requests, token);
        return found.map(({ name, location }) => `${name} ${location.range.start.line}`);
      };
      assert.deepEqual(await named('alph'), ['Alpha laptop 1', 'Alpha page 2']);
      assert.deepEqual(await named('btlap'), ['Beta laptop 4']);
      // A changed file is read again.
      await folder.write('found/one.http', `### Gamma\nGET ${url}\n`);
      assert.deepEqual(await named('alph'), ['Alpha page 2']);
      const offered = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'Gamma',
      );
      assert.ok(offered.some(({ name }) => name === 'Gamma'));
      const cancelled = new vscode.CancellationTokenSource();
      cancelled.cancel();
      assert.deepEqual(await symbolsFor('alph', requests, cancelled.token), []);
    });

    it('show a note in a file without any', async () => {
      assert.deepEqual((await tree.children(await itemOf('below/empty.rest'))).map(textOf), [
        'No requests in this file',
      ]);
    });

    it('are read from the editor while it has unsaved changes', async () => {
      const document = await folder.open('unsaved.http', '');
      const item = await itemOf('unsaved.http');
      await tree.children(item);
      changes.length = 0;
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), `### New\nGET ${url}\n`);
      await vscode.workspace.applyEdit(edit);
      await eventually(() => {
        assert.ok(changes.includes(item));
      });
      assert.deepEqual((await tree.children(item)).map(textOf), ['New | deviceManagementScriptDeviceState']);
    });

    it('include those of new files', async () => {
      changes.length = 0;
      await folder.write('later.http', `GET ${url}\n`);
      await eventually(() => {
        assert.ok(changes.includes(undefined));
      });
      await itemOf('later.http');
    });

    it('aren’t read from a file that is too large, which says so', async () => {
      await folder.write('large.http', `# ${'x'.repeat(21 * 1024 * 1024)}`);
      const [note] = await tree.children(await itemOf('large.http'));
      assert.match(textOf(note ?? new vscode.TreeItem('')), /larger than 20 MB\. Its requests aren’t listed/);
    });
  });

  it('lists the history by day, and by target if there are several', async () => {
    const storage = await mkdtemp(path.join(tmpdir(), 'view-'));
    try {
      const history = new History(vscode.Uri.file(storage));
      const tree = use(new HistoryTree(history, changed));
      assert.deepEqual(await tree.children(undefined), []);
      changes.length = 0;
      history.add(exchangeOf(responded(201, Date.now()), 'one'));
      await eventually(() => {
        assert.deepEqual(changes, [undefined]);
      });
      const [today] = await tree.children(undefined);
      assert.equal(textOf(today ?? new vscode.TreeItem('')), 'Today | Global service');
      const [item] = await tree.children(today);
      assert.match(textOf(item ?? new vscode.TreeItem('')), /^create \| 201 Created · /);
      assert.match(item?.accessibilityInformation?.label ?? '', /^201 Created, create, POST \/beta\//);
      history.add(exchangeOf({ ...responded(403, Date.now() + 1), target: { kind: 'sandbox' } }, 'two'));
      const [both] = await tree.children(undefined);
      assert.deepEqual((await tree.children(both)).map(textOf), ['Sandbox', 'Global service']);
    } finally {
      await rm(storage, { recursive: true, maxRetries: 5 });
    }
  });

  it('lists environments with their folders, and marks the current one', async () => {
    await folder.write('http-client.env.json', '{"dev": {"a": "1"}, "prod": {"a": "2"}}');
    const tree = use(new EnvironmentTree(documents, environments, changed));
    await environments.choose('prod');
    assert.deepEqual((await tree.children(undefined)).filter((item) => textOf(item).includes('view')).map(textOf), [
      'dev | view',
      'prod | current · view',
    ]);
    assert.equal((await tree.children(undefined)).map(textOf).at(-1), 'No environment');
  });

  it('lists the targets, marks the current one, and shows who is signed in', async () => {
    const secrets = { onDidChange: () => new vscode.Disposable(() => undefined) } as unknown as vscode.SecretStorage;
    const accounts = new SignedInAccounts({ globalState: memento(), secrets });
    disposables.push(accounts);
    const target = {
      current: { kind: 'sandbox' },
      onDidChange: () => new vscode.Disposable(() => undefined),
    } as unknown as TargetStatus;
    const tree = use(new TargetTree(target, accounts, changed));
    const items = await tree.children(undefined);
    assert.deepEqual(items.slice(0, 2).map(textOf), ['Sandbox | current · built in', 'Global service | not signed in']);
    assert.deepEqual(
      items.slice(0, 2).map(({ contextValue }) => contextValue),
      ['target current sandbox', 'target signed-out'],
    );
  });
});
