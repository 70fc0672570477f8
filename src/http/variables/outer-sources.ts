import { parseEnv } from 'node:util';
import type { ReadText } from '../../files/read-result.ts';
import { environmentFaultMessage, parseEnvironmentFile, type EnvironmentFile } from './environment.ts';
import {
  environmentFileNames,
  environmentFolders,
  unreadMessage,
  type EnvironmentFileRole,
} from './environment-files.ts';
import { lineStartsOf, positionAt } from '../lines.ts';
import type { OuterSources } from './outer-variables.ts';

/** A place in a file; both count from 0, characters in UTF-16 code units. */
interface Position {
  readonly line: number;
  readonly character: number;
}

/** Something in a file that doesn't give a value; without a position if none of the file was read. */
export interface FileFault {
  readonly at: { readonly start: Position; readonly end: Position } | undefined;
  readonly message: string;
}

/** A file whose variables count, with the problems in it. */
export interface CountingFile {
  readonly path: string;
  /** The path, as shown to the user. */
  readonly file: string;
  readonly faults: readonly FileFault[];
}

/** The files around a request file. Paths have slashes. */
export interface SurroundingFiles {
  /** Reads a file in a folder, and never one outside of it, wherever links lead. */
  readonly read: (folder: string, file: string) => Promise<ReadText>;
  /** The path, as shown to the user. */
  readonly shown: (path: string) => string;
}

/** What was read around the request files of one folder. */
export interface ReadSources {
  readonly sources: OuterSources;
  readonly counting: readonly CountingFile[];
}

/**
 * Reads the files around a request file: the environment files in the nearest folder that has any, and the nearest `.env`, whether
 * it can be read or not.
 *
 * @param folder of the request file, with slashes
 * @param root the topmost folder to look in; undefined to look only in the folder itself
 * @param process the process environment, as far as it may be read; undefined to ignore it
 */
export async function readOuterSources(
  folder: string,
  root: string | undefined,
  files: SurroundingFiles,
  process: OuterSources['process'],
): Promise<ReadSources> {
  let environmentFiles: readonly FoundFile[] = [];
  let dotenv: FoundFile | undefined;
  const folders = environmentFolders(folder, root);
  const outermost = folders.at(-1) ?? folder;
  for (const at of folders) {
    const found = await filesIn(at, outermost, files);
    if (environmentFiles.length === 0) environmentFiles = found.filter(({ role }) => role !== 'dotenv');
    dotenv ??= found.find(({ role }) => role === 'dotenv');
    if (environmentFiles.length > 0 && dotenv) break;
  }
  const parsed = environmentFiles.map((found) => ({ ...found, ...parsedFile(found) }));
  const counting = [...parsed, ...(dotenv ? [{ ...dotenv, faults: [] }] : [])].map((found) => ({
    ...found,
    unread: 'fault' in found.read ? { file: found.file, fault: found.read.fault } : undefined,
  }));
  return {
    sources: {
      environmentFiles: parsed.map(({ file, role, environments }) => ({
        file,
        isPrivate: role === 'private',
        environments,
      })),
      dotenv: dotenv && { file: dotenv.file, values: 'text' in dotenv.read ? parseEnv(dotenv.read.text) : {} },
      process,
      unread: counting.flatMap(({ unread }) => unread ?? []),
    },
    counting: counting.map(({ path, file, faults, unread }) => ({
      path,
      file,
      faults: unread ? [{ at: undefined, message: unreadMessage(unread) }] : faults,
    })),
  };
}

interface FoundFile {
  readonly role: EnvironmentFileRole;
  readonly path: string;
  readonly file: string;
  readonly read: ReadText;
}

/** @param outermost the folder that the files have to be in */
async function filesIn(folder: string, outermost: string, files: SurroundingFiles): Promise<FoundFile[]> {
  const found = environmentFileNames.map(async ({ name, role }) => {
    const path = `${folder.replace(/\/$/, '')}/${name}`;
    return { role, path, file: files.shown(path), read: await files.read(outermost, path) };
  });
  return (await Promise.all(found)).filter(({ read }) => isThere(read));
}

/** A folder isn't an environment file: Python calls one `.env`. */
const isThere = (read: ReadText): boolean => 'text' in read || (read.fault !== 'not-found' && read.fault !== 'folder');

function parsedFile({ read }: FoundFile): Pick<EnvironmentFile, 'environments'> & Pick<CountingFile, 'faults'> {
  if (!('text' in read)) return { environments: new Map(), faults: [] };
  const { environments, faults } = parseEnvironmentFile(read.text);
  const lineStarts = lineStartsOf(read.text);
  return {
    environments,
    faults: faults.map((fault) => ({
      at: { start: positionAt(lineStarts, fault.start), end: positionAt(lineStarts, fault.end) },
      message: environmentFaultMessage(fault),
    })),
  };
}
