import { t } from '@vscode/l10n';
import type { Refusal } from '../../../send/prepare/refusal.ts';
import { refusalMessage } from '../../../send/prepare/refusal-message.ts';
import { askInDialog } from '../../messages/messages.ts';

/** Sends requests whose responses another request needs. */
export interface SendFirst {
  /** Names of the requests that are already waiting: sending one of them first would never end. */
  readonly waiting: readonly string[];
  /**
   * Sends the request with a name.
   *
   * @param waiting names of the requests that wait for it
   * @returns whether there is a response now
   */
  readonly send: (name: string, waiting: readonly string[]) => Promise<boolean>;
}

/** The name of the request that has to be sent before a refused one; undefined: sending another one wouldn't help. */
export function neededFirst(refusal: Refusal, waiting: readonly string[]): string | undefined {
  if (refusal.reason !== 'message-value' || waiting.includes(refusal.request)) return undefined;
  return refusal.fault === 'unsent' || refusal.fault === 'no-response' || refusal.fault === 'cut'
    ? refusal.request
    : undefined;
}

/** Says why a request can’t be sent yet, and asks whether to send the one that it needs first, and then the request itself. */
export async function offerToSendFirst(refusal: Refusal, name: string): Promise<boolean> {
  const send = t`Send '${name}' First`;
  return (await askInDialog('warning', t`Send '${name}' first?`, refusalMessage(refusal), send)) === send;
}
