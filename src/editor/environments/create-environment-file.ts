import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { definedInEnvironments, emptyValueOf } from '../../language/fixes/define-in-environments.ts';
import { httpLanguage } from '../documents/languages.ts';
import { showError } from '../messages/messages.ts';

const name = 'http-client.env.json';

/** What a new file defines: an id that differs between environments. */
const defaultVariable = 'scriptId';

/**
 * Writes an environment file next to a request file, or into the workspace folder, and opens it at the place for the value. An existing
 * file gets what is missing.
 *
 * @param from the request file; undefined: the active one
 * @param variable the variable to define; undefined: an existing file stays as it is
 */
export async function createEnvironmentFile(from?: vscode.Uri, variable?: string): Promise<void> {
  const folder = folderOf(from);
  if (folder === undefined) {
    void showError(t('There is no folder to create it in. Open a folder, or save a request file first.'));
    return;
  }
  const uri = vscode.Uri.joinPath(folder, name);
  try {
    const before = await textOf(uri);
    if (before === undefined || variable !== undefined) await define(uri, before, variable ?? defaultVariable);
    const editor = await vscode.window.showTextDocument(uri);
    const at = emptyValueOf(editor.document.getText(), variable ?? defaultVariable);
    if (at === undefined) return;
    const place = editor.document.positionAt(at);
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(editor.selection);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void showError(t`Couldn’t create ${name}. ${reason}`);
  }
}

function folderOf(from: vscode.Uri | undefined): vscode.Uri | undefined {
  const document = from
    ? vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === from.toString())
    : vscode.window.activeTextEditor?.document;
  const isBeside = document !== undefined && !document.isUntitled && (from ?? document.languageId === httpLanguage);
  return isBeside ? vscode.Uri.joinPath(document.uri, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** The editor's text, if the file is open. Undefined: there is no such file. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}

/** A file that isn't an object of environments stays as it is. */
async function define(uri: vscode.Uri, before: string | undefined, variable: string): Promise<void> {
  const text = definedInEnvironments(before, variable);
  if (text === undefined || text === before) return;
  const edit = new vscode.WorkspaceEdit();
  if (before === undefined) edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  else {
    const document = await vscode.workspace.openTextDocument(uri);
    edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), text);
  }
  await vscode.workspace.applyEdit(edit);
}
