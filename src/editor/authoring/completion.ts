import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { clouds } from '../../catalog/index.ts';
import { blockAt } from '../../http/file.ts';
import type { HttpFile, Span } from '../../http/model.ts';
import type { Completion, CompletionKind } from '../../language/completion/model.ts';
import { triggerCharacters } from '../../language/completion/trigger.ts';
import { commandId } from '../command-names.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { requestLanguages } from '../documents/languages.ts';
import type { Environments } from '../environments/environments.ts';
import type { NamedRequests } from '../named-requests.ts';
import type { NamePicker } from '../names/name-picker.ts';
import { rangeIn } from '../documents/ranges.ts';
import type { TargetStatus } from '../send-target/target-status.ts';

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

/** Completion in request files. What it needs is loaded on first use. */
export const registerCompletion = (
  documents: HttpDocuments,
  target: TargetStatus,
  environments: Environments,
  named: NamedRequests,
  names: Pick<NamePicker, 'offers'>,
): vscode.Disposable =>
  vscode.languages.registerCompletionItemProvider(
    requestLanguages,
    {
      provideCompletionItems: async (document, position, token, { triggerCharacter }) => {
        const place = documents.placeWhileTyping(document, position);
        if (place === undefined) return undefined;
        const { file, offset } = place;
        const before = textBefore(document, position);
        const chosen = target.current;
        const cloud = chosen.kind === 'cloud' ? chosen.cloud : clouds[0];
        const outer = environments.variablesOf(document);
        const { complete } = await import('../../language/completion/complete.ts');
        const found = await complete({
          file,
          offset,
          cloud,
          now: new Date(),
          outer,
          named: named.of(document, file, chosen),
          picksNames: (collection) => names.offers(collection, chosen),
          trigger: triggerCharacter,
        });
        // A user who keeps typing wants the same suggestions, narrowed down. After any other change, they belong to a different text.
        if (token.isCancellationRequested || textBefore(document, position) !== before) return undefined;
        return found.map((completion) => itemOf(completion, (edit) => rangeOf(file, edit)));
      },
    },
    ...triggerCharacters,
  );

/** The line up to a position; undefined if the document no longer has such a line. */
export const textBefore = (document: vscode.TextDocument, { line, character }: vscode.Position): string | undefined =>
  line < document.lineCount ? document.lineAt(line).text.slice(0, character) : undefined;

/** How many characters fit in a row of the list before it cuts labels short. */
const rowLength = 46;

/** As much of a detail as fits beside its label; undefined if that is next to nothing. */
function besideLabel(label: string, detail: string): string | undefined {
  const room = rowLength - label.length;
  if (detail.length <= room) return detail;
  return room < 20 ? undefined : `${detail.slice(0, room - 1).trimEnd()}…`;
}

/** @param rangeOf the range of a span of the document */
export function itemOf(completion: Completion, rangeOf: (span: Span) => vscode.Range): vscode.CompletionItem {
  const { label, kind, detail, documentation, edit, comma, isSnippet, sortText, filterText, retrigger, picksName } =
    completion;
  const description = detail === undefined ? undefined : besideLabel(label, detail);
  const item = new vscode.CompletionItem(description === undefined ? label : { label, description }, kinds[kind]);
  // The row that has the focus shows it in full.
  if (detail !== undefined && description === undefined) item.detail = detail;
  item.insertText = isSnippet ? new vscode.SnippetString(edit.text) : edit.text;
  item.range = rangeOf(edit);
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  if (comma) item.additionalTextEdits = [vscode.TextEdit.replace(rangeOf(comma), comma.text)];
  if (sortText !== undefined) item.sortText = sortText;
  if (filterText !== undefined) item.filterText = filterText;
  if (picksName === true) item.command = { title: t('Pick by Name'), command: commandId('pickByName') };
  if (retrigger === true) item.command = { title: t('Suggest'), command: 'editor.action.triggerSuggest' };
  return item;
}

/** A span of the file that stays within one block. */
function rangeOf(file: HttpFile, { start, end }: Span): vscode.Range {
  const index = blockAt(file, start);
  const from = file.starts[index] ?? 0;
  return rangeIn(file, index, { start: start - from, end: end - from });
}
