import { t } from '@vscode/l10n';
import type { Refusal } from '../../../send/prepare/refusal.ts';
import { refusalMessage } from '../../../send/prepare/refusal-message.ts';
import { askInDialog } from '../../messages/messages.ts';

/** Sends requests whose responses another one needs. */
export interface SendFirst {
  /** Names of the requests that are already waiting: sending one of them again would lead nowhere. */
  readonly waiting: readonly string[];
  /**
   * Sends the request of a name.
   *
   * @param waiting those that wait for it
   * @returns whether there is a response now
   */
  readonly send: (name: string, waiting: readonly string[]) => Promise<boolean>;
}

/** The name of the request that is to be sent before a refused one can be; undefined: sending one would not help. */
export function neededFirst(refusal: Refusal, waiting: readonly string[]): string | undefined {
  if (refusal.reason !== 'message-value' || waiting.includes(refusal.request)) return undefined;
  return refusal.fault === 'unsent' || refusal.fault === 'no-response' || refusal.fault === 'cut'
    ? refusal.request
    : undefined;
}

/** Asks, with why a request can’t be sent yet, whether to send what it needs first, and then itself. */
export async function offerToSendFirst(refusal: Refusal, name: string): Promise<boolean> {
  const send = t`Send '${name}' First`;
  return (await askInDialog('warning', t`Send '${name}' first?`, refusalMessage(refusal), send)) === send;
}
