import * as vscode from 'vscode';
import { disableForFile, disableForLine } from '../../../language/fixes/disable-fixes.ts';
import type { Edit } from '../../../http/model.ts';
import { fixesInFile } from '../../../language/payload-file/payload-file.ts';
import type { Fix } from '../../../language/problems/problem.ts';
import { firstBlockIndex } from '../../../language/problems/suppression.ts';
import { SourceText } from '../../../language/text/source-text.ts';
import type { BodyFileProblems } from '../../problems/body-files.ts';
import type { OfRequest } from '../../problems/reported-once.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { rangeIn } from '../../documents/ranges.ts';
import { actionOf } from './quick-fixes.ts';

/** Offers to fix problems that requests have in their body files, and to turn them off where the requests are. */
export const registerBodyFileFixes = (documents: HttpDocuments, problems: BodyFileProblems): vscode.Disposable =>
  vscode.languages.registerCodeActionsProvider(
    '*',
    {
      provideCodeActions: (document, range, { diagnostics }) => {
        const actions = new Map<string, vscode.CodeAction>();
        let source: SourceText | undefined;
        for (const one of problems.shownIn(document.uri)) {
          if (one.range.intersection(range) === undefined) continue;
          const shown = diagnostics.filter((diagnostic) => diagnostic.range.isEqual(one.range));
          const add = (fix: Fix, uri: vscode.Uri, toRange: (edit: Edit) => vscode.Range): void => {
            const key = JSON.stringify([uri.toString(), fix.title, fix.edits]);
            if (!actions.has(key)) actions.set(key, actionOf(fix, uri, shown, toRange));
          };
          if (one.inFile)
            for (const fix of fixesInFile(
              { ...one.problem, ...one.inFile },
              (source ??= new SourceText(document.getText())),
            ))
              add(
                fix,
                document.uri,
                ({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
              );
          addDisabling(one, documents, add);
        }
        return [...actions.values()];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

/** Adds the fixes that turn a problem off by a comment in the request file; none if the block has changed: it is checked in a moment. */
function addDisabling(
  { problem, index, block, source }: OfRequest & { readonly source: vscode.TextDocument },
  documents: HttpDocuments,
  add: (fix: Fix, uri: vscode.Uri, toRange: (edit: Edit) => vscode.Range) => void,
): void {
  const file = documents.fileOf(source);
  if (file.blocks[index] !== block) return;
  const firstIndex = firstBlockIndex(file);
  const first = file.blocks[firstIndex];
  const forLine = disableForLine(problem, block);
  if (forLine) add(forLine, source.uri, (edit) => rangeIn(file, index, edit));
  if (first) add(disableForFile(problem, first), source.uri, (edit) => rangeIn(file, firstIndex, edit));
}
