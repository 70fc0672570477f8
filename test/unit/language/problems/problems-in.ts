import { parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker, type CheckContext } from '../../../../src/language/checks/file.ts';
import { entityTypeProblems } from '../../../../src/language/problems/families/entity-type.ts';
import { enumProblems } from '../../../../src/language/problems/families/enum.ts';
import { jsonProblems } from '../../../../src/language/problems/families/json.ts';
import { propertyProblems } from '../../../../src/language/problems/families/property.ts';
import { valueProblems } from '../../../../src/language/problems/families/value.ts';
import type { Problem } from '../../../../src/language/problems/problem.ts';

/** A problem with the text of its block. */
export interface FoundProblem {
  readonly problem: Problem;
  readonly blockText: string;
  readonly blockStart: number;
  /** The text that is underlined. */
  readonly source: string;
}

/** The problems of a request file, in the order of the text. */
export function problemsIn(text: string, context: CheckContext = {}): FoundProblem[] {
  const file = parseHttpFile(text);
  return new FileChecker(context).check(file).flatMap(({ index, problems }) => {
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

/** The rules for what is in a body. */
export const bodyRules = {
  ...jsonProblems,
  ...propertyProblems,
  ...valueProblems,
  ...enumProblems,
  ...entityTypeProblems,
};

/** The problems of the bodies of a request file: those of the lines above them have their own tables. */
export const bodyProblemsIn = (text: string): FoundProblem[] =>
  problemsIn(text).filter(({ problem }) => problem.code in bodyRules);

const head = (path: string): string =>
  `POST https://graph.microsoft.com/beta/deviceManagement/${path}\nContent-Type: application/json\n\n`;

const id = '39440cba-0cba-3944-ba0c-4439ba0c4439';

/** The text above the body of a create request, by the start of its entity type's name. */
export const heads = {
  script:
    'POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts\nContent-Type: application/json\n\n',
  management: head(`deviceManagementScripts/${id}/deviceRunStates`),
  health: head(`deviceHealthScripts/${id}/deviceRunStates`),
  compliance: head(`deviceComplianceScripts/${id}/deviceRunStates`),
  user: head(`deviceShellScripts/${id}/userRunStates`),
} as const;

/** Applies edits whose offsets are those of the text, that don't overlap, and that are in order where they touch. */
export function applyEdits(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  let after = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    after += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return after + text.slice(at);
}
