import { statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import type { Failure } from './file-report.ts';
import { kindOfFile } from './file-kind.ts';
import { filesBelow } from './files-below.ts';
import { fileFault } from './read-text.ts';

/** What the arguments mean on disk. */
export interface FoundFiles {
  /** Each file once, in the order of their paths, which are as in a report. */
  readonly paths: readonly string[];
  /** Folders and files that could not be looked at. */
  readonly failures: readonly Failure[];
  /** What is wrong with arguments that mean no file. */
  readonly unmatched: readonly string[];
}

/**
 * Finds request and payload files.
 *
 * @param patterns files, folders and globs; a file of that name is meant before a glob
 * @param folder that relative ones start from, absolute
 */
export function findFiles(patterns: readonly string[], folder: string): FoundFiles {
  const paths = new Set<string>();
  const failures: Failure[] = [];
  const unmatched: string[] = [];
  const told = (absolute: string): string => withSlashes(path.relative(folder, absolute) || '.');
  const fail = (absolute: string, error: unknown): void => {
    failures.push({ path: told(absolute), message: fileFault(error) });
  };
  for (const pattern of patterns) {
    const failuresBefore = failures.length;
    const found = expand(withSlashes(pattern), folder, fail);
    if (typeof found === 'string') unmatched.push(found);
    // Nothing was found where nothing could be looked at: that was told already.
    else if (found.length === 0 && failures.length === failuresBefore) unmatched.push(nothingIn(pattern));
    else for (const file of found) paths.add(told(file));
  }
  return { paths: [...paths].sort(), failures, unmatched };
}

/** Windows writes paths with backslashes; elsewhere a backslash takes its meaning from the character behind it. */
export const withSlashes = (text: string, separator: string = path.sep): string =>
  separator === '\\' ? text.replaceAll('\\', '/') : text;

const nothingIn = (pattern: string): string =>
  `'${pattern}' matches no request file (.http, .rest) and no payload file. See --help for what globs mean.`;

/** The files that one argument means, absolute; a sentence where it cannot mean any. */
function expand(
  pattern: string,
  folder: string,
  fail: (absolute: string, error: unknown) => void,
): readonly string[] | string {
  const absolute = path.resolve(folder, pattern);
  const is = typeOf(absolute, fail);
  if (is === 'unknown') return [];
  if (is === 'folder') return filesBelow(absolute, Infinity, fail).filter(isChecked);
  if (is === 'file')
    return isChecked(pattern)
      ? [absolute]
      : `'${pattern}' is neither a request file (.http, .rest) nor a payload file. See --help for their names.`;
  const { base, isGlob } = picomatch.scan(pattern, { nonegate: true, unescape: true });
  if (!isGlob) return `There is no file or folder '${pattern}'.`;
  const { glob } = picomatch.scan(pattern, { nonegate: true });
  const start = path.resolve(folder, base);
  if (typeOf(start, fail) !== 'folder') return [];
  const matches = picomatch(glob, { dot: true, nonegate: true });
  const depth = glob.includes('**') ? Infinity : glob.split('/').length;
  return filesBelow(start, depth, fail).filter(
    (file) => isChecked(file) && matches(withSlashes(path.relative(start, file))),
  );
}

const isChecked = (file: string): boolean => kindOfFile(file) !== undefined;

function typeOf(
  absolute: string,
  fail: (absolute: string, error: unknown) => void,
): 'file' | 'folder' | 'nothing' | 'unknown' {
  try {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) return 'nothing';
    return stats.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    fail(absolute, error);
    return 'unknown';
  }
}
