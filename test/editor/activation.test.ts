import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Loaded, OnDemand } from '../../src/editor/activation/on-demand.ts';
import { showLoadFailure } from '../../src/editor/activation/load-failure.ts';
import { onFirstNeed } from '../../src/editor/activation/need.ts';
import { commandId, contributedCommands } from '../../src/editor/command-names.ts';
import { registerCommands } from '../../src/editor/commands.ts';
import { type TreeName, treeNames } from '../../src/editor/view/tree-names.ts';
import { eventually } from './eventually.ts';
import { workspaceFolder } from './workspace-files.ts';

const fence = '```';
const request = 'GET https://graph.microsoft.com/beta/me\n';

// The window's first suite: nothing has needed the extension yet.
describe('the extension in VS Code', () => {
  const { open } = workspaceFolder('activation');

  /** One of the commands that only the editor's actions run. They are registered by what is loaded on first need. */
  const actionCommand = 'graphRunStates.payloadFiles.disableProblem';
  const isLoaded = async (): Promise<boolean> => (await vscode.commands.getCommands(true)).includes(actionCommand);

  it('registers its commands, and loads nothing else, for unrelated JSON and Markdown', async () => {
    await open('settings.json', '{ "a": 1 }');
    await open('tsconfig.app.json', '{ "a": 1 }');
    const page = await open('page.md', `# A page\n\n${fence}json\n{}\n${fence}\n\nhttp: as text\n`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(page.uri, new vscode.Position(0, 2), 'more of ');
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => {
      assert.equal(vscode.extensions.getExtension('graph-run-states.graph-run-states')?.isActive, true);
      const registered = (await vscode.commands.getCommands(true)).filter((id) => /^graphRunStates\.\w+$/.test(id));
      assert.deepEqual(registered.toSorted(), contributedCommands.map(([name]) => commandId(name)).toSorted());
    });
    assert.equal(await isLoaded(), false);
  });

  it('loads the rest when an http fence is typed in Markdown', async () => {
    const page = await open('notes.md', '# A page\n\nText.\n');
    const type = async (text: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(page.uri, page.positionAt(page.getText().length), text);
      await vscode.workspace.applyEdit(edit);
    };
    for (const letter of `\n${fence}htt`) await type(letter);
    assert.equal(await isLoaded(), false);
    await type(`p\n${request}${fence}\n`);
    await eventually(async () => {
      assert.equal(await isLoaded(), true);
    });
  });

  it('recognizes .http and .rest files by name', async () => {
    for (const name of ['a.http', 'b.rest']) {
      const uri = vscode.Uri.file(`/${name}`).with({ scheme: 'untitled' });
      assert.equal((await vscode.workspace.openTextDocument(uri)).languageId, 'http');
    }
  });
});

