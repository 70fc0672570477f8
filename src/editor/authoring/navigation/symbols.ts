import * as vscode from 'vscode';
import type { HttpFile } from '../../../http/model.ts';
import { listLimit } from '../../../language/limits.ts';
import { FileOutline, type FileSymbol } from '../../../language/navigation/symbols.ts';
import type { OuterVariables } from '../../../http/variables/outer-variables.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { httpLanguage } from '../../documents/languages.ts';
import type { Environments } from '../../environments/environments.ts';
import { afterTyping, collectInSlices } from '../../in-slices.ts';
import { rangeIn } from '../../documents/ranges.ts';

/** Requests and variables in the Outline view, in breadcrumbs and in "Go to Symbol". */
export function registerSymbols(documents: HttpDocuments, environments: Environments): vscode.Disposable {
  const outlines = new WeakMap<vscode.TextDocument, FileOutline>();
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: async (document, token) => {
      const file = documents.whileTyping(document);
      const outline = outlines.get(document) ?? new FileOutline();
      outlines.set(document, outline);
      if (!(await afterTyping(file, token))) return undefined;
      return collectInSlices(documentSymbols(outline, file, environments.variablesOf(document)), token, listLimit);
    },
  };
  const register = (): vscode.Disposable =>
    vscode.languages.registerDocumentSymbolProvider(httpLanguage, provider, { label: 'Graph Run States' });
  let registration = register();
  // VS Code requests symbols again after an edit, or when there is a new provider.
  const renewal = environments.onDidChange(() => {
    registration.dispose();
    registration = register();
  });
  return vscode.Disposable.from(renewal, { dispose: () => void registration.dispose() });
}

function* documentSymbols(
  outline: FileOutline,
  file: HttpFile,
  outer: OuterVariables,
): Generator<vscode.DocumentSymbol, void> {
  for (const { index, symbols } of outline.symbols(file, outer))
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
