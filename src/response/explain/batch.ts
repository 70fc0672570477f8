import { t } from '@vscode/l10n';
import { STATUS_CODES } from 'node:http';
import { certaintyOfItem, type Certainty } from '../../send/certainty.ts';
import type { Outcome } from '../../send/outcome.ts';
import { batchResultItems } from '../../send/batch/results.ts';

/** What became of the requests in a handwritten batch: its own status says only that it was read. */
export interface BatchWords {
  /** `1 of 3 succeeded`, `1 of 3 succeeded, 1 uncertain`. */
  readonly count: string;
  /** Which succeeded, which failed, and which are uncertain, by their ids. */
  readonly explanation: string;
}

/** @returns undefined for a request that isn't a batch, and for a batch whose requests are unknown, or share its status */
export function explainBatch({ request, response }: Outcome & { readonly kind: 'response' }): BatchWords | undefined {
  const items = batchResultItems(request, response);
  if (items === undefined || items.length === 0) return undefined;
  const those = (wanted: Certainty): string[] =>
    items
      .filter((item) => certaintyOfItem(item) === wanted)
      .map(({ id, response }) =>
        wanted === 'done' ? id : `${id} (${response ? statusText(response.status) : t('no response')})`,
      );
  const [done, notDone, unknown] = [those('done'), those('not-done'), those('unknown')];
  const sentenceOf = (what: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [`${what}: ${ids.join(', ')}.`];
  return {
    count:
      unknown.length === 0
        ? t`${done.length} of ${items.length} succeeded`
        : t`${done.length} of ${items.length} succeeded, ${unknown.length} uncertain`,
    explanation: [
      ...sentenceOf(t('Succeeded'), done),
      ...sentenceOf(t('Failed'), notDone),
      ...sentenceOf(t('Uncertain'), unknown),
    ].join(' '),
  };
}

const statusText = (status: number): string => `${status} ${STATUS_CODES[status] ?? ''}`.trim();
