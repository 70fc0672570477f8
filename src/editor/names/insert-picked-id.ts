import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { variablesOf, type Variables } from '../../http/variables/variables.ts';
import {
  idEdits,
  type IdPlace,
  idPlaceOf,
  type IdToInsert,
  type InsertedAs,
  type PickedId,
} from '../../language/insert/id.ts';
import type { PlacedRequest } from '../../language/request/request-at.ts';
import { redacted } from '../../secrets/redacted.ts';
import { oneLine } from '../../send/prepare/values/process-use-text.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import type { Environments } from '../environments/environments.ts';
import { showError } from '../messages/messages.ts';
import { withoutIcons } from '../messages/without-icons.ts';

interface Choice extends vscode.QuickPickItem {
  readonly how: InsertedAs | 'once';
}

/**
 * Asks how to insert a picked id into the file.
 *
 * @param once says what happens if the id isn’t inserted; undefined: that isn’t offered
 * @returns undefined: the user dismissed the question
 */
export async function askHowToInsert(
  { id, name, label }: PickedId,
  once: string | undefined,
): Promise<InsertedAs | 'once' | undefined> {
  const shown = withoutIcons(oneLine(name)).trim();
  const choices: readonly Choice[] = [
    ...(once === undefined
      ? []
      : [{ label: t('Use It This Time'), detail: withoutIcons(once), iconPath: icon('send'), how: 'once' as const }]),
    {
      label: t('Put the Id into the URL'),
      detail: t`With its name in a comment: # ${label}: ${shown}`,
      iconPath: icon('edit'),
      how: 'comment',
    },
    {
      label: t('Save It as a File Variable'),
      detail: `@${label} = ${withoutIcons(id)}`,
      iconPath: icon('symbol-variable'),
      how: 'variable',
    },
  ];
  const choice = await vscode.window.showQuickPick(choices, {
    title: `${label}: ${shown}`,
    placeHolder: t('Choose how to use the id'),
    ignoreFocusOut: true,
  });
  return choice?.how;
}

const icon = (name: string): vscode.ThemeIcon => new vscode.ThemeIcon(name);

/**
 * Inserts an id into a document. If that fails, the user sees a message.
 *
 * @param places in the document as it is now
 * @param variables that the document has already
 * @returns whether it was inserted
 */
export async function insertPickedId(
  document: vscode.TextDocument,
  places: readonly IdPlace[],
  picked: PickedId,
  as: InsertedAs,
  variables: Variables,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  // A name from a service may contain a secret, which must not get into a file.
  for (const { start, end, text } of idEdits(places, { ...picked, name: redacted(picked.name) }, as, variables))
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  const isDone = await vscode.workspace.applyEdit(edit);
  if (!isDone) void showError(t('The id couldn’t be inserted: the file can’t be changed.'));
  return isDone;
}

/**
 * Replaces placeholders in requests with ids, one after the other.
 *
 * @param requests of the document as it was when the user was asked
 * @returns the same requests, in the edited document; undefined: an id couldn’t be inserted, and the user has seen why
 */
export async function insertPickedIds(
  document: vscode.TextDocument,
  { documents, environments }: { readonly documents: HttpDocuments; readonly environments: Environments },
  requests: readonly PlacedRequest[],
  inserts: readonly IdToInsert[],
): Promise<readonly PlacedRequest[] | undefined> {
  const { blocks } = documents.fileOf(document);
  // An edit within a block changes neither the number of blocks nor that of its requests.
  const places = requests.map(
    ({ block, request }) => [blocks.indexOf(block), block.requests.indexOf(request)] as const,
  );
  if (places.some(([block]) => block === -1)) {
    void showError(t('The file has changed meanwhile, so the id wasn’t inserted.'));
    return undefined;
  }
  const requestsNow = (): PlacedRequest[] => {
    const file = documents.fileOf(document);
    return places.flatMap(([index, within]) => {
      const block = file.blocks[index];
      const request = block?.requests[within];
      return block && request ? [{ block, request, start: file.starts[index] ?? 0 }] : [];
    });
  };
  for (const { placeholder, picked, as } of inserts) {
    const ids = requestsNow().flatMap((placed) => idPlaceOf(placed, placeholder) ?? []);
    const variables = variablesOf(documents.fileOf(document), environments.variablesOf(document));
    if (!(await insertPickedId(document, ids, picked, as, variables))) return undefined;
  }
  return requestsNow();
}
