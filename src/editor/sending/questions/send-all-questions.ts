import * as vscode from 'vscode';
import { batchLimit } from '../../../catalog/request-limits.ts';
import { targetName, type Target } from '../../../send/target.ts';

/** How several requests are sent. */
export type SendMode = 'in-order' | 'batch';

const storageKey = 'sendAllWay';

/**
 * Asks how to send several requests. What was chosen the last time stands first.
 *
 * @param count how many can be sent
 * @param all how many there are
 * @param misfits how many of them a batch cannot carry
 * @returns undefined: the user left the question
 */
export async function askForSendMode(
  count: number,
  all: number,
  misfits: number,
  target: Target,
  storage: vscode.Memento,
): Promise<SendMode | undefined> {
  // VS Code cuts off what does not fit on a line.
  const alone = misfits === 0 ? '' : ` ${misfits} can’t be part of a batch and will follow one by one.`;
  const modes: readonly (vscode.QuickPickItem & { readonly mode: SendMode })[] = [
    {
      mode: 'in-order',
      label: 'In Order',
      iconPath: new vscode.ThemeIcon('list-ordered'),
      detail: 'One after the other. Choose this if a request depends on an earlier one.',
    },
    {
      mode: 'batch',
      label: 'As JSON Batch',
      iconPath: new vscode.ThemeIcon('package'),
      description: 'unconfirmed for Intune run states',
      detail: `Up to ${batchLimit.requests} per batch, in no particular order.${alone}`,
    },
  ];
  const last = storage.get<SendMode>(storageKey, 'in-order');
  const pick = await vscode.window.showQuickPick(
    modes.toSorted((a, b) => Number(b.mode === last) - Number(a.mode === last)),
    {
      title: `Send ${howMany(count, all)} to ${targetName(target)}`,
      placeHolder: 'Choose how to send them',
    },
  );
  if (pick !== undefined) await storage.update(storageKey, pick.mode);
  return pick?.mode;
}

function howMany(count: number, all: number): string {
  if (count < all) return `${count.toLocaleString('en')} of ${all.toLocaleString('en')} requests`;
  return count === 1 ? '1 request' : `${count.toLocaleString('en')} requests`;
}