describe('the first need of the extension', () => {
  const { write } = workspaceFolder('first-need');

  /** How often it is reported while something runs. */
  async function reportsDuring(run: () => Thenable<unknown>): Promise<number> {
    let times = 0;
    const need = withNothingOpen(() =>
      onFirstNeed(() => {
        times++;
      }),
    );
    try {
      await run();
      return times;
    } finally {
      need.dispose();
    }
  }

  const openFile = async (name: string, text = '{}'): Promise<vscode.TextDocument> =>
    vscode.workspace.openTextDocument(await write(name, text));
  const openText = (language: string, content: string): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument({ language, content });

  const files: readonly (readonly [name: string, text: string, isNeed: boolean])[] = [
    ['a.http', request, true],
    ['empty.rest', '', true],
    ['laptop.deviceHealthScriptDeviceState.json', '{}', true],
    ['package.json', '{}', false],
    ['tsconfig.build.json', '{}', false],
    ['plain.md', `# a\n\n${fence}sh\ncurl http://localhost\n${fence}\n`, false],
    ['fence.md', `# a\n\n${fence}http\n${request}${fence}\n`, true],
    ['tildes.md', `# a\n\n- ~~~ REST\n  ${request}  ~~~\n`, true],
    ['quote.md', `> ${fence}msgraph-interactive\n> ${request}`, true],
    ['other.txt', `${fence}http\n${request}${fence}\n`, false],
  ];
  for (const [name, text, isNeed] of files)
    it(`${isNeed ? 'is' : 'isn’t'} reported for ${name}`, async () => {
      assert.equal(await reportsDuring(() => openFile(name, text)), isNeed ? 1 : 0);
    });

  it('is reported for a document that is already open', async () => {
    const document = await openText('http', request);
    let times = 0;
    withOpen([document], () =>
      onFirstNeed(() => {
        times++;
      }),
    );
    assert.equal(times, 1);
  });

  it('is reported once', async () => {
    assert.equal(
      await reportsDuring(async () => {
        await openText('http', request);
        await openText('http', request);
      }),
      1,
    );
  });

  it('is reported for a document that becomes a request file', async () => {
    const document = await openText('plaintext', request);
    assert.equal(await reportsDuring(() => vscode.languages.setTextDocumentLanguage(document, 'json')), 0);
    assert.equal(await reportsDuring(() => vscode.languages.setTextDocumentLanguage(document, 'http')), 1);
  });

  const edits: readonly (readonly [
    what: string,
    text: string,
    edits: readonly [line: number, at: number, deleted: number, text: string][],
    times: number,
  ])[] = [
    ['text', 'a\n\nb\n', [[2, 1, 0, ' http']], 0],
    ['the last letter of a fence', `a\n${fence}htt\n`, [[1, 6, 0, 'p']], 1],
    ['the first backtick of a fence', 'a\n``http\n', [[1, 0, 0, '`']], 1],
    ['a deleted letter', `a\n${fence}httpx\n`, [[1, 7, 1, '']], 1],
    ['a paste with a fence for requests', 'a\n\nb\n', [[1, 0, 0, `\nc\n${fence}http\n${request}${fence}\n`]], 1],
    ['a paste with another fence', 'a\n\nb\n', [[1, 0, 0, `\nc\n${fence}json\n{}\n${fence}\n`]], 0],
    [
      'two places at once, a fence in the first',
      'a\n\nb\nc\n',
      [
        [0, 0, 0, `${fence}http\n\n`],
        [3, 0, 0, 'x\ny\n'],
      ],
      1,
    ],
    [
      'two places at once, a fence in the last',
      'a\n\nb\nc\n',
      [
        [0, 0, 0, 'x\ny\n'],
        [3, 0, 0, `${fence}http\n`],
      ],
      1,
    ],
    [
      'two places at once that join lines',
      `a\n\n\nb\n${fence}\nhttp\n`,
      [
        [0, 1, -1, ''],
        [4, 3, -1, ''],
      ],
      1,
    ],
  ];
  for (const [what, text, changes, times] of edits)
    it(`after an edit of Markdown: ${what}`, async () => {
      const document = await openText('markdown', text);
      const edit = new vscode.WorkspaceEdit();
      for (const [line, at, deleted, inserted] of changes) {
        const start = new vscode.Position(line, at);
        // -1: up to the beginning of the next line.
        const end = deleted === -1 ? new vscode.Position(line + 1, 0) : start.translate(0, deleted);
        edit.replace(document.uri, new vscode.Range(start, end), inserted);
      }
      assert.equal(await reportsDuring(() => vscode.workspace.applyEdit(edit)), times);
    });
});

