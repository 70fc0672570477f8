import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { requestLimit } from '../../language/limits.ts';
import { isFixable } from '../../language/fixes/fix-all.ts';
import { fixesInFile } from '../../language/payload-file/payload-file.ts';
import { payloadFileGlobs } from '../../language/payload-file/name.ts';
import { isProblemCode, type Problem } from '../../language/problems/problem.ts';
import { SourceText } from '../../language/text/source-text.ts';
import { numberText } from '../../texts/number-text.ts';
import { commandId } from '../command-names.ts';
import { registerActionCommand } from '../commands.ts';
import { isLargePayload, isSentPayload } from '../documents/payload-documents.ts';
import type { PayloadFileProblems } from '../problems/payload-files.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { hasWorkspaceSettings, switchProblemOff } from '../settings.ts';
import { sendLensTitle } from './code-lenses.ts';
import { fixAllOnSave } from './fixes/fix-all.ts';
import { registerPayloadHelp } from './payload-help.ts';
import { actionOf } from './fixes/quick-fixes.ts';

/** Matched by name only, because a payload file that was never saved has a name, too. Other files match as well. */
const candidates: vscode.DocumentFilter = { pattern: `**/{${payloadFileGlobs.join(',')}}` };

const disableCommand = 'graphRunStates.payloadFiles.disableProblem';

/** What payload files get beside VS Code's own JSON features, which have schemas for some of them: fixes, and a way to send. */
export const registerPayloadFiles = (target: TargetStatus, problems: PayloadFileProblems): vscode.Disposable =>
  vscode.Disposable.from(
    registerPayloadHelp(candidates),
    vscode.languages.registerCodeActionsProvider(
      candidates,
      {
        provideCodeActions: (document, range, { diagnostics, only }) =>
          only?.contains(fixAllOnSave) === true
            ? fixAllActions(document, problems, t('Fix all problems of the payload'), fixAllOnSave)
            : actionsAt(document, range, diagnostics, problems),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllOnSave] },
    ),
    registerActionCommand(disableCommand, async (uri, code) => {
      if (uri instanceof vscode.Uri && typeof code === 'string' && isProblemCode(code))
        await switchProblemOff(code, uri);
    }),
    vscode.languages.registerCodeLensProvider(candidates, {
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
        if (!isSentPayload(document)) return [];
        const first = new vscode.Range(0, 0, 0, 0);
        const send = new vscode.CodeLens(first, {
          title: sendLensTitle(target.current) + (vscode.workspace.isTrusted ? '…' : ''),
          command: commandId('sendRequest'),
          arguments: [document.uri, new vscode.Position(0, 0)],
        });
        return isLargePayload(document)
          ? [send, new vscode.CodeLens(first, { title: tooLarge(), command: '' })]
          : [send];
      },
    }),
  );

const tooLarge = (): string =>
  t`Not checked while you type: more than ${numberText(requestLimit.characters)} characters or ${numberText(requestLimit.lines)} lines`;

/** The fixes of the problems in a range, and actions to turn off those that this extension shows. */
function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
  problems: PayloadFileProblems,
): vscode.CodeAction[] {
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  const all = problems.of(document);
  const here = all.filter((problem) => rangeOf(problem).intersection(range) !== undefined);
  if (here.length === 0) return [];
  const [source, isOurs] = [new SourceText(document.getText(), undefined, false), problems.isOursIn(document)];
  const fixes = here.flatMap((problem) => {
    const shown = diagnosticsOf(problem, rangeOf(problem), diagnostics, isOurs(problem));
    return fixesInFile(problem, source).map((fix) => actionOf(fix, document.uri, shown, rangeOf));
  });
  const fixable = all.filter((problem) => isFixable(problem, source));
  const fixEverything =
    fixes.length > 0 && fixable.length > 1
      ? fixAllActions(document, problems, t('Fix all in this file'), vscode.CodeActionKind.QuickFix)
      : [];
  const codes = new Set(here.filter(isOurs).map(({ code }) => code));
  return [...fixes, ...fixEverything, ...Array.from(codes, (code) => disablingAction(code, document.uri, diagnostics))];
}

/** An action that applies every preferred fix at once; empty if there are no such fixes. */
function fixAllActions(
  document: vscode.TextDocument,
  problems: PayloadFileProblems,
  title: string,
  kind: vscode.CodeActionKind,
): vscode.CodeAction[] {
  const edits = problems.fixAll(document);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits)
    action.edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  return [action];
}

/** The diagnostics of a problem, from this extension or, nearby, from VS Code's JSON support. */
const diagnosticsOf = (
  { code }: Problem,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
  isOurs: boolean,
): vscode.Diagnostic[] =>
  diagnostics.filter((diagnostic) =>
    isOurs
      ? hasCode(diagnostic, code) && diagnostic.range.isEqual(range)
      : diagnostic.range.intersection(range) !== undefined,
  );

/** JSON has no comments, and the whole file is sent: the setting does here what a comment does in a request file. */
function disablingAction(
  code: Problem['code'],
  uri: vscode.Uri,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const title = hasWorkspaceSettings()
    ? t`Disable ${code} in this workspace`
    : t`Disable ${code} in your user settings`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: disableCommand, title, arguments: [uri, code] };
  action.diagnostics = diagnostics.filter((diagnostic) => hasCode(diagnostic, code));
  return action;
}

const hasCode = ({ code }: vscode.Diagnostic, wanted: string): boolean =>
  typeof code === 'object' && code.value === wanted;
