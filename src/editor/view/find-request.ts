import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { listLimit } from '../../language/limits.ts';
import { runCommand } from '../commands.ts';
import type { FoundRequest, WorkspaceRequests } from './workspace-requests.ts';
import { withoutIcons } from '../messages/without-icons.ts';

interface Item extends vscode.QuickPickItem {
  readonly request: FoundRequest;
}

/** How often the list is updated while files are read, in milliseconds. */
const fillEvery = 200;

/** Lists the requests of the workspace, to open or send one of them. Files are read while the list is open. */
export function findRequest(requests: WorkspaceRequests): void {
  const list = vscode.window.createQuickPick<Item>();
  const reading = new vscode.CancellationTokenSource();
  const send = { iconPath: new vscode.ThemeIcon('send'), tooltip: t('Send Request') };
  list.placeholder = t('Find a request by its name, type, method or file');
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.busy = true;
  list.onDidAccept(() => {
    const [item] = list.selectedItems;
    list.hide();
    if (item) void open(item.request);
  });
  list.onDidTriggerItemButton(({ item: { request } }) => {
    list.hide();
    void runCommand('sendRequest', request.uri, request.range.start);
  });
  list.onDidHide(() => {
    reading.cancel();
    list.dispose();
  });
  list.show();
  void fill();

  async function fill(): Promise<void> {
    const items: Item[] = [];
    let filled = Date.now();
    const show = (): void => {
      if (!reading.token.isCancellationRequested) list.items = [...items];
      filled = Date.now();
    };
    for await (const request of requests.all(reading.token)) {
      items.push(itemOf(request, send));
      if (items.length >= listLimit) break;
      if (Date.now() - filled > fillEvery) show();
    }
    show();
    if (reading.token.isCancellationRequested) return;
    list.busy = false;
    if (items.length === 0) list.placeholder = t('There is no request in this workspace.');
    else if (items.length >= listLimit) list.placeholder = t`Find one of the first ${listLimit} requests`;
  }
}

const itemOf = (request: FoundRequest, send: vscode.QuickInputButton): Item => ({
  request,
  label: withoutIcons(request.name),
  description: withoutIcons(request.detail),
  detail: withoutIcons(`${vscode.workspace.asRelativePath(request.uri)}:${request.range.start.line + 1}`),
  iconPath: new vscode.ThemeIcon('symbol-method'),
  buttons: [send],
});

async function open({ uri, range }: FoundRequest): Promise<void> {
  const selection = new vscode.Range(range.start, range.start);
  await vscode.window.showTextDocument(uri, { selection });
}

/** The requests whose names match what the user has typed, for _Go to Symbol in Workspace_. */
export async function symbolsFor(
  query: string,
  requests: WorkspaceRequests,
  token: vscode.CancellationToken,
): Promise<vscode.SymbolInformation[]> {
  const found: vscode.SymbolInformation[] = [];
  for await (const { uri, name, detail, range } of requests.all(token)) {
    if (!hasInOrder(name, query)) continue;
    found.push(new vscode.SymbolInformation(name, vscode.SymbolKind.Method, detail, new vscode.Location(uri, range)));
    if (found.length >= listLimit) break;
  }
  return found;
}

/** Whether a name contains the typed characters in their order, as VS Code expects of providers: it sorts the matches itself. */
function hasInOrder(name: string, typed: string): boolean {
  const [lower, wanted] = [name.toLowerCase(), typed.toLowerCase().replace(/\s/g, '')];
  let at = 0;
  for (const character of wanted) {
    const found = lower.indexOf(character, at);
    if (found === -1) return false;
    at = found + character.length;
  }
  return true;
}
