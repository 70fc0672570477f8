import { t } from '@vscode/l10n';
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import type { StructuredType } from '../catalog/model.ts';
import { isBelow } from '../files/locate.ts';
import { payloadFileOf } from '../language/payload-file/payload-file.ts';
import { redacted, type Redacted, redactedPath } from '../secrets/redacted.ts';
import type { Failure } from './report/file-report.ts';
import { fileFault } from './read-text.ts';

/** A file to check. */
export interface FoundFile {
  /** As in a report. */
  readonly path: string;
  /** The folder that it may be read from, absolute: the working folder, or the one that an argument names elsewhere. */
  readonly root: string;
}

/** The files that the arguments match. */
export interface FoundFiles {
  /** Each file once, in the order of their paths. */
  readonly files: readonly FoundFile[];
  /** Folders and files that couldn't be accessed. */
  readonly failures: readonly Failure[];
  /** A sentence for each argument that matches no file. */
  readonly unmatched: readonly Redacted[];
}

/**
 * Finds request and payload files.
 *
 * @param patterns files, folders and globs; an existing file or folder of that name takes precedence over a glob
 * @param folder the absolute folder that relative patterns start from
 */
export function findFiles(patterns: readonly string[], folder: string): FoundFiles {
  const files = new Map<string, FoundFile>();
  const failures: Failure[] = [];
  const unmatched: Redacted[] = [];
  const relative = (absolute: string): string => withSlashes(path.relative(folder, absolute) || '.');
  const fail = (absolute: string, error: unknown): void => {
    failures.push({ path: redactedPath(relative(absolute)), message: redacted(fileFault(error)) });
  };
  for (const pattern of patterns) {
    const failuresBefore = failures.length;
    const found = expand(withSlashes(pattern), folder, fail);
    if (typeof found === 'string') unmatched.push(redacted(found));
    // Otherwise nothing was found because something couldn't be read, which was already reported.
    else if (found.files.length === 0 && failures.length === failuresBefore)
      unmatched.push(redacted(nothingIn(pattern)));
    else {
      const root = rootOf(found.base, folder);
      for (const file of found.files) {
        const name = relative(file);
        if (!files.has(name)) files.set(name, { path: name, root });
      }
    }
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), failures, unmatched };
}

/** Replaces the backslashes of Windows paths. In globs elsewhere, a backslash escapes the next character. */
export const withSlashes = (text: string, separator: string = path.sep): string =>
  separator === '\\' ? text.replaceAll('\\', '/') : text;

const nothingIn = (pattern: string): string =>
  t`'${pattern}' matches no request file (.http, .rest), Markdown page (.md) or payload file. See --help for the glob syntax.`;

/** The root for a folder in the working folder is the working folder: links may lead to other folders in it. */
function rootOf(base: string, folder: string): string {
  const [real, working] = [realOf(base), realOf(folder)];
  return real === working || isBelow(working, real) ? folder : base;
}

function realOf(absolute: string): string {
  try {
    return realpathSync(absolute);
  } catch {
    return absolute;
  }
}

interface Expanded {
  /** The folder that was named, absolute. */
  readonly base: string;
  readonly files: readonly string[];
}

/** The files that one argument matches, absolute; a sentence if it can't match any. */
function expand(pattern: string, folder: string, fail: (absolute: string, error: unknown) => void): Expanded | string {
  const absolute = path.resolve(folder, pattern);
  const is = typeOf(absolute, fail);
  if (is === 'unknown') return { base: absolute, files: [] };
  if (is === 'folder') return { base: absolute, files: filesBelow(absolute, Infinity, fail).filter(isChecked) };
  if (is === 'file')
    return isChecked(pattern)
      ? { base: path.dirname(absolute), files: [absolute] }
      : t`'${pattern}' isn’t a request file (.http, .rest), a Markdown page (.md) or a payload file. See --help for their names.`;
  const { base, isGlob } = picomatch.scan(pattern, { nonegate: true, unescape: true });
  if (!isGlob) return t`'${pattern}' doesn’t exist.`;
  const { glob } = picomatch.scan(pattern, { nonegate: true });
  const start = path.resolve(folder, base);
  if (typeOf(start, fail) !== 'folder') return { base: start, files: [] };
  const matches = picomatch(glob, { dot: true, nonegate: true });
  const depth = glob.includes('**') ? Infinity : glob.split('/').length;
  const files = filesBelow(start, depth, fail).filter(
    (file) => isChecked(file) && matches(withSlashes(path.relative(start, file))),
  );
  return { base: start, files };
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

/** The content of a file: requests, or one payload of a type. */
export type FileKind =
  | { readonly kind: 'requests' }
  /** Requests in the fences of a page. */
  | { readonly kind: 'markdown' }
  | { readonly kind: 'payload'; readonly type: StructuredType };

/** The content of a file by its name, as in the editor; undefined for a file of another kind. */
export function kindOfFile(path: string): FileKind | undefined {
  if (/\.(http|rest)$/i.test(path)) return { kind: 'requests' };
  if (/\.(md|markdown)$/i.test(path)) return { kind: 'markdown' };
  const payload = payloadFileOf(path);
  return payload && { kind: 'payload', type: payload.type };
}

const skipped = new Set(['node_modules', '.git']);

/**
 * The files in a folder and below, absolute, in no particular order.
 *
 * @param depth how many levels to look at; 1 is the folder itself
 * @param fail is called for each folder that can't be read
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

/** Links to folders aren't followed, which avoids cycles. A broken link is a file that fails. */
function leadsToFolder(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch {
    return false;
  }
}
