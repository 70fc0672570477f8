import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Omitted } from '../../language/paste/omitted.ts';
import type { RequestPaste } from '../../language/paste/paste.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { httpLanguage } from '../documents/languages.ts';
import { showWhatIsOmitted } from './show-omitted.ts';

const plainText = 'text/plain';

/** In settings and key bindings: `text.request`. */
const kind = vscode.DocumentDropOrPasteEditKind.Text.append('request');

/** Offers to paste what was copied from an API page as requests. */
export const registerPaste = (documents: HttpDocuments): vscode.Disposable =>
  vscode.languages.registerDocumentPasteEditProvider(
    httpLanguage,
    {
      // Called only for the edit that is pasted, when it is pasted.
      resolveDocumentPasteEdit: (edit) => {
        if (edit instanceof RequestPasteEdit) showWhatIsOmitted(edit.omitted);
        return edit;
      },
      provideDocumentPasteEdits: async (document, [range, ...more], dataTransfer, context) => {
        if (documents.isLarge(document)) return [];
        const clipboard = await dataTransfer.get(plainText)?.asString();
        if (clipboard === undefined || range === undefined || more.length > 0) return [];
        const { pasteRequest } = await import('../../language/paste/paste.ts');
        const selected = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const paste = pasteRequest(clipboard, {
          file: documents.fileOf(document),
          ...selected,
          eol: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
          asked: context.triggerKind === vscode.DocumentPasteTriggerKind.PasteAs,
        });
        if (paste === undefined) return [];
        const isAtCursor = paste.start === selected.start && paste.end === selected.end;
        return [isAtCursor ? editOf(paste, paste.text) : insertElsewhere(editOf(paste, ''), paste, document)];
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: [plainText] },
  );

class RequestPasteEdit extends vscode.DocumentPasteEdit {
  constructor(
    insertText: string,
    readonly omitted: Omitted,
  ) {
    super(insertText, t('Paste as Graph Request'), kind);
  }
}

function editOf({ isPreferred, omitted }: RequestPaste, insertText: string): vscode.DocumentPasteEdit {
  const edit = new RequestPasteEdit(insertText, omitted);
  // A page is useless in a request file. Text that may be meant literally is pasted as it is, and this edit is offered beside it.
  if (!isPreferred) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  return edit;
}

/** If the cursor is in the middle of a request, or after whitespace, inserts the requests at a better place. */
function insertElsewhere(
  edit: vscode.DocumentPasteEdit,
  { start, end, text }: RequestPaste,
  document: vscode.TextDocument,
): vscode.DocumentPasteEdit {
  edit.additionalEdit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  edit.additionalEdit.replace(document.uri, range, text);
  return edit;
}
