import { parseEnv } from 'node:util';
import * as vscode from 'vscode';
import { environmentFaultMessage, parseEnvironmentFile, type EnvironmentFile } from '../../http/environment.ts';
import {
  environmentFileNames,
  environmentFolders,
  unreadMessage,
  type EnvironmentFileRole,
} from '../../http/environment-files.ts';
import { lineStartsOf, positionAt } from '../../http/lines.ts';
import type { OuterSources } from '../../http/outer-variables.ts';
import { readEnvironmentText, type EnvironmentText } from './read-environment-text.ts';

/** What was read around the request files of one folder, and what is wrong in the files that count. */
export interface ReadSources {
  readonly sources: OuterSources;
  readonly faults: readonly Fault[];
}

type Fault = [vscode.Uri, vscode.Diagnostic[]];

/** Reads what is around a folder: of the environment files those in the nearest folder count, and the nearest `.env`. */
export async function readSources(folder: vscode.Uri): Promise<ReadSources> {
  const workspace = vscode.workspace.getWorkspaceFolder(folder);
  let environmentFiles: readonly FoundFile[] = [];
  let dotenv: FoundFile | undefined;
  for (const path of environmentFolders(folder.path, workspace?.uri.path)) {
    const found = await filesIn(folder.with({ path }));
    if (environmentFiles.length === 0) environmentFiles = found.filter(({ role }) => role !== 'dotenv');
    dotenv ??= found.find(({ role }) => role === 'dotenv');
    if (environmentFiles.length > 0 && dotenv) break;
  }
  const parsed = environmentFiles.map((found) => ({ ...found, ...parsedFile(found.read) }));
  const counting = dotenv ? [...environmentFiles, dotenv] : environmentFiles;
  const unread = counting.flatMap(({ uri, file, read }) =>
    'unread' in read ? [{ uri, file, reason: read.unread }] : [],
  );
  return {
    sources: {
      environmentFiles: parsed.map(({ file, role, environments }) => ({
        file,
        isPrivate: role === 'private',
        environments,
      })),
      dotenv: dotenv && { file: dotenv.file, values: 'text' in dotenv.read ? parseEnv(dotenv.read.text) : {} },
      process: { ...process.env },
      unread: unread.map(({ file, reason }) => ({ file, reason })),
    },
    faults: [
      ...parsed.map(({ uri, diagnostics }): Fault => [uri, diagnostics]),
      ...unread.map(({ uri, ...file }): Fault => [uri, [warning(new vscode.Range(0, 0, 0, 0), unreadMessage(file))]]),
    ],
  };
}

interface FoundFile {
  readonly role: EnvironmentFileRole;
  readonly uri: vscode.Uri;
  /** Its path in the workspace, for people. */
  readonly file: string;
  readonly read: EnvironmentText;
}

async function filesIn(folder: vscode.Uri): Promise<FoundFile[]> {
  const files = environmentFileNames.map(async ({ name, role }) => {
    const uri = vscode.Uri.joinPath(folder, name);
    const read = await readEnvironmentText(uri);
    return read && { role, uri, file: vscode.workspace.asRelativePath(uri, false), read };
  });
  return (await Promise.all(files)).filter((found) => found !== undefined);
}

function parsedFile(
  read: EnvironmentText,
): Pick<EnvironmentFile, 'environments'> & { diagnostics: vscode.Diagnostic[] } {
  if (!('text' in read)) return { environments: new Map(), diagnostics: [] };
  const { environments, faults } = parseEnvironmentFile(read.text);
  const lineStarts = lineStartsOf(read.text);
  const positionOf = (offset: number): vscode.Position => {
    const { line, character } = positionAt(lineStarts, offset);
    return new vscode.Position(line, character);
  };
  const diagnostics = faults.map((fault) =>
    warning(new vscode.Range(positionOf(fault.start), positionOf(fault.end)), environmentFaultMessage(fault)),
  );
  return { environments, diagnostics };
}

function warning(range: vscode.Range, message: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = 'Graph Run States';
  return diagnostic;
}
