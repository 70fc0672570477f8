import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { entityTypes } from '../../catalog/index.ts';
import { requestLimit } from '../../language/limits.ts';
import { entityTypeOfPayloadFile, payloadFilePattern, payloadFixesAt } from '../../language/payload-file.ts';
import { actionOf } from './quick-fixes.ts';
import { sendLensTitle } from './code-lenses.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { commandId } from '../command-names.ts';

/** By name alone: a payload file that was never saved has one, too. */
const payloadFiles: vscode.DocumentFilter = {
  pattern: `**/{${entityTypes.map(payloadFilePattern).join(',')}}`,
};

/** What payload files get beside VS Code's own JSON features, which know them by their schemas: fixes, and a way to send. */
export const registerPayloadFiles = (target: TargetStatus): vscode.Disposable =>
  vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      payloadFiles,
      { provideCodeActions: fixesAt },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerCodeLensProvider(payloadFiles, {
      onDidChangeCodeLenses: (listener) =>
        vscode.Disposable.from(
          target.onDidChange(() => {
            listener();
          }),
          vscode.workspace.onDidGrantWorkspaceTrust(() => {
            listener();
          }),
        ),
      provideCodeLenses: (document) => {
        const first = new vscode.Range(0, 0, 0, 0);
        const send = new vscode.CodeLens(first, {
          title: sendLensTitle(target.current) + (vscode.workspace.isTrusted ? '…' : ''),
          command: commandId('sendRequest'),
          arguments: [document.uri, new vscode.Position(0, 0)],
        });
        return isLarge(document) ? [send, new vscode.CodeLens(first, { title: tooLarge(), command: '' })] : [send];
      },
    }),
  );

/** Whether reading a payload would take too long for what VS Code asks for at each move of the cursor. */
const isLarge = (document: vscode.TextDocument): boolean =>
  document.lineCount > requestLimit.lines ||
  document.offsetAt(new vscode.Position(document.lineCount, 0)) > requestLimit.characters;

const tooLarge = (): string =>
  t`No quick fixes: more than ${requestLimit.characters.toLocaleString('en-US')} characters or ${requestLimit.lines.toLocaleString('en-US')} lines`;

/**
 * The fixes at a place. VS Code's JSON support has reported the problems already, at places of its own choice in the same
 * property: the fixes go with those, and nothing is reported twice.
 */
function fixesAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const entityType = entityTypeOfPayloadFile(document.uri.path);
  if (entityType === undefined || isLarge(document)) return [];
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  const selected = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return payloadFixesAt(document.getText(), entityType, selected).flatMap(({ span, fixes }) => {
    const shown = diagnostics.filter((diagnostic) => diagnostic.range.intersection(rangeOf(span)) !== undefined);
    return fixes.map((fix) => actionOf(fix, document.uri, shown, rangeOf));
  });
}
