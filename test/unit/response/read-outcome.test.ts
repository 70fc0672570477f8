import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { routeOfUrl } from '../../../src/catalog/routes.ts';
import { outlineOf } from '../../../src/json/outline.ts';
import { secretsLine } from '../../../src/response/explain/secrets-line.ts';
import { serverProblemOf } from '../../../src/response/explain/server-problem.ts';
import { readExchange } from '../../../src/response/read-exchange.ts';
import { readOutcome } from '../../../src/response/read-outcome.ts';
import { responseView } from '../../../src/response/view/response-view.ts';
import { endedText } from '../../../src/response/view/results-view.ts';
import type { Outcome } from '../../../src/send/outcome.ts';
import { exchangeOf, request, response, sent } from '../send/history/exchanges.ts';

const body = JSON.stringify({
  error: { code: 'BadRequest', message: "The property 'nope' does not exist on type 'T'." },
});
const badRequest = (): Outcome => ({
  ...sent({ request: { ...request, body: '{"nope":1}' } }),
  kind: 'response',
  response: response({ status: 400, statusText: '', body }),
});

describe('an outcome', () => {
  it('is parsed once, wherever it is shown', () => {
    const outcome = badRequest();
    // Secrets are looked for separately, also once.
    secretsLine(outcome);
    const parse = mock.method(JSON, 'parse');
    try {
      readOutcome(outcome);
      serverProblemOf(readOutcome(outcome));
      endedText(outcome);
      responseView(readExchange(exchangeOf(outcome), outlineOf(body), false));
      const parsed = (text: string | undefined): number =>
        parse.mock.calls.filter(({ arguments: [first] }) => first === text).length;
      assert.deepEqual([parsed(body), parsed(outcome.request.body)], [1, 1]);
    } finally {
      parse.mock.restore();
    }
  });

  it('contains what its response says, and what that means', () => {
    const { response: received, ...read } = readOutcome(badRequest());
    assert.ok(received && 'error' in read);
    assert.equal(received.status, 400);
    assert.deepEqual(read.match, routeOfUrl(request.url));
    assert.deepEqual([read.certainty, read.isSuccess, read.property], ['not-done', false, 'nope']);
    assert.equal(read.error?.code, 'BadRequest');
    assert.equal(read.explanation.headline, '400 Bad Request');
  });

  it('without a response still has its route and its certainty', () => {
    const {
      response: received,
      match,
      certainty,
      explanation,
    } = readOutcome({
      ...sent(),
      kind: 'cancelled',
      mayHaveArrived: true,
    });
    assert.deepEqual([received, certainty, explanation.tone], [undefined, 'unknown', 'uncertain']);
    assert.deepEqual(match, routeOfUrl(request.url));
  });
});
