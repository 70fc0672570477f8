import * as vscode from 'vscode';
import type { HttpFile } from '../../http/model.ts';
import { formatBlock, type FormatOptions } from '../../language/format-body.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { httpLanguage } from '../documents/languages.ts';
import { collectInSlices } from '../in-slices.ts';
import { blockOfLine, rangeIn } from '../documents/ranges.ts';

/** Formats the JSON bodies in a selection; the editor uses this for the whole document, too. */
export const registerFormatting = (documents: HttpDocuments): vscode.Disposable =>
  vscode.languages.registerDocumentRangeFormattingEditProvider(httpLanguage, {
    provideDocumentRangeFormattingEdits: async (document, range, { tabSize, insertSpaces }, token) => {
      const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
      const selected = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const lines = { first: range.start.line, last: range.end.line };
      const file = documents.fileOf(document);
      const edits = await collectInSlices(editsIn(file, lines, selected, { tabSize, insertSpaces, eol }), token);
      return edits?.flat();
    },
  });

/** The edits of each block that a range touches. */
function* editsIn(
  file: HttpFile,
  lines: { readonly first: number; readonly last: number },
  selected: { readonly start: number; readonly end: number },
  options: FormatOptions,
): Generator<vscode.TextEdit[], void> {
  const last = blockOfLine(file, lines.last);
  for (let index = blockOfLine(file, lines.first); index <= last; index++) {
    const block = file.blocks[index];
    if (block === undefined) return;
    const origin = file.starts[index] ?? 0;
    const range = { start: selected.start - origin, end: selected.end - origin };
    yield formatBlock(block, options, range).map((edit) =>
      vscode.TextEdit.replace(rangeIn(file, index, edit), edit.text),
    );
  }
}
