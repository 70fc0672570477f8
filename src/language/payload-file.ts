import { type EntityType, entityTypes } from '../catalog/index.ts';
import type { Edit } from '../http/model.ts';
import { type Fix, fixesFor, type Problem } from './problems/problem.ts';
import type { SourceText } from './text/source-text.ts';

/** The names of payload files of an entity type, as a glob. */
export const payloadFilePattern = ({ name }: { readonly name: string }): string => `*.${name}.json`;

/** The entity type that a payload file is of, by its name: `laptop.deviceHealthScriptDeviceState.json`. */
export function entityTypeOfPayloadFile(path: string): EntityType | undefined {
  const name = /[^/\\]\.(\w+)\.json$/.exec(path)?.[1];
  return entityTypes.find((entityType) => entityType.name === name);
}

/** The fixes of a problem in a file that is sent as it is. */
export const fixesInFile = (problem: Problem, source: SourceText): Fix[] =>
  fixesFor(problem, source).filter(({ edits }) => !edits.some(isReference));

/** A file is sent without variables, or also without: outside of quotes a reference would not be JSON. */
const isReference = ({ text }: Edit): boolean => text.startsWith('{{');

/**
 * Whether VS Code's JSON support reports a problem of a payload file, too, which no schema keeps it from: what isn't JSON, and a
 * property that is there twice.
 *
 * @param text of the file
 * @param languageId of the document; only `json` and `jsonc` have that support
 */
export function isToldByJsonSupport(problem: Problem, text: string, languageId: string): boolean {
  // Of an empty file it says nothing.
  if (text === '' || (languageId !== 'json' && languageId !== 'jsonc')) return false;
  switch (problem.code) {
    case 'duplicate-property':
      // A convention for comments, which VS Code knows.
      return problem.name !== '//';
    case 'invalid-json':
      if (problem.fault === 'nested-too-deeply') return false;
      return languageId === 'json' || problem.fault !== 'comment' || !isClosedComment(text, problem);
    default:
      return false;
  }
}

const isClosedComment = (text: string, { start, end }: Problem): boolean =>
  /^(?:\/\/|\/\*[^]*\*\/$)/.test(text.slice(start, end));
