import { t } from '@vscode/l10n';
import { readFaultMessage, type ReadFault } from '../../files/read-result.ts';
import { trimmedEnd } from '../trimmed-end.ts';

/** An environment file's role; of one role the one in the nearest folder counts. */
export type EnvironmentFileRole = 'public' | 'private' | 'dotenv';

/** What the files are called. Visual Studio's `.user` twin is as private as JetBrains’ one. */
export const environmentFileNames: readonly { readonly name: string; readonly role: EnvironmentFileRole }[] = [
  { name: 'http-client.env.json', role: 'public' },
  { name: 'http-client.private.env.json', role: 'private' },
  { name: 'http-client.env.json.user', role: 'private' },
  { name: '.env', role: 'dotenv' },
];

/** The most that an environment file may have, in bytes: it is read when a request file is opened, whoever wrote it. */
export const largestEnvironmentFile = 1024 * 1024;

/** An environment file that is there and counts, but was not read. */
export interface UnreadFile {
  /** Its name or path, for people. */
  readonly file: string;
  readonly fault: ReadFault;
}

/** Why a file was not read, what follows from it, and what to do: plain sentences. */
export const unreadMessage = ({ file, fault }: UnreadFile): string =>
  readFaultMessage(`'${file}'`, fault, largestEnvironmentFile, t('Its variables have no value.'));

/**
 * The folders in which environment files are looked for, nearest first: from the one of the request file up to the root, or
 * that of the request file alone where it is not below the root.
 *
 * @param folder path with slashes, of the request file's folder
 * @param root path with slashes, of the workspace folder; undefined: there is none
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
