import * as vscode from 'vscode';
import { largestEnvironmentFile } from '../../http/variables/environment-files.ts';
import { readOuterSources, type FileFault, type SurroundingFiles } from '../../http/variables/outer-sources.ts';
import type { OuterSources } from '../../http/variables/outer-variables.ts';
import type { ProcessVariables } from '../../http/variables/process-variables.ts';
import { readFileBelow } from '../documents/read-file-below.ts';
import { diagnosticSource } from '../problems/diagnostic-source.ts';

/** What was read around the request files of one folder, and what is wrong in the files that are used. */
export interface ReadSources {
  readonly sources: OuterSources;
  readonly faults: readonly [vscode.Uri, vscode.Diagnostic[]][];
}

/** Reads what is around a folder: environment files, `.env`, the names of the process environment. */
export async function readSources(folder: vscode.Uri): Promise<ReadSources> {
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri.path;
  const { sources, counting } = await readOuterSources(folder.path, root, filesOf(folder), processNames());
  return {
    sources,
    faults: counting.map(({ path, faults }) => [folder.with({ path }), faults.map(diagnosticOf)]),
  };
}

/** The process environment without its values: only `ProcessConsent` reads these, when a request is sent. */
export const processNames = (): ProcessVariables => ({ names: new Set(Object.keys(process.env)), values: new Map() });

/** The files around a folder, whether on a disk or in a virtual workspace. */
const filesOf = (folder: vscode.Uri): SurroundingFiles => ({
  read: (within, path) => readFileBelow(folder.with({ path: within }), folder.with({ path }), largestEnvironmentFile),
  shown: (path) => vscode.workspace.asRelativePath(folder.with({ path }), false),
});

function diagnosticOf({ at, message }: FileFault): vscode.Diagnostic {
  const { start, end } = at ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = diagnosticSource;
  return diagnostic;
}
