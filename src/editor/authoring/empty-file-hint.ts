import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { httpLanguage, previewScheme } from '../documents/languages.ts';
import { folderSetting, foreignSetting } from '../settings.ts';

/**
 * Shows how to start in an empty request file, as VS Code does in an empty text file: pale, gone with the first character, and off if the
 * user has turned off either hint.
 */
export function registerEmptyFileHint(): vscode.Disposable {
  const hint = vscode.window.createTextEditorDecorationType({});
  const show = (editors: readonly vscode.TextEditor[]): void => {
    for (const editor of editors)
      if (editor.document.languageId === httpLanguage && editor.document.uri.scheme !== previewScheme)
        editor.setDecorations(hint, isEmpty(editor.document) && isWanted() ? [decoration()] : []);
  };
  const showAll = (): void => {
    show(vscode.window.visibleTextEditors);
  };
  showAll();
  return vscode.Disposable.from(
    hint,
    vscode.window.onDidChangeVisibleTextEditors(show),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Only an edit at the very beginning can make a file empty, or no longer empty.
      if (contentChanges.some(({ rangeOffset }) => rangeOffset === 0))
        show(vscode.window.visibleTextEditors.filter((editor) => editor.document === document));
    }),
    vscode.workspace.onDidOpenTextDocument(showAll),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (
        event.affectsConfiguration('graphRunStates.emptyFileHint') ||
        event.affectsConfiguration(editorHint.join('.'))
      )
        showAll();
    }),
  );
}

/** VS Code's own setting for its hint in an empty text file. */
const editorHint = ['workbench.editor.empty', 'hint'] as const;

const isWanted = (): boolean => folderSetting('emptyFileHint') !== false && foreignSetting(...editorHint) !== 'hidden';

const isEmpty = (document: vscode.TextDocument): boolean =>
  document.lineCount === 1 && document.lineAt(0).range.isEmpty;

const decoration = (): vscode.DecorationOptions => ({
  range: new vscode.Range(0, 0, 0, 0),
  renderOptions: {
    after: {
      contentText: t('Press F1 and run New Intune Run State Request…, or type drs- for a snippet.'),
      color: new vscode.ThemeColor('editor.placeholder.foreground'),
      fontStyle: 'italic',
    },
  },
});
