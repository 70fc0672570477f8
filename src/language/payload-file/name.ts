// Imports nothing: the code that decides whether to load anything asks here first.

/** The last two names in the name of a file that may be a payload file. */
export interface PayloadFileName {
  /** `deviceHealthScript` in `pilot.deviceHealthScript.json`. */
  readonly last: string;
  /** `deviceHealthScript` in `pilot.deviceHealthScript.assign.json`. */
  readonly before: string | undefined;
}

/**
 * Splits the name of a file that may be a payload file. Whether it is one depends on whether there is a type of that name.
 *
 * @returns undefined for all other files, such as `package.json`, `tsconfig.app.json` and `a.test.json`
 */
export function payloadFileName(path: string): PayloadFileName | undefined {
  const [, before, last] = /[^/\\](?:\.(\w+))?\.(\w+)\.json$/.exec(path) ?? [];
  if (last === undefined || !(isLikeType(last) || (before !== undefined && isLikeType(before)))) return undefined;
  return { last, before };
}

/** Whether a name is written like Graph’s types: at least two words, the first in lower case. */
const isLikeType = (name: string): boolean => /^[a-z]\w*[A-Z]/.test(name);

/** The same condition for a file’s name, for menus, which can’t check whether there is such a type. */
export const payloadFileNamePattern = String.raw`.\.[a-z]\w*[A-Z]\w*(\.\w+)?\.json$`;

/** The same as globs, which match a few other names, too. */
export const payloadFileGlobs: readonly string[] = ['*.[a-z]*[A-Z]*.json', '*.[a-z]*[A-Z]*.*.json'];
