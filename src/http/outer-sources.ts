import { parseEnv } from 'node:util';
import { environmentFaultMessage, parseEnvironmentFile, type EnvironmentFile } from './environment.ts';
import {
  environmentFileNames,
  environmentFolders,
  unreadMessage,
  type EnvironmentFileRole,
} from './environment-files.ts';
import { readEnvironmentText, type EnvironmentText, type FileSystem } from './environment-text.ts';
import { lineStartsOf, positionAt } from './lines.ts';
import type { OuterSources } from './outer-variables.ts';

/** A place in a file; both count from 0, characters in UTF-16 code units. */
interface Position {
  readonly line: number;
  readonly character: number;
}

/** Something in a file that gives no value; without a place where none of the file was read. */
export interface FileFault {
  readonly at: { readonly start: Position; readonly end: Position } | undefined;
  readonly message: string;
}

/** A file whose variables count, with what is wrong in it. */
export interface CountingFile {
  readonly path: string;
  /** The path as people know it. */
  readonly file: string;
  readonly faults: readonly FileFault[];
}

/** What was read around the request files of one folder. */
export interface ReadSources {
  readonly sources: OuterSources;
  readonly counting: readonly CountingFile[];
}

/**
 * Reads what is around a request file: of the environment files those in the nearest folder count, and the nearest `.env`,
 * readable or not.
 *
 * @param folder of the request file, with slashes
 * @param root the folder above which nothing is looked for; undefined: only the folder itself is looked into
 * @param process the process environment; undefined: it is not looked at
 */
export async function readOuterSources(
  folder: string,
  root: string | undefined,
  files: FileSystem,
  process: OuterSources['process'],
): Promise<ReadSources> {
  let environmentFiles: readonly FoundFile[] = [];
  let dotenv: FoundFile | undefined;
  for (const at of environmentFolders(folder, root)) {
    const found = await filesIn(at, files);
    if (environmentFiles.length === 0) environmentFiles = found.filter(({ role }) => role !== 'dotenv');
    dotenv ??= found.find(({ role }) => role === 'dotenv');
    if (environmentFiles.length > 0 && dotenv) break;
  }
  const parsed = environmentFiles.map((found) => ({ ...found, ...parsedFile(found) }));
  const counting = [...parsed, ...(dotenv ? [{ ...dotenv, faults: [] }] : [])].map((found) => ({
    ...found,
    unread: 'unread' in found.read ? { file: found.file, reason: found.read.unread } : undefined,
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
  readonly read: EnvironmentText;
}

async function filesIn(folder: string, files: FileSystem): Promise<FoundFile[]> {
  const found = environmentFileNames.map(async ({ name, role }) => {
    const path = `${folder.replace(/\/$/, '')}/${name}`;
    const read = await readEnvironmentText(path, files);
    return read && { role, path, file: files.shown(path), read };
  });
  return (await Promise.all(found)).filter((file) => file !== undefined);
}

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
