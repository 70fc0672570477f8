import * as vscode from 'vscode';
import { clouds } from '../catalog/index.ts';
import { blockAt } from '../http/file.ts';
import type { HttpFile, Span } from '../http/model.ts';
import type { Completion, CompletionKind } from '../language/complete-model.ts';
import { triggerCharacters } from '../language/complete-trigger.ts';
import { httpLanguage, type HttpDocuments } from './documents.ts';
import { rangeIn } from './ranges.ts';
import type { TargetStatus } from './target-status.ts';

const kinds: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  method: vscode.CompletionItemKind.Method,
  host: vscode.CompletionItemKind.Module,
  segment: vscode.CompletionItemKind.Folder,
  route: vscode.CompletionItemKind.Interface,
  parameter: vscode.CompletionItemKind.TypeParameter,
  'query-option': vscode.CompletionItemKind.Operator,
  header: vscode.CompletionItemKind.Field,
  property: vscode.CompletionItemKind.Property,
  'enum-member': vscode.CompletionItemKind.EnumMember,
  value: vscode.CompletionItemKind.Value,
  variable: vscode.CompletionItemKind.Variable,
  directive: vscode.CompletionItemKind.Keyword,
  snippet: vscode.CompletionItemKind.Snippet,
};

/** Proposes while a request file is written. What it takes to propose is loaded the first time. */
export const registerCompletion = (documents: HttpDocuments, target: TargetStatus): vscode.Disposable =>
  vscode.languages.registerCompletionItemProvider(
    httpLanguage,
    {
      provideCompletionItems: async (document, position, token, { triggerCharacter }) => {
        const { version } = document;
        const isOutdated = (): boolean => token.isCancellationRequested || document.version !== version;
        const { complete } = await import('../language/complete.ts');
        if (isOutdated()) return undefined;
        const file = documents.fileOf(document);
        const chosen = target.current;
        const found = await complete({
          file,
          offset: document.offsetAt(position),
          cloud: chosen.kind === 'cloud' ? chosen.cloud : clouds[0],
          now: new Date(),
          trigger: triggerCharacter,
        });
        return isOutdated() ? undefined : found.map((completion) => itemOf(completion, file));
      },
    },
    ...triggerCharacters,
  );

function itemOf(completion: Completion, file: HttpFile): vscode.CompletionItem {
  const { label, kind, detail, documentation, edit, comma, isSnippet, sortText, filterText, retrigger } = completion;
  const item = new vscode.CompletionItem(detail === undefined ? label : { label, description: detail }, kinds[kind]);
  item.insertText = isSnippet ? new vscode.SnippetString(edit.text) : edit.text;
  item.range = rangeOf(file, edit);
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  if (comma) item.additionalTextEdits = [vscode.TextEdit.replace(rangeOf(file, comma), comma.text)];
  if (sortText !== undefined) item.sortText = sortText;
  if (filterText !== undefined) item.filterText = filterText;
  if (retrigger === true) item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
  return item;
}

/** A span of the file that stays within one block. */
function rangeOf(file: HttpFile, { start, end }: Span): vscode.Range {
  const index = blockAt(file, start);
  const from = file.starts[index] ?? 0;
  return rangeIn(file, index, { start: start - from, end: end - from });
}
