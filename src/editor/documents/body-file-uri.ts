import * as vscode from 'vscode';
import { relativeBodyPath } from '../../language/body-file/body-file.ts';

/**
 * The file that a body's path refers to, relative to the folder of the request file, or to the workspace folder if the file isn't saved
 * yet. Backslashes count as slashes.
 *
 * @returns undefined: the path is absolute or names another machine, so its file isn't a body file
 */
export function bodyFileUri({ uri, isUntitled }: vscode.TextDocument, path: string): vscode.Uri | undefined {
  const slashed = relativeBodyPath(path);
  if (slashed === undefined) return undefined;
  const folder = isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
  return folder && vscode.Uri.joinPath(folder, slashed);
}
