import * as vscode from 'vscode';
import { largestEnvironmentFile, type UnreadFile } from '../../http/environment-files.ts';

/** The text of an environment file, or why it was not read. */
export type EnvironmentText = { readonly text: string } | { readonly unread: UnreadFile['reason'] };

/** Reads an environment file; undefined: there is none. A folder is none either: Python calls one `.env`. */
export async function readEnvironmentText(uri: vscode.Uri): Promise<EnvironmentText | undefined> {
  const stat = await statOf(uri);
  if (stat === undefined || (stat.type & vscode.FileType.Directory) !== 0) return undefined;
  // A device has no end.
  if ((stat.type & vscode.FileType.File) === 0) return { unread: 'no-file' };
  if (stat.size > largestEnvironmentFile) return { unread: 'too-large' };
  try {
    return decoded(await vscode.workspace.fs.readFile(uri));
  } catch {
    return { unread: 'refused' };
  }
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}

function decoded(bytes: Uint8Array): EnvironmentText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { unread: 'not-utf8' };
  }
}
