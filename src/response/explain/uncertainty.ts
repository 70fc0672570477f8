import { t } from '@vscode/l10n';
import { isBatchUrl } from '../../catalog/url/graph-url.ts';
import { shownPath } from '../../send/prepared-request.ts';
import type { GraphResponse, NoResponse } from '../graph-response.ts';
import type { NextAction } from './words.ts';
import { requestThatFindsOut } from './find-out.ts';
import { doneBy } from './words.ts';

/** What is said of a write that may have succeeded. */
export function uncertaintyNote(read: GraphResponse | NoResponse): {
  /** Empty where the count of the requests in a batch says it. */
  readonly headline: string;
  readonly explanation: string;
  readonly nextStep: string;
  readonly actions: readonly NextAction[];
} {
  const { request, target } = read.outcome;
  const isCounted = read.response !== undefined && read.batch !== undefined;
  const finding = requestThatFindsOut(request);
  const mayHaveBeen = t`may have been ${doneBy(request)}`;
  const entityType = read.match?.entityType;
  const subject = isCounted
    ? t('Each uncertain request in the batch')
    : isBatchUrl(request.url)
      ? t('Each request in the batch')
      : entityType
        ? t`The ${entityType.name}`
        : t('It');
  // The lists of the sandbox are complete.
  const elsewhere =
    target.kind === 'sandbox'
      ? ''
      : t(
          ' The Intune admin center may show it too: according to public reports, Intune doesn’t implement every documented GET.',
        );
  return {
    headline: isCounted ? '' : mayHaveBeen,
    explanation: t`${subject} ${mayHaveBeen}. It wasn’t retried.`,
    nextStep: finding
      ? t`Check with GET ${shownPath(finding.shown)} before you send it again.${elsewhere}`
      : t`Check before you send it again.${elsewhere}`,
    actions: finding ? [{ kind: 'find-out', request: finding }] : [],
  };
}
