import * as vscode from 'vscode';
import { selectionSpansAt } from '../../../language/navigation/selection-ranges.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { httpLanguage } from '../../documents/languages.ts';
import { rangeIn } from '../../documents/ranges.ts';

/** Expands and shrinks the selection along the parts of a request. */
export const registerSelectionRanges = (documents: HttpDocuments): vscode.Disposable =>
  vscode.languages.registerSelectionRangeProvider(httpLanguage, {
    provideSelectionRanges: (document, positions) =>
      positions.map((position) => {
        const whole = new vscode.SelectionRange(document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)));
        const place = documents.placeWhileTyping(document, position);
        if (place === undefined) return whole;
        const { index, spans } = selectionSpansAt(place.file, place.offset);
        return spans.reduceRight(
          (parent, span) => new vscode.SelectionRange(rangeIn(place.file, index, span), parent),
          whole,
        );
      }),
  });
