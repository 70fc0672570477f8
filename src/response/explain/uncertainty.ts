import { isBatchUrl } from '../../catalog/graph-url.ts';
import type { Outcome } from '../../send/outcome.ts';
import { shownPath } from '../../send/prepared-request.ts';
import type { NextAction } from './words.ts';
import { explainBatch } from './explain-batch.ts';
import { requestThatFindsOut } from './find-out.ts';
import { doneBy, matchOf } from './words.ts';

/** What is said of a write that may have succeeded. */
export function uncertaintyNote(outcome: Outcome): {
  /** Empty where the count of the requests in a batch says it. */
  readonly headline: string;
  readonly explanation: string;
  readonly nextStep: string;
  readonly actions: readonly NextAction[];
} {
  const { request, target } = outcome;
  const isCounted = outcome.kind === 'response' && explainBatch(outcome) !== undefined;
  const finding = requestThatFindsOut(request);
  const mayHaveBeen = `may have been ${doneBy(request)}`;
  const entityType = matchOf(request)?.entityType;
  const subject = isCounted
    ? 'Each uncertain request in the batch'
    : isBatchUrl(request.url)
      ? 'Each request in the batch'
      : entityType
        ? `The ${entityType.name}`
        : 'It';
  // The lists of the sandbox are complete.
  const elsewhere =
    target.kind === 'sandbox'
      ? ''
      : ' The Intune admin center may show it too: according to public reports, Intune doesn’t implement every documented GET.';
  return {
    headline: isCounted ? '' : mayHaveBeen,
    explanation: `${subject} ${mayHaveBeen}. It wasn’t retried.`,
    nextStep: finding
      ? `Check with GET ${shownPath(finding.shown)} before you send it again.${elsewhere}`
      : `Check before you send it again.${elsewhere}`,
    actions: finding ? [{ kind: 'find-out', request: finding }] : [],
  };
}
