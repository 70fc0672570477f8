import { t } from '@vscode/l10n';
import { shownPath } from '../../send/prepared-request.ts';
import type { GraphResponse, NoResponse } from '../graph-response.ts';
import type { NextAction } from './words.ts';
import { requestThatFindsOut } from './find-out.ts';
import { effectOf, type Effect } from './words.ts';

/** What is said about a write that may have succeeded. */
export function uncertaintyNote(read: GraphResponse | NoResponse): {
  /** Empty if the count of the requests in a batch says it. */
  readonly headline: string;
  readonly explanation: string;
  readonly nextStep: string;
  readonly actions: readonly NextAction[];
} {
  const { request, target } = read.outcome;
  const isCounted = read.response !== undefined && read.batch !== undefined;
  const finding = requestThatFindsOut(request);
  const effect = effectOf(request);
  const name = read.match?.entityType.name;
  // The lists of the sandbox are complete.
  const elsewhere =
    target.kind === 'sandbox'
      ? []
      : [
          t(
            'The Intune admin center may show it too: according to public reports, Intune doesn’t implement every documented GET.',
          ),
        ];
  return {
    headline: isCounted ? '' : mayHaveBeen[effect](),
    explanation: isCounted
      ? t('Each uncertain request in the batch may have been applied. It wasn’t retried.')
      : name === undefined
        ? itMayHaveBeen[effect]()
        : entityMayHaveBeen[effect](name),
    nextStep: [
      finding
        ? t`Check with GET ${shownPath(finding.shown)} before you send it again.`
        : t('Check before you send it again.'),
      ...elsewhere,
    ].join(' '),
    actions: finding ? [{ kind: 'find-out', request: finding }] : [],
  };
}

/** Shown after the status of the response. */
const mayHaveBeen: Readonly<Record<Effect, () => string>> = {
  apply: () => t('may have been applied'),
  change: () => t('may have been changed'),
  create: () => t('may have been created'),
  delete: () => t('may have been deleted'),
};

const itMayHaveBeen: Readonly<Record<Effect, () => string>> = {
  apply: () => t('Each request in the batch may have been applied. It wasn’t retried.'),
  change: () => t('It may have been changed. It wasn’t retried.'),
  create: () => t('It may have been created. It wasn’t retried.'),
  delete: () => t('It may have been deleted. It wasn’t retried.'),
};

const entityMayHaveBeen: Readonly<Record<Effect, (name: string) => string>> = {
  apply: itMayHaveBeen.apply,
  change: (name) => t`The ${name} may have been changed. It wasn’t retried.`,
  create: (name) => t`The ${name} may have been created. It wasn’t retried.`,
  delete: (name) => t`The ${name} may have been deleted. It wasn’t retried.`,
};
