import * as vscode from 'vscode';
import type { Span } from '../../http/model.ts';
import { checkedPayloads } from '../../language/payload-file/checked-payloads.ts';
import type { PayloadFile } from '../../language/payload-file/payload-file.ts';
import { isLargePayload, payloadIn } from '../documents/payload-documents.ts';
import { itemOf, textBefore } from './completion.ts';

/** Completion and hovers in payload files for which VS Code’s JSON support has no schema. */
export const registerPayloadHelp = (files: vscode.DocumentFilter): vscode.Disposable =>
  vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      files,
      {
        provideCompletionItems: async (document, position, token, { triggerCharacter }) => {
          const payload = helpedPayload(document);
          if (payload === undefined) return undefined;
          const before = textBefore(document, position);
          const { completePayload } = await import('../../language/completion/complete.ts');
          const [text, offset] = [document.getText(), document.offsetAt(position)];
          const found = await completePayload(text, offset, payload.type, new Date(), triggerCharacter);
          if (token.isCancellationRequested || textBefore(document, position) !== before) return undefined;
          return found.map((completion) => itemOf(completion, rangesIn(document)));
        },
      },
      ...triggers,
    ),
    vscode.languages.registerHoverProvider(files, {
      provideHover: async (document, position, token) => {
        const payload = helpedPayload(document);
        if (payload === undefined) return undefined;
        const { payloadHover } = await import('../../language/hover/body.ts');
        if (token.isCancellationRequested) return undefined;
        const hover = payloadHover(document.getText(), payload.type, document.offsetAt(position));
        return hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), rangesIn(document)(hover));
      },
    }),
  );

/** Of the trigger characters in request files, those of JSON. */
const triggers = ['"', ':', ' '];

const rangesIn =
  (document: vscode.TextDocument) =>
  ({ start, end }: Span): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));

const withSchema: ReadonlySet<string> = new Set(checkedPayloads.map(({ name }) => name));

function helpedPayload(document: vscode.TextDocument): PayloadFile | undefined {
  const payload = payloadIn(document);
  if (payload === undefined || isLargePayload(document)) return undefined;
  const isHelpedByVsCode = ['json', 'jsonc'].includes(document.languageId) && withSchema.has(payload.name);
  return isHelpedByVsCode ? undefined : payload;
}
