import * as vscode from 'vscode';
import { bodyLimit } from '../../catalog/requests/limits.ts';
import type { FileBodyFault } from '../../language/body-file/body-file.ts';
import { bodyFileUri } from '../documents/body-file-uri.ts';
import { readFileBelow } from '../documents/read-file-below.ts';

/**
 * Reads a body file: only in the workspace folder of the request file, wherever links lead, because a request file from elsewhere could
 * send away any file. Unsaved text in an editor counts.
 *
 * @param path as written, with variables replaced; relative to the folder of the request file
 */
export async function readFileBody(
  document: vscode.TextDocument,
  path: string,
): Promise<{ readonly text: string } | { readonly fault: FileBodyFault }> {
  const workspace = document.isUntitled
    ? vscode.workspace.workspaceFolders?.[0]
    : vscode.workspace.getWorkspaceFolder(document.uri);
  if (workspace === undefined) return { fault: 'no-workspace' };
  const uri = bodyFileUri(document, path);
  if (uri === undefined) return { fault: 'outside' };
  const read = await readFileBelow(workspace.uri, uri, bodyLimit.bytes);
  if ('fault' in read) return read;
  const open = vscode.workspace.textDocuments.find((other) => other.isDirty && other.uri.toString() === uri.toString());
  return open ? { text: open.getText() } : read;
}
