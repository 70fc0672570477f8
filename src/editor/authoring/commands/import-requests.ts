import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Imported, ImportFault } from '../../../language/import/import-requests.ts';
import { someOf } from '../../../texts/list-text.ts';
import { registerCommands } from '../../commands.ts';
import { httpLanguage } from '../../documents/languages.ts';
import { showError, showInformation, showWarning } from '../../messages/messages.ts';
import { omittedSentences } from '../show-omitted.ts';

/** The largest size of a file, in bytes: it is read whole. A browser's recording contains the responses, too. */
const largestFile = 200 * 1024 * 1024;

/** The command that creates a new request file from a HAR or a Postman collection. */
export const registerImportRequests = (): vscode.Disposable =>
  registerCommands({
    importRequests: async (file?: unknown) => importFrom(file instanceof vscode.Uri ? file : await askForFile()),
  });

async function askForFile(): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: t('Import Requests'),
      openLabel: t('Import'),
      filters: { [t('HAR or Postman collection')]: ['har', 'json'], [t('All files')]: ['*'] },
    })) ?? [];
  return file;
}

async function importFrom(file: vscode.Uri | undefined): Promise<void> {
  if (file === undefined) return;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const text = await readFile(file);
  if (text === undefined) {
    void showError(t`${name} couldn’t be read. Check that it exists and is smaller than 200 MB.`);
    return;
  }
  const { importRequests } = await import('../../../language/import/import-requests.ts');
  const imported = importRequests(text);
  if (typeof imported === 'string') void showError(faultMessage(name, imported));
  else if (imported.count === 0)
    void showWarning([t`${name} has no requests to Microsoft Graph.`, ...othersSentences(imported)].join(' '));
  else {
    const document = await vscode.workspace.openTextDocument({ language: httpLanguage, content: imported.text });
    await vscode.window.showTextDocument(document);
    void showInformation(
      [importedSentence(imported.count), ...othersSentences(imported), ...omittedSentences(imported.omitted)].join(' '),
    );
  }
}

async function readFile(file: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > largestFile ? undefined : new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

function faultMessage(name: string, fault: ImportFault): string {
  switch (fault) {
    case 'not-json':
      return t`${name} isn’t valid JSON. Export the HAR or the Postman collection again.`;
    case 'unknown-format':
      return t`${name} is neither a HAR nor a Postman collection. Export a collection as Collection v2.1.`;
    default:
      return fault satisfies never;
  }
}

const importedSentence = (count: number): string =>
  count === 1 ? t('Imported 1 request.') : t`Imported ${count} requests.`;

/** As many hosts as a notification has room for. */
const shownHosts = 5;

/** How many requests go elsewhere, and where. */
function othersSentences({ others }: Imported): string[] {
  if (others.size === 0) return [];
  let count = 0;
  for (const more of others.values()) count += more;
  const list = someOf([...others.keys()], shownHosts);
  return [
    count === 1
      ? t`1 request doesn’t go to Microsoft Graph and wasn’t imported: ${list}.`
      : t`${count} requests don’t go to Microsoft Graph and weren’t imported: ${list}.`,
  ];
}