describe('the code that is loaded on demand', () => {
  afterEach(async () => {
    for (const demand of demands.splice(0)) demand.dispose();
    await new Promise(setImmediate);
  });

  it('is loaded by each command, which gets its arguments and returns its value', async () => {
    for (const [name] of contributedCommands) {
      const { demand, commands, loads } = registered(() =>
        registerCommands({ [name]: (...args: readonly unknown[]) => ({ name, args }) }),
      );
      assert.equal(loads(), 0);
      const argument = {};
      const given = (await commands.get(commandId(name))?.(argument, 2)) as { readonly args: readonly unknown[] };
      assert.deepEqual(given, { name, args: [argument, 2] });
      assert.equal(given.args[0], argument);
      assert.equal(loads(), 1);
      await commands.get(commandId(name))?.();
      assert.equal(loads(), 1, name);
      demand.dispose();
      await new Promise(setImmediate);
    }
  });

  it('is loaded by each tree of the view', async () => {
    for (const name of treeNames) {
      const { trees, loads } = registered(() => new vscode.Disposable(() => undefined));
      const tree = trees.get(`graphRunStates.${name}`);
      assert.equal(loads(), 0);
      const [item] = (await tree?.getChildren()) ?? [];
      assert.equal(item?.label, name);
      assert.equal(loads(), 1);
    }
  });

  it('is loaded by a search for symbols only in a workspace with request files', async () => {
    const { token } = new vscode.CancellationTokenSource();
    for (const has of [true, false]) {
      const { symbols, loads } = registered(() => new vscode.Disposable(() => undefined));
      const asked: string[] = [];
      const findFiles = (glob: string): Promise<vscode.Uri[]> => {
        asked.push(glob);
        return Promise.resolve(has ? [vscode.Uri.file('/a.http')] : []);
      };
      const find = async (): Promise<readonly string[]> => {
        const searched = replacing(vscode.workspace, { findFiles }, () =>
          symbols[0]?.provideWorkspaceSymbols('create', token),
        );
        return ((await searched) ?? []).map(({ name }) => name);
      };
      assert.deepEqual([await find(), await find()], has ? [['create'], ['create']] : [[], []]);
      assert.deepEqual([asked.length, loads()], [1, has ? 1 : 0]);
    }
  });

  it('is loaded by a restored panel', async () => {
    const { panels, loads, restored } = registered(() => new vscode.Disposable(() => undefined));
    await panels[0]?.deserializeWebviewPanel({} as vscode.WebviewPanel, 'state');
    assert.deepEqual([loads(), restored], [1, ['state']]);
  });

  it('is loaded once for simultaneous calls', async () => {
    const { commands, trees, loads } = registered(() => registerCommands({ sendRequest: () => 1, signIn: () => 2 }));
    const given = await Promise.all([
      commands.get('graphRunStates.sendRequest')?.(),
      commands.get('graphRunStates.signIn')?.(),
      trees.get('graphRunStates.history')?.getChildren(),
    ]);
    assert.deepEqual([...given.slice(0, 2), loads()], [1, 2, 1]);
  });

  it('is disposed of with the extension, even if it is still loading', async () => {
    for (const isLoading of [true, false]) {
      let disposed = 0;
      const { demand, commands } = registered(() =>
        vscode.Disposable.from(registerCommands({ sendRequest: () => 1 }), { dispose: () => disposed++ }),
      );
      const running = commands.get('graphRunStates.sendRequest')?.();
      if (!isLoading) await running;
      demand.dispose();
      await running;
      await new Promise(setImmediate);
      assert.equal(disposed, 1);
    }
  });

  it('lets each caller know that it couldn’t be loaded, and why', async () => {
    const { commands, trees } = registered(() => {
      throw new Error('Cannot find module [a](command:b)');
    });
    const expected =
      /couldn’t be loaded: reload the window, or reinstall the extension\. Cannot find module \[a\] \(command:b\)/;
    await assert.rejects(Promise.resolve(commands.get('graphRunStates.sendRequest')?.()), expected);
    await assert.rejects(Promise.resolve(trees.get('graphRunStates.requests')?.getChildren()), expected);
  });

  it('shows a notification if it couldn’t be loaded for a document, and throws the failure again for the log', async () => {
    const window = vscode.window as unknown as { showErrorMessage: (...args: readonly string[]) => Promise<undefined> };
    const original = window.showErrorMessage;
    const shown: (readonly string[])[] = [];
    window.showErrorMessage = (...args) => {
      shown.push(args);
      return Promise.resolve(undefined);
    };
    try {
      await assert.rejects(showLoadFailure(new Error('It is missing.')), /^Error: It is missing\.$/);
    } finally {
      window.showErrorMessage = original;
    }
    assert.deepEqual(shown, [['It is missing.', 'Reload Window']]);
  });
});

/** Those that a test has created. */
const demands: OnDemand[] = [];

