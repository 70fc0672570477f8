import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { bodyLimit } from '../../catalog/requests/limits.ts';
import { blockAt } from '../../http/file.ts';
import { variablesOf } from '../../http/variables/variables.ts';
import type { ContentField } from '../../language/content-fields/content-field.ts';
import { contentOf, decodeContent } from '../../language/content-fields/decode-content.ts';
import { jsonOfBytes } from '../../language/content-fields/encode-content.ts';
import { commandId } from '../command-names.ts';
import { registerCommands } from '../commands.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { requestLanguages } from '../documents/languages.ts';
import { isLargePayload, payloadIn } from '../documents/payload-documents.ts';
import { rangeIn } from '../documents/ranges.ts';
import type { Environments } from '../environments/environments.ts';
import { showError, showInformation, showWarning } from '../messages.ts';
import { type Place, placeOf } from '../preparing/request-place.ts';

/** A property that holds a script, where it is in a document. */
interface PlacedField {
  readonly field: ContentField;
  readonly range: vscode.Range;
}

/** Base64 is a third longer than what it encodes, and there is more in a body than one script. */
const largestFile = (bodyLimit.bytes * 3) / 4;

/** Puts a script file into a property as base64, and opens the script that one holds: commands, and actions at the property. */
export function registerScriptContent(documents: HttpDocuments, environments: Environments): vscode.Disposable {
  const fieldAt = (place: Place): Promise<PlacedField | undefined> => fieldOf(place, documents, environments);
  return vscode.Disposable.from(
    registerCommands({
      insertScriptFile: async (...args) => {
        const place = await placeOf(args, documents);
        if (place) await insertInto(place, args[2] instanceof vscode.Uri ? args[2] : undefined, fieldAt);
      },
      openDecodedScript: async (...args) => {
        const place = await placeOf(args, documents);
        if (place) await openScriptOf(await fieldAt(place));
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

async function fieldOf(
  { document, position }: Place,
  documents: HttpDocuments,
  environments: Environments,
): Promise<PlacedField | undefined> {
  const { contentInBlock, contentInPayload } = await import('../../language/content-fields/content-in-file.ts');
  const offset = document.offsetAt(position);
  if (!requestLanguages.includes(document.languageId)) {
    const payload = payloadIn(document);
    const field = payload && contentInPayload(document.getText(), offset, payload.type);
    return (
      field && {
        field,
        range: new vscode.Range(document.positionAt(field.value.start), document.positionAt(field.value.end)),
      }
    );
  }
  const file = documents.fileOf(document);
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  if (block === undefined) return undefined;
  const variables = variablesOf(file, environments.variablesOf(document));
  const field = contentInBlock(block, offset - (file.starts[index] ?? 0), variables);
  return field && { field, range: rangeIn(file, index, field.value) };
}

/** @param picked the file to insert; undefined: the user picks one */
async function insertInto(
  place: Place,
  picked: vscode.Uri | undefined,
  fieldAt: (place: Place) => Promise<PlacedField | undefined>,
): Promise<void> {
  const before = await fieldAt(place);
  if (before === undefined) {
    void showWarning(tellNoField());
    return;
  }
  const { name } = before.field.property;
  const file = picked ?? (await askForScript(before.field, place.document.uri));
  if (file === undefined) return;
  const bytes = await readScript(file);
  if (bytes === undefined) return;
  // The dialog was open for a while.
  const now = await fieldAt(place);
  if (now?.field.property.name !== name) {
    void showError(
      t`The file was changed meanwhile, so nothing was inserted. Put the cursor in ${name} and try again.`,
    );
    return;
  }
  const { contentNotes } = await import('../../language/content-fields/content-notes.ts');
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

const tellNoField = (): string =>
  t('Put the cursor in a property that holds a script, such as scriptContent, in the body of a request.');

async function askForScript(field: ContentField, beside: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { fileExtensions, scriptLanguage } = await import('../../language/content-fields/script-language.ts');
  const [file] =
    (await vscode.window.showOpenDialog({
      title: t`Insert a Script File into ${field.property.name}`,
      openLabel: t('Insert'),
      filters: { [t('Scripts')]: [...fileExtensions(scriptLanguage('', field.type.name))], [t('All files')]: ['*'] },
      ...(beside.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(beside, '..') }),
    })) ?? [];
  return file;
}

const nameOf = (file: vscode.Uri): string => file.path.slice(file.path.lastIndexOf('/') + 1);

/** The bytes of a script; where there are none, or too many, the user is told. */
async function readScript(file: vscode.Uri): Promise<Uint8Array | undefined> {
  const bytes = await bytesOf(file);
  if (bytes === 'too-large')
    void showError(t`${nameOf(file)} is larger than Microsoft Graph takes: a request may have about 4 MB.`);
  else if (bytes === undefined) void showError(t`${nameOf(file)} couldn’t be read. Check that it exists.`);
  else if (bytes.length === 0) void showError(t`${nameOf(file)} is empty.`);
  else return bytes;
  return undefined;
}

async function bytesOf(file: vscode.Uri): Promise<Uint8Array | 'too-large' | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > largestFile ? 'too-large' : await vscode.workspace.fs.readFile(file);
  } catch {
    return undefined;
  }
}

async function openScriptOf(placed: PlacedField | undefined): Promise<void> {
  if (placed === undefined) {
    void showWarning(tellNoField());
    return;
  }
  const { field } = placed;
  const { scriptLanguage } = await import('../../language/content-fields/script-language.ts');
  const content = decodeContent(field.written ?? '');
  if (field.written === undefined || field.written === '')
    void showInformation(t`${field.property.name} holds no script.`);
  else if (content.kind === 'not-base64') void showWarning(t`The value of ${field.property.name} isn’t base64.`);
  else if (content.kind === 'not-text') void showWarning(t`What ${field.property.name} holds isn’t text.`);
  else {
    const { text } = content;
    const language = scriptLanguage(text, field.type.name);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content: text }));
  }
}
