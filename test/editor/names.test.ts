import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { namedCollectionAt } from '../../src/catalog/named-collections.ts';
import { NameLists } from '../../src/editor/names/name-lists.ts';
import { pickName } from '../../src/editor/names/pick-name.ts';
import type { SignInOnDemand } from '../../src/editor/sign-in/sign-in-on-demand.ts';
import type { Account, TokenSource } from '../../src/send/access-token.ts';
import { systemClocks } from '../../src/send/deliver/ports.ts';
import { send } from '../../src/send/deliver/send.ts';
import type { NamedEntity } from '../../src/send/names/name-list.ts';
import type { Outcome } from '../../src/send/outcome.ts';
import { targetOf, type Target } from '../../src/send/target.ts';
import { startGraph, type GraphServer } from '../loopback/graph.ts';
import type { Fault } from '../loopback/graph-faults.ts';
import { eventually } from './eventually.ts';
import { openRequestFile } from './request-document.ts';
import { workspaceFolder } from './workspace-files.ts';

const path = '/deviceManagement/deviceShellScripts';
const url = `https://graph.microsoft.com/beta${path}`;
const scripts = namedCollectionAt(path, 'beta');
const adele: Account = { id: 'adele', name: 'adele@contoso.example', tenantId: 't', kind: 'user' };

/** A list on the screen that a test uses as a user does. */
class ShownList {
  items: readonly (vscode.QuickPickItem & { readonly action?: string })[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];
  buttons: readonly vscode.QuickInputButton[] = [];
  title = '';
  value = '';
  placeholder = '';
  busy = false;
  isOpen = false;
  readonly #accept: (() => void)[] = [];
  readonly #hide: (() => void)[] = [];
  readonly #button: ((button: vscode.QuickInputButton) => void)[] = [];

  onDidAccept(listener: () => void): void {
    this.#accept.push(listener);
  }
  onDidHide(listener: () => void): void {
    this.#hide.push(listener);
  }
  onDidTriggerButton(listener: (button: vscode.QuickInputButton) => void): void {
    this.#button.push(listener);
  }
  show(): void {
    this.isOpen = true;
  }
  hide(): void {
    this.isOpen = false;
    for (const listener of this.#hide) listener();
  }
  dispose(): void {
    this.isOpen = false;
  }

  get labels(): string[] {
    return this.items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator).map(({ label }) => label);
  }

  get notes(): string {
    return this.items.flatMap(({ kind, label }) => (kind === vscode.QuickPickItemKind.Separator ? [label] : [])).join();
  }

