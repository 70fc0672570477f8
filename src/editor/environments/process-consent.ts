import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Variables } from '../../http/variables/variables.ts';
import type { ProcessUse } from '../../send/prepare/values/process-use.ts';
import { oneLine, processUseText, shownName } from '../../send/prepare/values/process-use-text.ts';
import { askInDialog, showInformation } from '../messages/messages.ts';
import { withoutIcons } from '../messages/without-icons.ts';

const storageKey = 'processVariables';

/** How many variables one question is about: few enough for the user to read each before allowing it. */
const askedAtOnce = 10;

/** Names of variables, by the folder whose requests may read them. */
type Allowed = Readonly<Record<string, readonly string[]>>;

/**
 * The only reader of the process environment's values. A request file may come from anywhere, and these values are often secrets, so each
 * variable is read only after the user has allowed it for the requests of a folder. What was allowed is remembered for the workspace; no
 * file and no setting can grant it.
 */
export class ProcessConsent {
  readonly #storage: Pick<vscode.Memento, 'get' | 'update'>;

  constructor(storage: Pick<vscode.Memento, 'get' | 'update'>) {
    this.#storage = storage;
  }

  /** Whether requests of a document may read a variable now. In Restricted Mode none may, whatever was allowed before. */
  isAllowed(document: vscode.TextDocument, name: string): boolean {
    return vscode.workspace.isTrusted && this.#allowedIn(keyOf(document)).includes(name);
  }

  /**
   * Reads variables for requests of a document, after asking about those that the user hasn't allowed there yet.
   *
   * @param uses each variable with where its value would go
   * @returns undefined: the user didn't allow one of them, so none was read
   */
  async read(document: vscode.TextDocument, uses: readonly ProcessUse[]): Promise<Variables | undefined> {
    const asked = uses.filter(({ name }) => !this.isAllowed(document, name));
    for (let start = 0; start < asked.length; start += askedAtOnce)
      if (!(await this.#ask(document, asked.slice(start, start + askedAtOnce)))) return undefined;
    const values = new Map<string, string>();
    for (const { name } of uses) {
      const value = this.isAllowed(document, name) ? process.env[name] : undefined;
      if (value !== undefined) values.set(name, value);
    }
    return values;
  }

  /** Asks which of the allowed variables to revoke. */
  async revoke(): Promise<void> {
    const picks = Object.entries(this.#allowed).flatMap(([folder, names]) =>
      names.map((name) => ({ label: withoutIcons(name), description: folderName(folder), name, folder })),
    );
    if (picks.length === 0) {
      void showInformation(t('Requests can’t read any environment variable of this machine.'));
      return;
    }
    const revoked = await vscode.window.showQuickPick(picks, {
      title: t('Revoke Access to Environment Variables'),
      placeHolder: t('Choose the variables that requests can no longer read'),
      canPickMany: true,
      matchOnDescription: true,
    });
    if (revoked === undefined || revoked.length === 0) return;
    const isKept = (folder: string, name: string): boolean =>
      !revoked.some((pick) => pick.folder === folder && pick.name === name);
    const kept = Object.entries(this.#allowed)
      .map(([folder, names]) => [folder, names.filter((name) => isKept(folder, name))] as const)
      .filter(([, names]) => names.length > 0);
    await this.#storage.update(storageKey, Object.fromEntries(kept));
  }

  async #ask(document: vscode.TextDocument, uses: readonly ProcessUse[]): Promise<boolean> {
    if (!vscode.workspace.isTrusted) return false;
    const allow = t('Allow');
    const [first] = uses;
    const folder = keyOf(document);
    const question =
      first !== undefined && uses.length === 1
        ? t`Allow requests in this folder to read the environment variable ${shownName(first.name)}?`
        : t`Allow requests in this folder to read ${uses.length} environment variables?`;
    if ((await askInDialog('warning', question, detailOf(uses, folder), allow)) !== allow) return false;
    const names = new Set([...this.#allowedIn(folder), ...uses.map(({ name }) => name)]);
    await this.#storage.update(storageKey, { ...this.#allowed, [folder]: [...names] });
    return true;
  }

  get #allowed(): Allowed {
    return this.#storage.get<Allowed>(storageKey, {});
  }

  #allowedIn(folder: string): readonly string[] {
    return Object.hasOwn(this.#allowed, folder) ? (this.#allowed[folder] ?? []) : [];
  }
}

/** The folder that the question is about: the document's workspace folder, else the folder that the document is saved in. */
function keyOf({ uri, isUntitled }: vscode.TextDocument): string {
  const folder = isUntitled ? vscode.workspace.workspaceFolders?.[0] : vscode.workspace.getWorkspaceFolder(uri);
  return (folder?.uri ?? (isUntitled ? uri : vscode.Uri.joinPath(uri, '..'))).toString();
}

function folderName(folder: string): string {
  const uri = vscode.Uri.parse(folder);
  return oneLine(uri.scheme === 'file' ? uri.fsPath : uri.toString(true));
}

const detailOf = (uses: readonly ProcessUse[], folder: string): string =>
  [
    ...uses.map(processUseText),
    t`Folder: ${folderName(folder)}`,
    t(
      'Environment variables of this machine often contain secrets. This extension asks once per variable and folder. Requests in this folder can then send the value to any target that you select. To undo this, run “Graph Run States: Revoke Access to Environment Variables…”.',
    ),
  ].join('\n\n');
