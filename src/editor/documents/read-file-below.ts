import * as vscode from 'vscode';
import type { ReadText } from '../../files/read-result.ts';
import { readTextBelow } from '../../files/read-text-below.ts';
import { readTextInVirtualFolder, type VirtualFolder } from '../../files/read-text-in-virtual-folder.ts';

/**
 * Reads a text file in a folder, on a disk or in a virtual workspace, and nothing outside that folder. Never throws.
 *
 * @param limit the largest size that the file may have, in bytes
 */
export const readFileBelow = (folder: vscode.Uri, file: vscode.Uri, limit: number): Promise<ReadText> =>
  folder.scheme === 'file'
    ? readTextBelow(folder.fsPath, file.fsPath, limit)
    : readTextInVirtualFolder(virtualFolder(folder), relativePath(folder.path, file.path), limit);

/** A file outside the folder keeps its path, which leads out of the folder. */
const relativePath = (folder: string, file: string): string => {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return file.startsWith(start) ? file.slice(start.length) : file;
};

const virtualFolder = (folder: vscode.Uri): VirtualFolder => ({
  stat: async (path) => {
    try {
      const { type, size } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, path));
      return { kind: kindOf(type), isLink: (type & vscode.FileType.SymbolicLink) !== 0, size };
    } catch {
      return undefined;
    }
  },
  read: async (path) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, path)),
});

/** A link has its own bit and that of what it links to. */
const kindOf = (type: vscode.FileType): 'file' | 'folder' | 'other' =>
  (type & vscode.FileType.Directory) !== 0 ? 'folder' : (type & vscode.FileType.File) !== 0 ? 'file' : 'other';
