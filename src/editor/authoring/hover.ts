import * as vscode from 'vscode';
import type { HttpDocuments } from '../documents/documents.ts';
import { requestLanguages } from '../documents/languages.ts';
import type { Environments } from '../environments/environments.ts';
import type { NamedRequests } from '../named-requests.ts';
import { rangeIn } from '../documents/ranges.ts';
import type { TargetStatus } from '../send-target/target-status.ts';

/** Explains what is under the pointer. The Markdown isn't trusted: it runs no commands and has no HTML. */
export const registerHover = (
  documents: HttpDocuments,
  environments: Environments,
  target: TargetStatus,
  named: NamedRequests,
): vscode.Disposable =>
  vscode.languages.registerHoverProvider(requestLanguages, {
    provideHover: async (document, position, token) => {
      const { hoverAt } = await import('../../language/hover/hover.ts');
      const place = token.isCancellationRequested ? undefined : documents.placeWhileTyping(document, position);
      if (place === undefined) return undefined;
      const { file, offset } = place;
      const hover = hoverAt(
        file,
        offset,
        environments.variablesOf(document),
        target.account?.name,
        named.of(document, file, target.current),
      );
      return (
        hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), rangeIn(file, hover.index, hover.span))
      );
    },
  });
