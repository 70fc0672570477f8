import { textOf, type ReadFault, type ReadText } from './read-result.ts';

/** A file system on another machine, such as a repository on a server. Paths are relative to the folder, with slashes. */
export interface VirtualFolder {
  /** Undefined if nothing exists there, or the user has no access. */
  readonly stat: (path: string) => Promise<VirtualEntry | undefined>;
  /** Rejects if the file system refuses. */
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** What a path leads to. */
export interface VirtualEntry {
  readonly kind: 'file' | 'folder' | 'other';
  /** Whether it is a link to a file, folder or other entry of that kind. */
  readonly isLink: boolean;
  /** In bytes. */
  readonly size: number;
}

/**
 * Reads a text file in a folder that isn't on a disk of this machine. Link targets can't be determined there, so no link is
 * followed, neither for the file nor for a folder on its path. Never throws.
 *
 * @param file relative to the folder, with slashes
 * @param limit the maximum size of the file, in bytes
 */
export async function readTextInVirtualFolder(folder: VirtualFolder, file: string, limit: number): Promise<ReadText> {
  const parts = partsOf(file);
  if (parts === undefined) return { fault: 'outside' };
  let entry: VirtualEntry | undefined;
  for (let depth = 1; depth <= parts.length; depth++) {
    entry = await folder.stat(parts.slice(0, depth).join('/'));
    if (entry === undefined) return { fault: 'not-found' };
    if (entry.isLink) return { fault: 'link' };
  }
  const fault = entry === undefined ? 'folder' : faultOf(entry, limit);
  if (fault !== undefined) return { fault };
  try {
    const bytes = await folder.read(parts.join('/'));
    return bytes.length > limit ? { fault: 'too-large' } : textOf(bytes);
  } catch {
    return { fault: 'refused' };
  }
}

const faultOf = ({ kind, size }: VirtualEntry, limit: number): ReadFault | undefined => {
  if (kind === 'folder') return 'folder';
  if (kind === 'other') return 'no-file';
  return size > limit ? 'too-large' : undefined;
};

/** The names on the path; undefined if it leads out of the folder. */
function partsOf(file: string): string[] | undefined {
  const parts: string[] = [];
  if (/^(\/|[a-z]:)/i.test(file)) return undefined;
  for (const part of file.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts;
}
