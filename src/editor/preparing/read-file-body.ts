import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { largestFileBody, type FileBodyFault } from '../../send/prepare/file-body.ts';

/**
 * Reads the file that a body is in: beside the request file or elsewhere in its workspace folder, and nowhere else, wherever
 * links lead, because a request file that somebody hands over could send any file away. What an editor has unsaved counts.
 *
 * @param path as written, variables put in; from the folder of the request file
 */
export async function readFileBody(
  document: vscode.TextDocument,
  path: string,
): Promise<{ readonly text: string } | { readonly fault: FileBodyFault }> {
  const workspace = document.isUntitled
    ? vscode.workspace.workspaceFolders?.[0]
    : vscode.workspace.getWorkspaceFolder(document.uri);
  if (workspace === undefined) return { fault: 'no-workspace' };
  const slashed = path.replaceAll('\\', '/');
  if (/^(\/|[a-z]:)/i.test(slashed)) return { fault: 'outside' };
  const folder = document.isUntitled ? workspace.uri : vscode.Uri.joinPath(document.uri, '..');
  const uri = vscode.Uri.joinPath(folder, slashed);
  if (!isBelow(uri.path, workspace.uri.path)) return { fault: 'outside' };
  const stat = await statOf(uri);
  if (stat === undefined) return { fault: 'not-found' };
  if ((stat.type & vscode.FileType.File) === 0) return { fault: 'no-file' };
  if (!(await staysBelow(uri, workspace.uri, stat))) return { fault: 'outside' };
  if (stat.size > largestFileBody) return { fault: 'too-large' };
  const open = vscode.workspace.textDocuments.find((other) => other.isDirty && other.uri.toString() === uri.toString());
  return open ? { text: open.getText() } : decoded(await vscode.workspace.fs.readFile(uri));
}

const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}

/** Whether a file is in a folder with all links followed. Where links cannot be followed, a file that is one is not. */
async function staysBelow(uri: vscode.Uri, folder: vscode.Uri, { type }: vscode.FileStat): Promise<boolean> {
  if (uri.scheme !== 'file') return (type & vscode.FileType.SymbolicLink) === 0;
  const [file, root] = await Promise.all([realpath(uri.fsPath), realpath(folder.fsPath)]);
  return isBelow(vscode.Uri.file(file).path, vscode.Uri.file(root).path);
}

function decoded(bytes: Uint8Array): { readonly text: string } | { readonly fault: FileBodyFault } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'not-utf8' };
  }
}
