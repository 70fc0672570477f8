import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { readStored, storedText } from '../../../../src/send/history/stored-exchange.ts';
import { prepareAgain } from '../../../../src/send/prepare/prepare-again.ts';
import { placeholdersOf, prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import { dynamicSources, requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import { targetId, targetOf, targets } from '../../../../src/send/target.ts';
import { sent } from '../../../unit/send/history/exchanges.ts';
import { assertNoSecret, outerValues, outerVariablesOf } from '../../arbitrary/outer-values.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** A request from the history is sent as it was the first time, if the values from outside the file are the same. */
export const target = fuzzTarget(
  fc.tuple(requestFile, fc.constantFrom(...targets.map(targetId)), outerValues),
  ([text, id, values]) => {
    const file = parseHttpFile(text);
    const [outer, to] = [outerVariablesOf(values), targetOf(id)];
    for (const block of file.blocks)
      for (const request of block.requests) {
        const variables = requestVariables(file, outer, block.text, dynamicSources());
        const answers = new Map(placeholdersOf(request, variables.all).map((name) => [name, '1']));
        const prepared = prepareRequest(block, request, variables, answers, to);
        if ('reason' in prepared) continue;
        const stored = storedText({
          id: 'x',
          source: undefined,
          outcome: { ...sent({ target: to, request: prepared }), kind: 'cancelled', mayHaveArrived: true },
        });
        assertNoSecret(stored ?? '', 'The history');
        const kept = readStored(stored ?? '')?.outcome.request.shown;
        assert.ok(kept);
        const again = prepareAgain(prepared.method, kept, outer, to);
        // A variable of the file no longer has a value: this is reported, and nothing is sent.
        if ('reason' in again && again.reason === 'unknown-variables') continue;
        assert.ok(!('reason' in again), JSON.stringify(again));
        assert.equal(again.url, prepared.url);
        assert.equal(again.body, prepared.body);
        assert.deepEqual(again.headers, prepared.headers);
      }
  },
);
