import { readdirSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';

const skipped = new Set(['node_modules', '.git']);

/**
 * The files in a folder and below, absolute, in no order that means anything.
 *
 * @param depth how many levels to look at; 1 is the folder itself
 * @param fail is told of each folder that cannot be read
 */
export function filesBelow(folder: string, depth: number, fail: (absolute: string, error: unknown) => void): string[] {
  const files: string[] = [];
  const open = [{ folder, depth }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const entry of entriesOf(next.folder, fail)) {
      const absolute = path.join(next.folder, entry.name);
      if (entry.isFile() || (entry.isSymbolicLink() && !leadsToFolder(absolute))) files.push(absolute);
      else if (entry.isDirectory() && next.depth > 1 && !skipped.has(entry.name))
        open.push({ folder: absolute, depth: next.depth - 1 });
    }
  }
  return files;
}

function entriesOf(folder: string, fail: (absolute: string, error: unknown) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    fail(folder, error);
    return [];
  }
}

/** Links to folders are not followed, so that no circle of them can be walked in. A broken link is a file that fails. */
function leadsToFolder(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch {
    return false;
  }
}
