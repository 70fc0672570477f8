import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBatch } from '../../../../src/sandbox/batch/batch.ts';
import { certaintyOf } from '../../../../src/send/certainty.ts';
import { batchResponses } from '../../../../src/send/batch/response.ts';
import { batchLimit } from '../../../../src/catalog/requests/limits.ts';
import { batchItemOf, batchRequest } from '../../../../src/send/batch/request.ts';
import { batchResultItems } from '../../../../src/send/batch/results.ts';
import { explainBatch } from '../../../../src/response/explain/batch.ts';
import { receivedResponse, requestOf, responseOf, sentRequest } from '../../arbitrary/exchange.ts';
import { sent } from '../../../unit/send/history/exchanges.ts';
import { fuzzTarget } from '../../target.ts';

/** The sandbox reads every batch that is created; results list each entry, and a write without a response is uncertain. */
export const target = fuzzTarget(
  fc.tuple(fc.array(sentRequest, { minLength: 1, maxLength: 4 }), receivedResponse),
  ([requests, received]) => {
    const items = requests.flatMap((parts, index) => {
      const item = batchItemOf(requestOf(parts));
      return item === undefined ? [] : [{ id: String(index + 1), item }];
    });
    const response = responseOf(received);
    for (const read of batchResponses(response).values()) if (read) assert.ok(read.status >= 100 && read.status <= 599);
    const root = items[0]?.item.root;
    if (root === undefined || items.length > batchLimit.requests) return;
    const request = batchRequest(root, items);
    const batch = readBatch(request.body ?? '');
    assert.ok(!('code' in batch), JSON.stringify(batch));
    assert.deepEqual(
      batch.map(({ id }) => id),
      items.map(({ id }) => id),
    );
    const outcome = { ...sent({ request }), kind: 'response', response } as const;
    explainBatch(outcome);
    const written = batchResultItems(request, response);
    if (written) assert.equal(written.length, items.length);
    const isUnknown = written?.some((item) => item.response === undefined && item.method !== 'GET') === true;
    if (isUnknown) assert.equal(certaintyOf(outcome), 'unknown');
  },
);
