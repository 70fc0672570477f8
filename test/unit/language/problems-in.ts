import { parseHttpFile } from '../../../src/http/file.ts';
import { FileChecker } from '../../../src/language/check-file.ts';
import type { Problem } from '../../../src/language/problem.ts';

/** A problem with the text of its block. */
export interface FoundProblem {
  readonly problem: Problem;
  readonly blockText: string;
  readonly blockStart: number;
  /** What the squiggle stands under. */
  readonly source: string;
}

/** The problems of a request file, in the order of the text. */
export function problemsIn(text: string): FoundProblem[] {
  const file = parseHttpFile(text);
  return new FileChecker().check(file).flatMap(({ index, problems }) => {
    const blockText = file.blocks[index]?.text ?? '';
    const blockStart = file.starts[index] ?? 0;
    return problems.map((problem) => ({
      problem,
      blockText,
      blockStart,
      source: blockText.slice(problem.start, problem.end),
    }));
  });
}

/** The problems as fixtures and tables write them: `code source`. */
export const outline = (found: readonly FoundProblem[]): string[] =>
  found.map(({ problem, source }) => `${problem.code} ${source}`);

/** The request line and header of a create request, by the start of its entity type's name. */
export const heads = {
  management: 'POST https://graph.microsoft.com/beta/deviceManagement/deviceManagementScripts/1/deviceRunStates\n\n',
  health: 'POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates\n\n',
  compliance: 'POST https://graph.microsoft.com/beta/deviceManagement/deviceComplianceScripts/1/deviceRunStates\n\n',
  user: 'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/userRunStates\n\n',
} as const;

/** Applies edits that are in the coordinates of the text. */
export function applyEdits(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((after, edit) => after.slice(0, edit.start) + edit.text + after.slice(edit.end), text);
}