interface Registered {
  readonly demand: OnDemand;
  readonly commands: ReadonlyMap<string, (...args: readonly unknown[]) => unknown>;
  readonly trees: ReadonlyMap<string, vscode.TreeDataProvider<vscode.TreeItem>>;
  readonly symbols: readonly vscode.WorkspaceSymbolProvider[];
  readonly panels: readonly vscode.WebviewPanelSerializer[];
  /** How often it was loaded. */
  readonly loads: () => number;
  /** The states of the restored panels. */
  readonly restored: readonly unknown[];
}

/**
 * What is registered before anything is loaded, in a window without open documents. VS Code itself has only what the extension under
 * test has registered.
 *
 * @param start stands for what is loaded
 */
function registered(start: () => vscode.Disposable): Registered {
  const commands = new Map<string, (...args: readonly unknown[]) => unknown>();
  const trees = new Map<string, vscode.TreeDataProvider<vscode.TreeItem>>();
  const panels: vscode.WebviewPanelSerializer[] = [];
  const restored: unknown[] = [];
  let loads = 0;
  const item = (name: TreeName) => () =>
    Promise.resolve({
      children: () => Promise.resolve([new vscode.TreeItem(name)]),
      refresh: () => undefined,
      dispose: () => undefined,
    });
  const load = async (): Promise<Loaded> => {
    loads++;
    await new Promise(setImmediate);
    const started = start();
    return {
      trees: Object.fromEntries(treeNames.map((name) => [name, item(name)])) as unknown as Loaded['trees'],
      symbols: (query) =>
        Promise.resolve([
          new vscode.SymbolInformation(
            query,
            vscode.SymbolKind.Method,
            '',
            new vscode.Location(vscode.Uri.file('/a'), place),
          ),
        ]),
      panel: () =>
        Promise.resolve({ restore: (_: unknown, state: unknown) => restored.push(state) } as unknown as Awaited<
          ReturnType<Loaded['panel']>
        >),
      dispose: () => void started.dispose(),
    };
  };
  const place = new vscode.Position(0, 0);
  const nothing = new vscode.Disposable(() => undefined);
  const symbols: vscode.WorkspaceSymbolProvider[] = [];
  const ofWindow = {
    registerTreeDataProvider: keepIn(trees),
    registerWebviewPanelSerializer: (_: string, serializer: vscode.WebviewPanelSerializer) => {
      panels.push(serializer);
      return nothing;
    },
  };
  const ofLanguages = {
    registerWorkspaceSymbolProvider: (provider: vscode.WorkspaceSymbolProvider) => {
      symbols.push(provider);
      return nothing;
    },
  };
  const demand = replacing(vscode.commands, { registerCommand: keepIn(commands) }, () =>
    replacing(vscode.window, ofWindow, () =>
      replacing(vscode.languages, ofLanguages, () => withNothingOpen(() => new OnDemand(load))),
    ),
  );
  demands.push(demand);
  return { demand, commands, trees, symbols, panels, loads: () => loads, restored };
}

const keepIn =
  <T>(map: Map<string, T>) =>
  (id: string, value: T): vscode.Disposable => {
    map.set(id, value);
    return new vscode.Disposable(() => map.delete(id));
  };

/** Runs something while functions in a part of VS Code's API are replaced. */
function replacing<T>(api: object, others: Readonly<Record<string, unknown>>, run: () => T): T {
  const part = api as Record<string, unknown>;
  const originals = Object.fromEntries(Object.keys(others).map((name) => [name, part[name]]));
  Object.assign(part, others);
  try {
    return run();
  } finally {
    Object.assign(part, originals);
  }
}

/** Runs something that sees these documents as the open ones. */
function withOpen<T>(documents: readonly vscode.TextDocument[], run: () => T): T {
  const original = Object.getOwnPropertyDescriptor(vscode.workspace, 'textDocuments');
  Object.defineProperty(vscode.workspace, 'textDocuments', { configurable: true, get: () => documents });
  try {
    return run();
  } finally {
    if (original) Object.defineProperty(vscode.workspace, 'textDocuments', original);
  }
}

const withNothingOpen = <T>(run: () => T): T => withOpen([], run);
