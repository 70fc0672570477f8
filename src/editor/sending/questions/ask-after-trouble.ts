import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { AfterTrouble, Trouble } from '../../../send/many/after-trouble.ts';
import { askInDialog } from '../../messages/messages.ts';

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
  { failed, uncertain, left }: Trouble,
  nameOf: (place: number) => string,
  summary: string,
): Promise<AfterTrouble> {
  const named = (places: readonly number[]): string => {
    const first = nameOf(places[0] ?? 0);
    return places.length === 1 ? `"${first}"` : t`"${first}" and ${places.length - 1} more`;
  };
  const what = [
    ...(failed.length === 0 ? [] : [t`${named(failed)} failed.`]),
    ...(uncertain.length === 0 ? [] : [t`${named(uncertain)} may or may not have succeeded.`]),
    left === 1 ? t('Send the remaining one?') : t`Send the remaining ${left}?`,
  ].join(' ');
  const detail =
    uncertain.length === 0
      ? summary
      : t`${summary}\n\nUncertain requests are never retried automatically. If later requests depend on this one, check first.`;
  const goOn: Choice = { title: t('Continue'), answer: 'continue' };
  const all: Choice = {
    title: uncertain.length === 0 ? t('Ignore Failures') : t('Always Continue'),
    answer: 'continue-all',
  };
  const stop: Choice = { title: t('Stop'), answer: 'stop', isCloseAffordance: true };
  const choice = await askInDialog('warning', what, detail, goOn, all, stop);
  return choice?.answer ?? 'stop';
}