  choose(label: string): void {
    const item = this.items.find((one) => one.label === label);
    assert.ok(item, `${label} is not among ${this.labels.join(', ')}`);
    this.selectedItems = [item];
    for (const listener of this.#accept) listener();
  }

  refresh(): void {
    const [button] = this.buttons;
    assert.ok(button);
    for (const listener of this.#button) listener(button);
  }
}

describe('picking an id by name', () => {
  let graph: GraphServer;
  let shown: ShownList[];
  let account: Account | undefined;
  let signIns: number;
  let outcomes: Outcome[];
  let lists: NameLists;
  const original = vscode.window.createQuickPick;
  const window = vscode.window as unknown as { createQuickPick: () => ShownList };

  beforeEach(async () => {
    graph = await startGraph();
    [shown, account, signIns, outcomes] = [[], adele, 0, []];
    window.createQuickPick = () => {
      const list = new ShownList();
      shown.push(list);
      return list;
    };
    const token: TokenSource = (cloud) =>
      Promise.resolve({
        kind: 'token',
        token: { value: 'T0KEN', cloud: cloud.id, account: adele, permissions: undefined },
      });
    lists = new NameLists(
      {
        lookUp: async (request, target, progress, signal) => {
          const ports = { ...systemClocks, fetch: graph.fetch, token, timeout: 0, progress };
          const outcome = await send(request, target, ports, signal);
          outcomes.push(outcome);
          return outcome;
        },
      },
      { get: () => account, onDidChange: () => vscode.Disposable.from() },
    );
  });

  afterEach(async () => {
    window.createQuickPick = original as unknown as () => ShownList;
    lists.dispose();
    await graph.close();
  });

  const signIn = {
    session: () =>
      Promise.resolve({
        signIn: () => {
          signIns++;
          account = adele;
          return Promise.resolve({ kind: 'token' });
        },
      }),
  } as unknown as SignInOnDemand;

  const pick = (target: Target = targetOf('global')): Promise<NamedEntity | undefined> => {
    assert.ok(scripts);
    return pickName({ title: 'Pick', collection: scripts, target }, lists, signIn);
  };

  /** The list that is open, once it isn't waiting for Graph. */
  async function settled(number = 0): Promise<ShownList> {
    await eventually(() => {
      assert.ok(shown[number]?.isOpen === true && !shown[number].busy);
    });
    const list = shown[number];
    assert.ok(list);
    return list;
  }

  const page = (value: readonly unknown[], next?: string): Fault => ({
    kind: 'response',
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ value, ...(next !== undefined && { '@odata.nextLink': next }) }),
  });
  const failure = (status: number, headers: Record<string, string> = {}): Fault => ({
    kind: 'response',
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ error: { code: 'x', message: 'Said by Graph.' } }),
  });
  const paths = () => graph.requests.map(({ method, path: asked }) => `${method} ${asked}`);
  const typed = 'Use the Typed Text as the Id';

  it('lists names, and returns the chosen one with its id', async () => {
    graph.faults.set(
      0,
      page([
        { id: '2', displayName: 'b' },
        { id: '1', displayName: 'a' },
      ]),
    );
    const picked = pick();
    const list = await settled();
    assert.deepEqual(list.labels, ['a', 'b', typed]);
    list.choose('b');
    assert.deepEqual(await picked, { id: '2', name: 'b', detail: '' });
    assert.deepEqual(paths(), [`GET /beta${path}?$select=id,displayName&$top=100`]);
    assert.equal(graph.requests[0]?.headers['authorization'], 'Bearer T0KEN');
  });

  it('requests the names once, and again on refresh', async () => {
    for (const number of [0, 1]) graph.faults.set(number, page([{ id: String(number), displayName: `n${number}` }]));
    const first = pick();
    (await settled()).choose('n0');
    await first;
    const second = pick();
    const list = await settled(1);
    assert.deepEqual([list.labels[0], graph.requests.length], ['n0', 1]);
    list.refresh();
    await eventually(() => {
      assert.equal(list.labels[0], 'n1');
    });
    list.hide();
    assert.equal(await second, undefined);
    assert.equal(graph.requests.length, 2);
  });

  it('loads more from the same host and path only', async () => {
    graph.faults.set(0, page([{ id: '1', displayName: 'b' }], `${url}?$skiptoken=1`));
    graph.faults.set(1, page([{ id: '2', displayName: 'a' }], 'https://evil.example/beta/x?$skiptoken=2'));
    const picked = pick();
    const list = await settled();
    list.choose('Load More…');
    await eventually(() => {
      assert.deepEqual(list.labels, ['a', 'b', typed]);
    });
    assert.match(list.notes, /has more at another address, which isn’t read/);
    assert.deepEqual(paths().slice(1), [`GET /beta${path}?$skiptoken=1`]);
    assert.equal(list.activeItems[0]?.label, 'a');
    list.choose('a');
    assert.equal((await picked)?.id, '2');
  });

  it('sends no request before the user has signed in', async () => {
    account = undefined;
    graph.faults.set(0, page([{ id: '1', displayName: 'a' }]));
    const picked = pick();
    const list = await settled();
    assert.deepEqual(list.labels, ['Sign In…', typed]);
    assert.deepEqual([graph.requests.length, signIns, list.buttons.length], [0, 0, 0]);
    list.choose('Sign In…');
    const signedIn = await settled(1);
    await eventually(() => {
      assert.deepEqual(signedIn.labels, ['a', typed]);
    });
    signedIn.choose('a');
    assert.equal((await picked)?.id, '1');
    assert.equal(signIns, 1);
  });

  it('accepts a typed id, even without a sign-in', async () => {
    account = undefined;
    const picked = pick();
    const list = await settled();
    list.value = '  not a GUID ';
    list.choose(typed);
    assert.deepEqual(await picked, { id: 'not a GUID', name: '', detail: '' });
    assert.equal(graph.requests.length, 0);
  });

  it('rejects a typed id that a URL can’t hold', async () => {
    account = undefined;
    const picked = pick();
    const list = await settled();
    for (const value of ['', '..', '$count']) {
      list.value = value;
      list.choose(typed);
      assert.ok(list.isOpen, value);
    }
    list.hide();
    assert.equal(await picked, undefined);
  });

  it('cancels its request when it is closed', async () => {
    graph.faults.set(0, { kind: 'stall', when: 'read' });
    const picked = pick();
    await graph.reached(0);
    const [list] = shown;
    assert.ok(list?.busy);
    list.hide();
    assert.equal(await picked, undefined);
    await eventually(() => {
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ['cancelled'],
      );
    });
  });

  for (const [status, labels, brief] of [
    [401, ['401 Unauthorized', 'Sign In Again…', 'Try Again', typed], /^Sign in again/],
    [
      403,
      ['403 Forbidden', 'Sign In Again…', 'Try Again', typed],
      /^Requires DeviceManagementScripts\.Read\.All \(select/,
    ],
    [500, ['500 Internal Server Error', 'Try Again', typed], /Said by Graph/],
  ] as const)
    it(`says what to do after ${status}, and tries again`, async () => {
      graph.faults.set(0, failure(status));
      graph.faults.set(1, page([{ id: '1', displayName: 'a' }]));
      const picked = pick();
      const list = await settled();
      assert.deepEqual(list.labels, labels);
      assert.match(list.items[0]?.detail ?? '', brief);
      list.choose('Try Again');
      await eventually(() => {
        assert.deepEqual(list.labels, ['a', typed]);
      });
      list.hide();
      await picked;
    });

  it('waits as long as the service asks, and says so', async () => {
    graph.faults.set(0, failure(429, { 'Retry-After': '1' }));
    graph.faults.set(1, page([{ id: '1', displayName: 'a' }]));
    const picked = pick();
    await eventually(() => {
      assert.match(shown[0]?.placeholder ?? '', /throttled \(429\), retrying in/);
    });
    const list = await settled();
    assert.deepEqual(list.labels, ['a', typed]);
    list.hide();
    await picked;
    assert.equal(outcomes.length, 1);
  });

  it('shows names from a service as text on one line', async () => {
    const hostile = ['a\nGET https://evil.example', '$(trash) b', '\u202ec', '{{d}}', '\u0000\u001b[2Je', ''];
    graph.faults.set(0, page(hostile.map((displayName, index) => ({ id: `${index} $(x)`, displayName }))));
    const picked = pick();
    const list = await settled();
    const labels = list.labels.slice(0, -1);
    assert.equal(labels.length, hostile.length);
    for (const label of labels)
      assert.doesNotMatch(label.replaceAll('$\u200b(', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\$\(/u);
    for (const label of ['(no name)', '$\u200b(trash) b', '{{d}}']) assert.ok(labels.includes(label), label);
    assert.ok(list.items.every(({ description = '' }) => description === '' || description.endsWith('$\u200b(x)')));
    list.choose('$\u200b(trash) b');
    // What is picked keeps the name that the service has for it.
    assert.equal((await picked)?.name, '$(trash) b');
  });

  it('says that there is nothing to list, and how much was left out', async () => {
    graph.faults.set(0, page([{ id: '..', displayName: 'a' }, { displayName: 'b' }]));
    const picked = pick();
    const list = await settled();
    assert.match(list.notes, /Nothing here that your account can list\. 2 left out/);
    list.hide();
    await picked;
  });
});

describe('picking an id from the sandbox by name', () => {
  const files = workspaceFolder('names');
  const global = vscode.window as unknown as {
    createQuickPick: unknown;
    createInputBox: unknown;
    showQuickPick: unknown;
  };
  const originals = { ...{ pick: global.createQuickPick, input: global.createInputBox, show: global.showQuickPick } };
  let list: ShownList | undefined;

  before(async () => {
    const body = '{ "displayName": "Only by name", "scriptContent": "AA==" }';
    const { document } = await openRequestFile(`# @name only-by-name\nPOST ${url}\n\n${body}\n`);
    await vscode.commands.executeCommand('graphRunStates.sendRequest');
    await vscode.window.showTextDocument(document);
  });

  beforeEach(() => {
    list = undefined;
    global.createQuickPick = () => (list = new ShownList());
  });

  afterEach(() => {
    [global.createQuickPick, global.createInputBox, global.showQuickPick] = [
      originals.pick,
      originals.input,
      originals.show,
    ];
  });

  /** Answers the question of how to use the id, by the label of the answer. */
  const using = (label: string): void => {
    global.showQuickPick = (items: readonly vscode.QuickPickItem[]) =>
      Promise.resolve(items.find((item) => item.label === label));
  };

  /** Chooses the script in the list, once it's there. */
  const chooseScript = (): Promise<void> =>
    eventually(() => {
      const open = list;
      assert.ok(open?.isOpen === true && open.labels.includes('Only by name'));
      open.choose('Only by name');
    });

  it('inserts the id at the cursor, with its name in a comment', async () => {
    using('Put the Id into the URL');
    const { document } = await openRequestFile(`### a\nGET ${url}/|/deviceRunStates\n`);
    const done = vscode.commands.executeCommand('graphRunStates.pickByName');
    await chooseScript();
    await done;
    assert.match(
      document.getText(),
      /^### a\n# deviceShellScriptId: Only by name\nGET https:\S*\/deviceShellScripts\/[\w-]{36}\/deviceRunStates\n$/,
    );
  });

  it('replaces the id at the cursor, and the comment with its name', async () => {
    using('Put the Id into the URL');
    const { document } = await openRequestFile(`# deviceShellScriptId: Other\nGET ${url}/1|23/deviceRunStates\n`);
    const done = vscode.commands.executeCommand('graphRunStates.pickByName');
    await chooseScript();
    await done;
    assert.match(
      document.getText(),
      /^# deviceShellScriptId: Only by name\nGET https:\S*\/deviceShellScripts\/[\w-]{36}\/deviceRunStates\n$/,
    );
  });

  for (const [label, expected] of [
    ['Use It This Time', /^GET \S*\/\{scriptId\}\/userRunStates\n$/],
    ['Put the Id into the URL', /^# scriptId: Only by name\nGET \S*\/[\w-]{36}\/userRunStates\n$/],
    [
      'Save It as a File Variable',
      /^# scriptId: Only by name\n@scriptId = [\w-]{36}\nGET \S*\/\{\{scriptId\}\}\/userRunStates\n$/,
    ],
  ] as const)
    it(`works when a request is sent: ${label}`, async () => {
      using(label);
      const { document } = await openRequestFile(`GET ${url}/{scriptId}/userRunStates\n`);
      const input = inputWith('Pick by Name…');
      global.createInputBox = () => input;
      const done = vscode.commands.executeCommand('graphRunStates.sendRequest');
      await chooseScript();
      await done;
      assert.match(document.getText(), expected);
    });

  it('is offered for the route of a payload file', async () => {
    global.showQuickPick = (items: readonly vscode.QuickPickItem[]) =>
      Promise.resolve(items.find(({ label }) => label.startsWith('deviceShellScripts/')));
    const input = inputWith('Pick by Name…');
    global.createInputBox = () => input;
    const payload = await files.open('x.deviceManagementScriptUserState.json', '{ "successDeviceCount": 1 }');
    const done = vscode.commands.executeCommand('graphRunStates.previewRequest');
    await chooseScript();
    await done;
    await eventually(() => {
      const texts = vscode.workspace.textDocuments
        .filter(({ uri }) => uri.scheme === 'graph-run-states-preview')
        .map((document) => document.getText());
      assert.match(texts.join(), /^POST \S*\/deviceShellScripts\/[\w-]{36}\/userRunStates$/m);
    });
    assert.equal(payload.getText(), '{ "successDeviceCount": 1 }');
  });

  it('keeps the text of the box if no name is picked', async () => {
    const input = inputWith('Pick by Name…');
    const again = inputWith('none');
    const boxes = [input, again];
    global.createInputBox = () => boxes.shift();
    input.typed = 'half an id';
    await openRequestFile(`GET ${url}/{scriptId}/userRunStates\n`);
    const done = vscode.commands.executeCommand('graphRunStates.sendRequest');
    await eventually(() => {
      assert.ok(list?.isOpen);
    });
    list?.hide();
    await done;
    assert.equal(again.value, 'half an id');
  });

  it('isn’t offered for a collection that the sandbox doesn’t have', async () => {
    const input = inputWith('Pick by Name…');
    global.createInputBox = () => input;
    await openRequestFile('GET https://graph.microsoft.com/beta/groups/{groupId}\n');
    await vscode.commands.executeCommand('graphRunStates.previewRequest');
    assert.deepEqual(input.tooltips, []);
    assert.equal(list, undefined);
  });
});

/** An input box in which a test clicks a button, or that it closes if it doesn't have that button. */
function inputWith(tooltip: string) {
  const listeners: { button?: (button: vscode.QuickInputButton) => void; hide?: () => void } = {};
  const box = {
    ...{ title: '', prompt: '', placeholder: '', value: '', ignoreFocusOut: false, validationMessage: undefined },
    buttons: [] as vscode.QuickInputButton[],
    tooltips: [] as string[],
    onDidChangeValue: () => undefined,
    onDidAccept: () => undefined,
    onDidTriggerButton: (listener: (button: vscode.QuickInputButton) => void) => (listeners.button = listener),
    onDidHide: (listener: () => void) => (listeners.hide = listener),
    /** What a user types before that. */
    typed: undefined as string | undefined,
    show: () => {
      box.value = box.typed ?? box.value;
      box.tooltips = box.buttons.map((button) => button.tooltip ?? '').filter((text) => text === tooltip);
      const button = box.buttons.find((one) => one.tooltip === tooltip);
      if (button) listeners.button?.(button);
      else box.hide();
    },
    hide: () => listeners.hide?.(),
    dispose: () => undefined,
  };
  return box;
}
