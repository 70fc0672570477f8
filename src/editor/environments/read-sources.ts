import * as vscode from 'vscode';
import type { FileSystem } from '../../http/environment-text.ts';
import { readOuterSources, type FileFault } from '../../http/outer-sources.ts';
import type { OuterSources } from '../../http/outer-variables.ts';

/** What was read around the request files of one folder, and what is wrong in the files that count. */
export interface ReadSources {
  readonly sources: OuterSources;
  readonly faults: readonly [vscode.Uri, vscode.Diagnostic[]][];
}

/** Reads what is around a folder: environment files, `.env`, the process environment. */
export async function readSources(folder: vscode.Uri): Promise<ReadSources> {
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri.path;
  const { sources, counting } = await readOuterSources(folder.path, root, fileSystemOf(folder), { ...process.env });
  return {
    sources,
    faults: counting.map(({ path, faults }) => [folder.with({ path }), faults.map(diagnosticOf)]),
  };
}

/** The files of whatever a folder is on: a disk, or a virtual workspace. */
const fileSystemOf = (folder: vscode.Uri): FileSystem => ({
  stat: async (path) => {
    try {
      const { type, size } = await vscode.workspace.fs.stat(folder.with({ path }));
      return { kind: kindOf(type), size };
    } catch {
      return undefined;
    }
  },
  read: async (path) => vscode.workspace.fs.readFile(folder.with({ path })),
  shown: (path) => vscode.workspace.asRelativePath(folder.with({ path }), false),
});

/** A link has the bit of what it leads to beside its own. */
const kindOf = (type: vscode.FileType): 'file' | 'folder' | 'other' =>
  (type & vscode.FileType.Directory) !== 0 ? 'folder' : (type & vscode.FileType.File) !== 0 ? 'file' : 'other';

function diagnosticOf({ at, message }: FileFault): vscode.Diagnostic {
  const { start, end } = at ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = 'Graph Run States';
  return diagnostic;
}
