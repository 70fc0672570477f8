import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FuzzTarget } from './target.ts';

const folder = path.join(import.meta.dirname, 'targets');

/** The names of all targets, such as `language/fixes`: a new file is a new target. */
export const targetNames: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length).replaceAll('\\', '/'))
  .sort();

export const targetFile = (name: string): string => path.join(folder, `${name}.ts`);

/** @param file the full path of the file that exports it */
export async function loadTarget(file: string): Promise<FuzzTarget> {
  const { target } = (await import(pathToFileURL(file).href)) as { readonly target: FuzzTarget };
  return target;
}
