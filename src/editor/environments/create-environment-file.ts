import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { httpLanguage } from '../documents/documents.ts';
import { showError } from '../messages.ts';

const name = 'http-client.env.json';

/** A file to begin with: two environments, and a variable that differs between them. */
const text = `{
  "dev": {
    "scriptId": ""
  },
  "prod": {
    "scriptId": ""
  }
}
`;

/** Writes an environment file next to the request file in front, or into the workspace folder, and opens it; one that is there is opened as it is. */
export async function createEnvironmentFile(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const beside =
    editor?.document.languageId === httpLanguage && !editor.document.isUntitled
      ? vscode.Uri.joinPath(editor.document.uri, '..')
      : vscode.workspace.workspaceFolders?.[0]?.uri;
  if (beside === undefined) {
    void showError(t('There is no folder to create it in. Open a folder, or save a request file first.'));
    return;
  }
  const uri = vscode.Uri.joinPath(beside, name);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  // Where it exists, nothing of it is changed.
  await vscode.workspace.applyEdit(edit);
  try {
    await vscode.window.showTextDocument(uri);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void showError(t`Couldn’t create ${name}. ${reason}`);
  }
}
