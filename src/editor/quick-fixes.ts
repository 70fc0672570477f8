import * as vscode from 'vscode';
import { fixesFor, type Fix } from '../language/fixes.ts';
import type { Problem } from '../language/problem.ts';
import { requestLanguages, type HttpDocuments } from './documents.ts';
import type { Problems } from './problems.ts';
import { blockOfLine, rangeIn } from './ranges.ts';

/** Offers the fixes of the problems under the cursor. */
export const registerQuickFixes = (documents: HttpDocuments, problems: Problems): vscode.Disposable =>
  vscode.languages.registerCodeActionsProvider(
    requestLanguages,
    {
      provideCodeActions: (document, range, { diagnostics }) => {
        const file = documents.fileOf(document);
        const [first, last] = [blockOfLine(file, range.start.line), blockOfLine(file, range.end.line)];
        return file.blocks.slice(first, last + 1).flatMap(({ text }, offset) => {
          const index = first + offset;
          return problems.ofBlock(document, index).flatMap((problem) => {
            const problemRange = rangeIn(file, index, problem);
            if (problemRange.intersection(range) === undefined) return [];
            const diagnostic = diagnostics.find((shown) => isOf(shown, problem, problemRange));
            return fixesFor(problem, text).map((fix) =>
              actionOf(fix, document.uri, diagnostic ? [diagnostic] : [], (edit) => rangeIn(file, index, edit)),
            );
          });
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

const isOf = ({ code, range }: vscode.Diagnostic, problem: Problem, problemRange: vscode.Range): boolean =>
  typeof code === 'object' && code.value === problem.code && range.isEqual(problemRange);

/** A fix as VS Code offers it, for the problems that it shows. */
export function actionOf(
  fix: Fix,
  uri: vscode.Uri,
  shown: readonly vscode.Diagnostic[],
  toRange: (edit: Fix['edits'][number]) => vscode.Range,
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const edit of fix.edits) action.edit.replace(uri, toRange(edit), edit.text);
  action.isPreferred = fix.preferred;
  action.diagnostics = [...shown];
  return action;
}
