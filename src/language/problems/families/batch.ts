import { t } from '@vscode/l10n';
import { sources } from '../../../catalog/index.ts';
import type { BatchItemFault } from '../../../catalog/requests/batch.ts';
import { batchLimit } from '../../../catalog/requests/limits.ts';
import { cut } from '../../text/wording.ts';
import { insert, replaceString } from '../fix.ts';
import type { Family } from '../rule.ts';

/** Why Graph rejects a JSON batch, or one of its requests. */
export type BatchFault =
  | { readonly kind: 'no-requests' }
  | { readonly kind: 'too-many'; readonly count: number }
  | Exclude<BatchItemFault, { readonly kind: 'no-content-type' }>
  /** `at`: where to add the header, in the form that belongs there. */
  | { readonly kind: 'no-content-type'; readonly at: number; readonly text: string };

export type BatchProblem = { readonly code: 'invalid-batch'; readonly fault: BatchFault };

export const batchProblems: Family<BatchProblem> = {
  'invalid-batch': {
    severity: 'error',
    meaning: () => t('a JSON batch, or a request in one, that Microsoft Graph rejects'),
    message: ({ fault }) => batchFault(fault),
    page: () => sources.jsonBatching.url,
    fixes: (problem) => {
      const { fault } = problem;
      switch (fault.kind) {
        case 'not-relative':
          return fault.relative === undefined ? [] : [replaceString(problem, fault.relative)];
        case 'no-content-type':
          return [{ title: t('Insert a Content-Type'), edits: [insert(fault.at, fault.text)], preferred: true }];
        default:
          return [];
      }
    },
  },
};

function batchFault(fault: BatchFault): string {
  switch (fault.kind) {
    case 'no-requests':
      return t('A JSON batch is an object with an array of requests: { "requests": [ … ] }.');
    case 'too-many':
      return t`A batch can have up to ${batchLimit.requests} requests, and this one has ${fault.count}.`;
    case 'no-object':
      return t('Each request of a batch is an object with id, method and url.');
    case 'missing':
      return t`A request of a batch needs '${fault.member}', as a string.`;
    case 'wrong-member':
      return fault.member === 'headers'
        ? t('The headers of a request in a batch are an object of strings.')
        : t('dependsOn is an array of ids, as strings.');
    case 'duplicate-id':
      return t`The id '${cut(fault.id)}' is used twice in this batch. Ids compare without case.`;
    case 'unknown-dependency':
      return t`No request above this one has the id '${cut(fault.id)}'.`;
    case 'not-relative':
      return t(
        'URLs in a batch are relative to the version: /deviceManagement/… . The URL of the batch determines host and version.',
      );
    case 'no-content-type':
      return t('A request of a batch that has a body needs a Content-Type of its own.');
    default:
      return fault satisfies never;
  }
}
