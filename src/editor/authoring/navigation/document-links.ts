import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { FileLinks } from '../../../language/navigation/document-links.ts';
import { listLimit } from '../../../language/limits.ts';
import { bodyFileUri } from '../../documents/body-file-uri.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { requestLanguages } from '../../documents/languages.ts';
import { afterTyping, collectInSlices } from '../../in-slices.ts';
import { rangeIn } from '../../documents/ranges.ts';

/** Opens the file that a body is read from: `< ./payload.json`. The editor itself makes links of URLs in comments. */
export function registerDocumentLinks(documents: HttpDocuments): vscode.Disposable {
  const known = new WeakMap<vscode.TextDocument, FileLinks>();
  return vscode.languages.registerDocumentLinkProvider(requestLanguages, {
    provideDocumentLinks: async (document, token) => {
      const file = documents.whileTyping(document);
      const links = known.get(document) ?? new FileLinks();
      known.set(document, links);
      if (!(await afterTyping(file, token))) return undefined;
      const found = await collectInSlices(links.links(file), token, listLimit);
      return found?.flatMap((link) => {
        const target = bodyFileUri(document, link.path);
        if (target === undefined) return [];
        const made = new vscode.DocumentLink(rangeIn(file, link.index, link.span), target);
        made.tooltip = t('Open the file of this body');
        return made;
      });
    },
  });
}
