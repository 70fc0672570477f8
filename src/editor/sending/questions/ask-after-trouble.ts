import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { AfterTrouble, Trouble } from '../../../send/many/after-trouble.ts';
import { askInDialog } from '../../messages/messages.ts';

interface Choice extends vscode.MessageItem {
  readonly answer: AfterTrouble;
}

/**
 * Asks whether to continue after requests have failed, or may have succeeded. Closing the question stops.
 *
 * @param nameOf gets the name of a request by its place
 * @param summary counts by result: `12 created, 1 failed, 3 left`
 */
export async function askAfterTrouble(
  { failed, uncertain, left }: Trouble,
  nameOf: (place: number) => string,
  summary: string,
): Promise<AfterTrouble> {
  const what = [
    ...failedOf(failed, nameOf),
    ...uncertainOf(uncertain, nameOf),
    left === 1 ? t('Send the remaining one?') : t`Send the remaining ${left}?`,
  ].join(' ');
  const detail =
    uncertain.length === 0
      ? summary
      : t`${summary}\n\nUncertain requests are never retried automatically. If later requests depend on this one, check first.`;
  const proceed: Choice = { title: t('Continue'), answer: 'continue' };
  const all: Choice = {
    title: uncertain.length === 0 ? t('Ignore Failures') : t('Always Continue'),
    answer: 'continue-all',
  };
  const stop: Choice = { title: t('Stop'), answer: 'stop', isCloseAffordance: true };
  const choice = await askInDialog('warning', what, detail, proceed, all, stop);
  return choice?.answer ?? 'stop';
}

function failedOf([first, ...others]: readonly number[], nameOf: (place: number) => string): string[] {
  if (first === undefined) return [];
  const name = nameOf(first);
  return [others.length === 0 ? t`"${name}" failed.` : t`"${name}" and ${others.length} more failed.`];
}

function uncertainOf([first, ...others]: readonly number[], nameOf: (place: number) => string): string[] {
  if (first === undefined) return [];
  const name = nameOf(first);
  return [
    others.length === 0
      ? t`"${name}" may or may not have succeeded.`
      : t`"${name}" and ${others.length} more may or may not have succeeded.`,
  ];
}
