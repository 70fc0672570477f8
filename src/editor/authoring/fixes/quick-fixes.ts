import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Block, HttpFile } from '../../../http/model.ts';
import { disableForFile, disableForLine } from '../../../language/fixes/disable-fixes.ts';
import { type Fix, fixesFor, type Problem } from '../../../language/problems/problem.ts';
import { isDefinable } from '../../../language/variables/missing-variables.ts';
import { listLimit } from '../../../language/limits.ts';
import { firstBlockIndex } from '../../../language/problems/suppression.ts';
import { editOnPage } from '../../../language/markdown/blocks.ts';
import { isBeginning } from '../../../language/readable-part.ts';
import { SourceText } from '../../../language/text/source-text.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { requestLanguages } from '../../documents/languages.ts';
import { commandId } from '../../command-names.ts';
import { collectInSlices } from '../../in-slices.ts';
import type { Problems } from '../../problems/request-files.ts';
import { blockOfLine, rangeIn } from '../../documents/ranges.ts';
import { fixAllEntries } from './fix-all.ts';

/** Offers to fix the problems at the cursor, to fix all at once, and to turn the problems off. */
export const registerQuickFixes = (documents: HttpDocuments, problems: Problems): vscode.Disposable =>
  vscode.languages.registerCodeActionsProvider(
    requestLanguages,
    {
      provideCodeActions: async (document, range, { diagnostics, only }, token) => {
        if (only?.intersects(vscode.CodeActionKind.QuickFix) === false || documents.isLarge(document)) return [];
        const file = documents.whileTyping(document);
        // If all of a large file is selected, VS Code requests the actions for all of its problems.
        const found = await collectInSlices(actionsIn(document, file, range, diagnostics, problems), token, listLimit);
        return found?.flat();
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

/** The fixes of each block that a range touches. */
function* actionsIn(
  document: vscode.TextDocument,
  file: HttpFile,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
  problems: Problems,
): Generator<vscode.CodeAction[], void> {
  const last = blockOfLine(file, range.end.line);
  for (let index = blockOfLine(file, range.start.line); index <= last; index++) {
    const block = file.blocks[index];
    if (block === undefined || isBeginning(block)) continue;
    const here = problems.ofBlock(document, index).flatMap((problem) => {
      const problemRange = rangeIn(file, index, problem);
      if (problemRange.intersection(range) === undefined) return [];
      return [{ problem, shown: diagnostics.filter((diagnostic) => isOf(diagnostic, problem, problemRange)) }];
    });
    const source = new SourceText(block.text, block.lineStarts);
    const action = (fix: Fix, shown: readonly vscode.Diagnostic[], blockIndex = index): vscode.CodeAction =>
      actionOf(inPage(fix, file.blocks[blockIndex]), document.uri, shown, (edit) => rangeIn(file, blockIndex, edit));
    yield [
      ...here.flatMap(({ problem, shown }) => fixesFor(problem, source).map((fix) => action(fix, shown))),
      ...here.flatMap(({ problem, shown }) => environmentActions(problem, document.uri, shown)),
      ...(here.length === 0 ? [] : fixAllEntries(document, file.lines[index] ?? 0, problems, index, block.text)),
      ...here
        .flatMap(({ problem, shown }) => disablingActions(problem, file, index, (fix, at) => action(fix, shown, at)))
        .filter(isFirstWithTitle),
    ];
  }
}

/** Offers to define a variable that has no value, in a file where its value may differ between tenants. */
function environmentActions(
  problem: Problem,
  uri: vscode.Uri,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  if (problem.code !== 'unknown-variable' || problem.name === undefined || problem.through !== undefined) return [];
  if (!isDefinable(problem.name)) return [];
  const title = t`Define ${problem.name} in http-client.env.json`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: commandId('createEnvironmentFile'), arguments: [uri, problem.name] };
  action.diagnostics = [...shown];
  return [action];
}

const inPage = (fix: Fix, block: Block | undefined): Fix =>
  block === undefined ? fix : { ...fix, edits: fix.edits.map((edit) => editOnPage(edit, block)) };

/** Actions that turn a problem off with a comment, for its line and for the file. */
function disablingActions(
  problem: Problem,
  file: HttpFile,
  index: number,
  action: (fix: Fix, index: number) => vscode.CodeAction,
): vscode.CodeAction[] {
  const firstIndex = firstBlockIndex(file);
  const [block, first] = [file.blocks[index], file.blocks[firstIndex]];
  const forLine = block && disableForLine(problem, block);
  return [
    ...(forLine ? [action(forLine, index)] : []),
    ...(first ? [action(disableForFile(problem, first), firstIndex)] : []),
  ];
}

/** One comment turns off two problems of the same kind on a line. */
const isFirstWithTitle = ({ title }: vscode.CodeAction, index: number, all: readonly vscode.CodeAction[]): boolean =>
  all.findIndex((action) => action.title === title) === index;

const isOf = ({ code, range }: vscode.Diagnostic, problem: Problem, problemRange: vscode.Range): boolean =>
  typeof code === 'object' && code.value === problem.code && range.isEqual(problemRange);

/** A fix as VS Code offers it, for the diagnostics that it shows. */
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
