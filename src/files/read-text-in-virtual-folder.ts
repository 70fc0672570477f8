import { textOf, type ReadFault, type ReadText } from './read-result.ts';

/** A file system that is not one of this machine, such as a repository on a server. Paths are from the folder, with slashes. */
export interface VirtualFolder {
  /** Undefined: nothing is there, or the user may not look. */
  readonly stat: (path: string) => Promise<VirtualEntry | undefined>;
  /** Rejects where the file system refuses. */
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** What a path leads to. */
export interface VirtualEntry {
  readonly kind: 'file' | 'folder' | 'other';
  /** Whether it is a link to that. */
  readonly isLink: boolean;
  /** In bytes. */
  readonly size: number;
}

/**
 * Reads a text file of a folder that is not on a disk of this machine. Where its links lead cannot be told there, so none is
 * followed, neither of the file nor of a folder on the way. Never throws.
 *
 * @param file from the folder, with slashes
 * @param limit the most that the file may have, in bytes
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

/** The names on the way; undefined for what is not in the folder. */
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
