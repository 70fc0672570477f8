import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { requestName } from '../../../language/navigation/find-request.ts';
import { allRequests, lineOfRequest, requestAt, type PlacedRequest } from '../../../language/request/request-at.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { showInformation } from '../../messages/messages.ts';
import type { Place } from '../request-place.ts';
import { withoutIcons } from '../../messages/without-icons.ts';

/**
 * The request at a place. If there is none there, such as above all requests: the only one in the file, or the one that the user
 * chooses, with the next one below preselected.
 *
 * @returns undefined: the file has no request, which the user has seen, or the user dismissed the question
 */
export async function chooseRequest(
  { document, position }: Place,
  documents: HttpDocuments,
): Promise<PlacedRequest | undefined> {
  const file = documents.fileOf(document);
  const offset = document.offsetAt(position);
  const there = requestAt(file, offset);
  if (there) return there;
  const [first, ...others] = allRequests(file);
  if (first === undefined) {
    void showInformation(
      t('This file has no request. Begin one with a method and a URL: GET https://graph.microsoft.com/…'),
    );
    return undefined;
  }
  if (others.length === 0) return first;
  const chosen = await pick(
    [first, ...others].map((placed) => ({
      ...{ placed, label: withoutIcons(requestName(placed.request)) },
      description: t`${placed.request.method?.text ?? 'GET'}, line ${lineOfRequest(file, placed) + 1}`,
    })),
    ({ placed }) => placed.start + placed.request.start > offset,
  );
  // The file may have been edited while the list was open.
  const index = chosen ? documents.fileOf(document).blocks.indexOf(chosen.placed.block) : -1;
  return chosen && index !== -1
    ? { ...chosen.placed, start: documents.fileOf(document).starts[index] ?? 0 }
    : undefined;
}

interface Item extends vscode.QuickPickItem {
  readonly placed: PlacedRequest;
}

/** Asks for one of the requests of a file. @param isBelow the first item for which it is true gets the focus */
function pick(items: readonly Item[], isBelow: (item: Item) => boolean): Promise<Item | undefined> {
  return new Promise((resolve) => {
    const list = vscode.window.createQuickPick<Item>();
    list.placeholder = t('There is no request at the cursor. Choose one');
    list.matchOnDescription = true;
    list.items = items;
    const below = items.find(isBelow);
    if (below) list.activeItems = [below];
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
