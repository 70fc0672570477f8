import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { copyAsShown } from '../clipboard.ts';
import type { DeviceCode } from '../../auth/ports.ts';
import { openInBrowser } from './browser.ts';
import { askInDialog, showProgress } from '../messages/messages.ts';

/**
 * Shows a device code: first in a dialog that copies it and opens the page to enter it, then in a notification that stays until
 * the sign-in ends, whatever the outcome. Screen readers read both.
 *
 * @param done aborts when the code is no longer needed
 */
export async function showDeviceCode(code: DeviceCode, done: AbortSignal): Promise<'cancelled' | 'done'> {
  const copy = t('Copy Code & Open Page');
  const choice = await askInDialog(
    'information',
    t`Your code is ${code.userCode}`,
    t`Enter it at ${code.verificationUri}, in a browser on any device, and sign in with the account that you want to use. The code expires at ${clockTime(code.expiresAt)}.\n\nNever enter a code that somebody else gave you.`,
    copy,
  );
  if (done.aborted) return 'done';
  if (choice !== copy) return 'cancelled';
  await copyAsShown(code.userCode);
  // Doesn't matter if it fails: the address stays visible.
  void openInBrowser(code.verificationUri);
  return waitWithCode(code, done);
}

const waitWithCode = async (
  { userCode, verificationUri, expiresAt }: DeviceCode,
  done: AbortSignal,
): Promise<'cancelled' | 'done'> =>
  showProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t`Enter the code ${userCode} at [${verificationUri}](${verificationUri}). It expires at ${clockTime(expiresAt)}.`,
      cancellable: true,
    },
    (_, token) =>
      new Promise((resolve) => {
        const end = (): void => {
          resolve('done');
        };
        if (done.aborted) end();
        done.addEventListener('abort', end, { once: true });
        token.onCancellationRequested(() => {
          done.removeEventListener('abort', end);
          resolve('cancelled');
        });
      }),
  );

const clockTime = (milliseconds: number): string =>
  new Date(milliseconds).toLocaleTimeString([], { timeStyle: 'short' });
