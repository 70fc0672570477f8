import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { fixAll, isFixable } from '../../../language/fixes/fix-all.ts';
import { SourceText } from '../../../language/text/source-text.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { requestLanguages } from '../../documents/languages.ts';
import type { Problems } from '../../problems/request-files.ts';
import { showNoRequestFile } from '../../messages/show-no-request-file.ts';
import { blockOfLine } from '../../documents/ranges.ts';
import { showInformation } from '../../messages/messages.ts';
import { registerCommands } from '../../commands.ts';
import { commandId } from '../../command-names.ts';

/** The kind that `editor.codeActionsOnSave` names to fix request files when they are saved. */
export const fixAllOnSave = vscode.CodeActionKind.SourceFixAll.append('graphRunStates');

const inRequest = { command: commandId('fixAllInRequest'), title: () => t('Fix all in this request') };
const inFile = { command: commandId('fixAllInFile'), title: () => t('Fix all in this file') };

/** Applies every preferred fix at once: as commands, and when a file is saved, if the user has chosen that. */
export function registerFixAll(documents: HttpDocuments, problems: Problems): vscode.Disposable {
  const editOf = (document: vscode.TextDocument, line?: number): vscode.WorkspaceEdit | undefined => {
    const file = documents.fileOf(document);
    const block = line === undefined ? undefined : blockOfLine(file, line);
    const edits = fixAll(file, { ...problems.contextOf(document), now: () => new Date() }, block);
    if (edits.length === 0) return undefined;
    const edit = new vscode.WorkspaceEdit();
    for (const { start, end, text } of edits)
      edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
    return edit;
  };
  const run = async (place: Place | undefined, line: number | undefined): Promise<void> => {
    if (place === undefined) {
      await showNoRequestFile();
      return;
    }
    const edit = editOf(place.document, line);
    if (edit) await vscode.workspace.applyEdit(edit);
    else void showInformation(t('There are no problems that can be fixed automatically.'));
  };
  return vscode.Disposable.from(
    registerCommands({
      fixAllInRequest: async (...args) => {
        const place = await placeOf(args);
        await run(place, place?.line);
      },
      fixAllInFile: async (...args) => run(await placeOf(args), undefined),
    }),
    vscode.languages.registerCodeActionsProvider(
      requestLanguages,
      {
        provideCodeActions: (document, _, { only }) => {
          if (only?.contains(fixAllOnSave) !== true || documents.isLarge(document)) return [];
          const action = new vscode.CodeAction(t('Fix all problems of requests to Graph'), fixAllOnSave);
          const edit = editOf(document);
          if (edit === undefined) return [];
          action.edit = edit;
          return [action];
        },
      },
      { providedCodeActionKinds: [fixAllOnSave] },
    ),
  );
}

/**
 * The “fix all” entries below the fixes of one problem.
 *
 * @param line a line of the block
 * @param index of the block that the cursor is in
 * @param text of that block
 */
export function fixAllEntries(
  document: vscode.TextDocument,
  line: number,
  problems: Problems,
  index: number,
  text: string,
): vscode.CodeAction[] {
  const source = new SourceText(text);
  const fixable = problems.ofBlock(document, index).filter((problem) => isFixable(problem, source)).length;
  if (fixable === 0) return [];
  const elsewhere = problems.shown(document).some((block) => block.index !== index);
  return [...(fixable > 1 ? [inRequest] : []), ...(elsewhere ? [inFile] : [])].map(({ command, title }) => {
    const action = new vscode.CodeAction(title(), vscode.CodeActionKind.QuickFix);
    action.command = { command, title: title(), arguments: [document.uri, line] };
    return action;
  });
}

/** A document and a line of it. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly line: number;
}

/** A menu entry passes its place; a command from the Command Palette uses the cursor. */
async function placeOf([uri, line]: readonly unknown[]): Promise<Place | undefined> {
  if (uri instanceof vscode.Uri && typeof line === 'number')
    return { document: await vscode.workspace.openTextDocument(uri), line };
  const editor = vscode.window.activeTextEditor;
  return editor && requestLanguages.includes(editor.document.languageId)
    ? { document: editor.document, line: editor.selection.active.line }
    : undefined;
}
