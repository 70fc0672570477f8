import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { batchLimit } from '../../../catalog/requests/limits.ts';
import { targetName, type Target } from '../../../send/target.ts';
import { numberText } from '../../../texts/number-text.ts';

/** How several requests are sent. */
export type SendMode = 'in-order' | 'batch';

/**
 * Asks how to send several requests. The safe way is selected, whatever was chosen before: a batch has no order.
 *
 * @param count how many can be sent
 * @param all how many there are
 * @param misfits how many of them can't be part of a batch
 * @returns undefined: the user dismissed the question
 */
export async function askForSendMode(
  count: number,
  all: number,
  misfits: number,
  target: Target,
): Promise<SendMode | undefined> {
  // Short, because VS Code cuts off what doesn't fit on a line.
  const alone = misfits === 0 ? [] : [t`${misfits} can’t be part of a batch and will follow one by one.`];
  const modes: readonly (vscode.QuickPickItem & { readonly mode: SendMode })[] = [
    {
      mode: 'in-order',
      label: t('In Order'),
      iconPath: new vscode.ThemeIcon('list-ordered'),
      detail: t('One after the other. Choose this if a request depends on an earlier one.'),
    },
    {
      mode: 'batch',
      label: t('As JSON Batch'),
      iconPath: new vscode.ThemeIcon('package'),
      description: t('unconfirmed for Intune run states'),
      detail: [t`Up to ${batchLimit.requests} per batch, in no particular order.`, ...alone].join(' '),
    },
  ];
  const pick = await vscode.window.showQuickPick(modes, {
    title: titleOf(count, all, targetName(target)),
    placeHolder: t('Choose how to send them'),
    ignoreFocusOut: true,
  });
  return pick?.mode;
}

/** Asks to confirm sending several requests, some of which use values from the responses to others: then they can only be sent in order. */
export async function askForOrder(count: number, all: number, target: Target): Promise<SendMode | undefined> {
  const inOrder = {
    label: t('In Order'),
    iconPath: new vscode.ThemeIcon('list-ordered'),
    detail: t('One after the other. Some of them use values from the responses to earlier ones.'),
  };
  const pick = await vscode.window.showQuickPick([inOrder], {
    title: titleOf(count, all, targetName(target)),
    placeHolder: t('Confirm before they are sent'),
    ignoreFocusOut: true,
  });
  return pick && 'in-order';
}

function titleOf(count: number, all: number, target: string): string {
  if (count < all) return t`Send ${numberText(count)} of ${numberText(all)} requests to ${target}`;
  return count === 1 ? t`Send 1 request to ${target}` : t`Send ${numberText(count)} requests to ${target}`;
}
