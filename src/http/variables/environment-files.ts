import { t } from '@vscode/l10n';
import { readFaultMessage, type ReadFault } from '../../files/read-result.ts';
import { trimmedEnd } from '../trimmed-end.ts';

/** An environment file's role; for each role, the file in the nearest folder counts. */
export type EnvironmentFileRole = 'public' | 'private' | 'dotenv';

/** The names of the files. Visual Studio's `.user` file is as private as JetBrains’ private one. */
export const environmentFileNames: readonly { readonly name: string; readonly role: EnvironmentFileRole }[] = [
  { name: 'http-client.env.json', role: 'public' },
  { name: 'http-client.private.env.json', role: 'private' },
  { name: 'http-client.env.json.user', role: 'private' },
  { name: '.env', role: 'dotenv' },
];

/** The maximum size of an environment file, in bytes: it is read when a request file is opened, whoever wrote it. */
export const largestEnvironmentFile = 1024 * 1024;

/** An environment file that exists and counts, but was not read. */
export interface UnreadFile {
  /** Its name or path, as shown to the user. */
  readonly file: string;
  readonly fault: ReadFault;
}

/** Why a file was not read, the consequence, and what to do: plain sentences. */
export const unreadMessage = ({ file, fault }: UnreadFile): string =>
  readFaultMessage(`'${file}'`, fault, largestEnvironmentFile, t('Its variables have no value.'));

/**
 * The folders in which to look for environment files, nearest first: from that of the request file up to the root, or only that
 * of the request file if it isn't below the root.
 *
 * @param folder path with slashes, of the request file's folder
 * @param root path with slashes, of the workspace folder; undefined if there is none
 */
export function environmentFolders(folder: string, root: string | undefined): string[] {
  const start = trimmed(folder);
  const end = root === undefined ? start : trimmed(root);
  if (start !== end && !start.startsWith(end.endsWith('/') ? end : `${end}/`)) return [start];
  const folders = [start];
  for (let at = start; at !== end && at.includes('/');) {
    at = at.slice(0, at.lastIndexOf('/')) || '/';
    folders.push(at);
  }
  return folders;
}

const trimmed = (path: string): string => (path === '/' ? path : trimmedEnd(path, '/'));
