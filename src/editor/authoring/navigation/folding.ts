import * as vscode from 'vscode';
import { FileFolding, type Fold } from '../../../language/navigation/folding.ts';
import { listLimit } from '../../../language/limits.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { httpLanguage } from '../../documents/languages.ts';
import { afterTyping, collectInSlices } from '../../in-slices.ts';

/** Folds requests, their JSON, and groups of comments and variables. */
export function registerFolding(documents: HttpDocuments): vscode.Disposable {
  const foldings = new WeakMap<vscode.TextDocument, FileFolding>();
  return vscode.languages.registerFoldingRangeProvider(httpLanguage, {
    provideFoldingRanges: async (document, _, token) => {
      const folding = foldings.get(document) ?? new FileFolding();
      foldings.set(document, folding);
      const file = documents.whileTyping(document);
      if (!(await afterTyping(file, token))) return undefined;
      const folds = await collectInSlices(folding.folds(file), token, listLimit);
      return folds?.map(({ start, end, kind }) => new vscode.FoldingRange(start, end, kindOf(kind)));
    },
  });
}

function kindOf(kind: Fold['kind']): vscode.FoldingRangeKind | undefined {
  switch (kind) {
    case 'comment':
      return vscode.FoldingRangeKind.Comment;
    case 'region':
      return vscode.FoldingRangeKind.Region;
    case undefined:
      return undefined;
    default:
      return kind satisfies never;
  }
}
