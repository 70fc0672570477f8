import * as vscode from 'vscode';
import type { HttpFile } from '../../http/model.ts';
import { FileOutline, type FileSymbol } from '../../language/symbols.ts';
import { httpLanguage, type HttpDocuments } from '../documents.ts';
import { afterTyping, collectInSlices } from '../in-slices.ts';
import { rangeIn } from './ranges.ts';

/** Requests and variables in the Outline view, in breadcrumbs and in "Go to Symbol". */
export function registerSymbols(documents: HttpDocuments): vscode.Disposable {
  const outlines = new WeakMap<vscode.TextDocument, FileOutline>();
  return vscode.languages.registerDocumentSymbolProvider(
    httpLanguage,
    {
      provideDocumentSymbols: async (document, token) => {
        const file = documents.fileOf(document);
        const outline = outlines.get(document) ?? new FileOutline();
        outlines.set(document, outline);
        return (await afterTyping(file, token)) ? collectInSlices(documentSymbols(outline, file), token) : undefined;
      },
    },
    { label: 'Graph Run States' },
  );
}

function* documentSymbols(outline: FileOutline, file: HttpFile): Generator<vscode.DocumentSymbol, void> {
  for (const { index, symbols } of outline.symbols(file))
    for (const symbol of symbols) yield documentSymbol(file, index, symbol);
}

const kinds: Readonly<Record<FileSymbol['kind'], vscode.SymbolKind>> = {
  request: vscode.SymbolKind.Method,
  variable: vscode.SymbolKind.Variable,
};

function documentSymbol(file: HttpFile, index: number, symbol: FileSymbol): vscode.DocumentSymbol {
  const { name, detail, kind, span, selection, children } = symbol;
  const [range, selectionRange] = [rangeIn(file, index, span), rangeIn(file, index, selection)];
  const made = new vscode.DocumentSymbol(name, detail, kinds[kind], range, selectionRange);
  made.children = children.map((child) => documentSymbol(file, index, child));
  return made;
}
