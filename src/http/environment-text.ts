import { largestEnvironmentFile, type UnreadFile } from './environment-files.ts';

/** What a path leads to. */
export interface FileStat {
  /** `other`: a device, a pipe, a link to nothing. */
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
}

/** What is asked of a file system around a request file. Paths have slashes. */
export interface FileSystem {
  /** Undefined: there is nothing, or nobody may know. Follows links. */
  readonly stat: (path: string) => Promise<FileStat | undefined>;
  /** Rejects where the system refuses. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** The path as people know it. */
  readonly shown: (path: string) => string;
}

/** The text of an environment file, without byte order mark, or why it was not read. */
export type EnvironmentText = { readonly text: string } | { readonly unread: UnreadFile['reason'] };

/** Reads an environment file; undefined: there is none. A folder is none either: Python calls one `.env`. */
export async function readEnvironmentText(path: string, files: FileSystem): Promise<EnvironmentText | undefined> {
  const stat = await files.stat(path);
  if (stat === undefined || stat.kind === 'folder') return undefined;
  // A device has no end, and a pipe may never begin.
  if (stat.kind === 'other') return { unread: 'no-file' };
  if (stat.size > largestEnvironmentFile) return { unread: 'too-large' };
  try {
    return decoded(await files.read(path));
  } catch {
    return { unread: 'refused' };
  }
}

function decoded(bytes: Uint8Array): EnvironmentText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { unread: 'not-utf8' };
  }
}
