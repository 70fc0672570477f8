import * as vscode from 'vscode';
import type { HttpFile } from '../../http/model.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';
import { variablesOf } from '../../http/variables/variables.ts';
import { graphRequestLines, linesAround, type LineRange } from '../../language/code-lenses.ts';
import { blockOfLine, rangeIn } from '../documents/ranges.ts';

/** The lines of a document that editors show; for an editor that hasn't reported them yet, those around its cursor. */
export const visibleLines = (editors: readonly vscode.TextEditor[]): LineRange[] =>
  editors.flatMap(({ visibleRanges, selection }) =>
    (visibleRanges.length > 0 ? visibleRanges : [selection]).map(({ start, end }) => ({
      first: start.line,
      last: end.line,
    })),
  );

/** The editors that show a document. */
export const editorsOf = (document: vscode.TextDocument): vscode.TextEditor[] =>
  vscode.window.visibleTextEditors.filter((editor) => editor.document === document);

/**
 * The lines of requests to Graph near what is visible, so that a file with ten thousand requests costs no more than a screen.
 *
 * @param outer the variables around the file
 */
export function graphRequestsNear(
  file: HttpFile,
  visible: readonly LineRange[],
  outer: OuterVariables,
): vscode.Range[] {
  const variables = variablesOf(file, outer);
  const indexes = new Set<number>();
  for (const { first, last } of linesAround(visible)) {
    const end = blockOfLine(file, last);
    for (let index = blockOfLine(file, first); index <= end; index++) indexes.add(index);
  }
  return [...indexes].flatMap((index) => {
    const block = file.blocks[index];
    return block ? graphRequestLines(block, variables).map((line) => rangeIn(file, index, line)) : [];
  });
}
