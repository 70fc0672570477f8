import * as vscode from 'vscode';
import { selectionSpansAt } from '../../language/selection-ranges.ts';
import { httpLanguage, type HttpDocuments } from '../documents.ts';
import { rangeIn } from './ranges.ts';

/** Expands and shrinks the selection along the parts of a request. */
export const registerSelectionRanges = (documents: HttpDocuments): vscode.Disposable =>
  vscode.languages.registerSelectionRangeProvider(httpLanguage, {
    provideSelectionRanges: (document, positions) => {
      const file = documents.fileOf(document);
      return positions.map((position) => {
        const { index, spans } = selectionSpansAt(file, document.offsetAt(position));
        return spans.reduceRight(
          (parent, span) => new vscode.SelectionRange(rangeIn(file, index, span), parent),
          new vscode.SelectionRange(document.validateRange(new vscode.Range(0, 0, document.lineCount, 0))),
        );
      });
    },
  });
