import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { AfterTrouble, Trouble } from '../../../send/many/after-trouble.ts';
import { askInDialog } from '../../messages.ts';

interface Choice extends vscode.MessageItem {
  readonly answer: AfterTrouble;
}

/**
 * Asks whether to go on after requests have failed, or may have succeeded. To stop is what happens if the question is closed.
 *
 * @param nameOf what a request is called, by its place
 * @param summary how all of them stand: `12 created, 1 failed, 3 left`
 */
export async function askAfterTrouble(
  { kind, places, left }: Trouble,
  nameOf: (place: number) => string,
  summary: string,
): Promise<AfterTrouble> {
  const first = nameOf(places[0] ?? 0);
  const which = places.length === 1 ? `"${first}"` : t`"${first}" and ${places.length - 1} more`;
  const rest = left === 1 ? t('Send the remaining one?') : t`Send the remaining ${left}?`;
  const what = kind === 'failed' ? t`${which} failed. ${rest}` : t`${which} may or may not have succeeded. ${rest}`;
  const detail =
    kind === 'failed'
      ? summary
      : t`${summary}\n\nUncertain requests are never retried automatically. If later requests depend on this one, check first.`;
  const goOn: Choice = { title: t('Continue'), answer: 'continue' };
  const all: Choice = {
    title: kind === 'failed' ? t('Ignore Failures') : t('Always Continue'),
    answer: 'continue-all',
  };
  const stop: Choice = { title: t('Stop'), answer: 'stop', isCloseAffordance: true };
  const choice = await askInDialog('warning', what, detail, goOn, all, stop);
  return choice?.answer ?? 'stop';
}
