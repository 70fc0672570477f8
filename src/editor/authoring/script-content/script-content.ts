import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { hasReference } from '../../../http/variables/references.ts';
import type { ContentField } from '../../../language/content-fields/content-field.ts';
import { bytesOfContent, contentOf } from '../../../language/content-fields/decode-content.ts';
import { jsonOfBytes } from '../../../language/content-fields/encode-content.ts';
import { fileExtensions, scriptLanguage } from '../../../language/content-fields/script-language.ts';
import { commandId } from '../../command-names.ts';
import { registerCommands } from '../../commands.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { requestLanguages } from '../../documents/languages.ts';
import { isLargePayload } from '../../documents/payload-documents.ts';
import type { Environments } from '../../environments/environments.ts';
import { showError, showInformation, showWarning } from '../../messages/messages.ts';
import { type Place, placeOf } from '../../preparing/request-place.ts';
import { largestScript, nameOf, ScriptDocuments } from './documents.ts';
import { type FindField, findField, type PlacedField } from './field.ts';

/** Inserts a script file into a property as base64, and opens the script that a property holds: commands, and actions at the property. */
export function registerScriptContent(documents: HttpDocuments, environments: Environments): vscode.Disposable {
  const fieldAt = findField(documents, environments);
  const scripts = new ScriptDocuments(fieldAt);
  return vscode.Disposable.from(
    scripts,
    registerCommands({
      insertScriptFile: async (...args) => {
        const place = await placeOf(args, documents);
        if (place) await insertInto(place, args[2] instanceof vscode.Uri ? args[2] : undefined, fieldAt);
      },
      openDecodedScript: async (...args) => {
        const place = await placeOf(args, documents);
        if (place) await openScriptOf(await fieldAt(place), scripts);
      },
    }),
    vscode.languages.registerCodeActionsProvider(
      [...requestLanguages.map((language) => ({ language })), { pattern: '**/*.*.json' }],
      {
        provideCodeActions: async (document, range, { only }) => {
          if (only?.intersects(vscode.CodeActionKind.RefactorRewrite) === false || isLarge(document, documents))
            return [];
          const place = { document, position: range.start };
          const placed = await fieldAt(place);
          return placed ? actionsAt(place, placed) : [];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite] },
    ),
  );
}

const isLarge = (document: vscode.TextDocument, documents: HttpDocuments): boolean =>
  requestLanguages.includes(document.languageId) ? documents.isLarge(document) : isLargePayload(document);

function actionsAt({ document, position }: Place, { field }: PlacedField): vscode.CodeAction[] {
  const action = (title: string, command: 'insertScriptFile' | 'openDecodedScript'): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
    made.command = { title, command: commandId(command), arguments: [document.uri, position] };
    return made;
  };
  const insert = action(t('Insert script file as base64…'), 'insertScriptFile');
  return field.written === undefined || field.written === ''
    ? [insert]
    : [insert, action(t('Open decoded script'), 'openDecodedScript')];
}

/** @param picked the file to insert; undefined: the user picks one */
async function insertInto(place: Place, picked: vscode.Uri | undefined, fieldAt: FindField): Promise<void> {
  const before = await fieldAt(place);
  if (before === undefined) {
    void showWarning(noFieldMessage());
    return;
  }
  const { name } = before.field.property;
  const file = picked ?? (await askForScript(before.field, place.document.uri));
  if (file === undefined) return;
  const bytes = await readScript(file);
  if (bytes === undefined) return;
  // The file may have changed while the dialog was open.
  const now = await fieldAt(place);
  if (now?.field.property.name !== name) {
    void showError(t`The file has changed, so nothing was inserted. Put the cursor in ${name} and try again.`);
    return;
  }
  const { contentNotes } = await import('../../../language/content-fields/content-notes.ts');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(place.document.uri, now.range, jsonOfBytes(bytes));
  if (!(await vscode.workspace.applyEdit(edit))) {
    void showError(t`The script couldn’t be inserted: the file can’t be changed.`);
    return;
  }
  const content = contentOf(bytes);
  const notes = contentNotes(content, now.field.type.name).map(({ text }) => text);
  if (content.kind === 'not-text') notes.unshift(t`${nameOf(file)} isn’t text.`);
  if (notes.length > 0) void showWarning([t`Inserted ${nameOf(file)} as it is.`, ...notes].join(' '));
}

const noFieldMessage = (): string =>
  t('Put the cursor in a property that holds a script, such as scriptContent, in the body of a request.');

async function askForScript(field: ContentField, beside: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: t`Insert a Script File into ${field.property.name}`,
      openLabel: t('Insert'),
      filters: { [t('Scripts')]: [...fileExtensions(scriptLanguage('', field.type.name))], [t('All files')]: ['*'] },
      ...(beside.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(beside, '..') }),
    })) ?? [];
  return file;
}

/** The bytes of a script; if there are none, or too many, the user sees a message. */
async function readScript(file: vscode.Uri): Promise<Uint8Array | undefined> {
  const bytes = await bytesOf(file);
  if (bytes === 'too-large')
    void showError(t`${nameOf(file)} is larger than Microsoft Graph accepts: a request may have about 4 MB.`);
  else if (bytes === undefined) void showError(t`${nameOf(file)} couldn’t be read. Check that it exists.`);
  else if (bytes.length === 0) void showError(t`${nameOf(file)} is empty.`);
  else return bytes;
  return undefined;
}

async function bytesOf(file: vscode.Uri): Promise<Uint8Array | 'too-large' | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > largestScript ? 'too-large' : await vscode.workspace.fs.readFile(file);
  } catch {
    return undefined;
  }
}

async function openScriptOf(placed: PlacedField | undefined, scripts: ScriptDocuments): Promise<void> {
  if (placed === undefined) {
    void showWarning(noFieldMessage());
    return;
  }
  const { field, document, range } = placed;
  const { name } = field.property;
  const bytes = bytesOfContent(field.written ?? '');
  if (field.written === undefined || field.written === '') void showInformation(t`${name} holds no script.`);
  else if (bytes === undefined) void showWarning(t`The value of ${name} isn’t base64.`);
  else if (contentOf(bytes).kind !== 'text') void showWarning(t`${name} doesn’t hold text.`);
  else if (hasReference(document.getText(range))) await showCopy(field, bytes);
  else await scripts.open(placed, bytes);
}

/** The value of a variable may be used elsewhere, too, so it isn’t changed here. */
async function showCopy({ property, type }: ContentField, bytes: Uint8Array): Promise<void> {
  const content = contentOf(bytes);
  if (content.kind !== 'text') return;
  const language = scriptLanguage(content.text, type.name);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content: content.text }));
  void showInformation(t`The value of ${property.name} is in a variable. This is a copy, which isn’t written back.`);
}
