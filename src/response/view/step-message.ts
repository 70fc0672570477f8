import { t } from '@vscode/l10n';
import { waitingTime } from '../../panel/protocol/duration.ts';
import type { SendStep } from '../../send/deliver/ports.ts';

/** What a send is doing, in a few words. @param now milliseconds since the epoch */
export function stepMessage(step: SendStep, now: number): string {
  switch (step.kind) {
    case 'signing-in':
      return t('signing in');
    case 'confirming':
      return t('waiting for your confirmation');
    case 'sending':
      return step.attempt === 1 ? t('waiting for the response') : t`waiting for the response, attempt ${step.attempt}`;
    case 'receiving':
      return t`receiving the response (${step.status})`;
    case 'waiting':
      return step.status === 429
        ? t`throttled (${step.status}), retrying in ${waitingTime(step.until - now)}`
        : t`the service is busy (${step.status}), retrying in ${waitingTime(step.until - now)}`;
    default:
      return step satisfies never;
  }
}
