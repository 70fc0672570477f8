import assert from 'node:assert/strict';
import { isToPanel } from '../../../../src/panel/protocol/protocol.ts';
import { certaintyOf } from '../../../../src/send/certainty.ts';
import { redactingOf } from '../../../../src/send/history/kept-response.ts';
import { endedText } from '../../../../src/response/view/results-view.ts';
import { permissionAdvice } from '../../../../src/send/permission-advice.ts';
import { serverProblemOf } from '../../../../src/response/explain/server-problem.ts';
import { readExchange } from '../../../../src/response/read-exchange.ts';
import { outlineOf } from '../../../../src/json/outline.ts';
import { requestThatFindsOut } from '../../../../src/response/explain/find-out.ts';
import { itemSource, itemsFrom } from '../../../../src/response/view/list-view.ts';
import { responseView } from '../../../../src/response/view/response-view.ts';
import { supportText } from '../../../../src/response/view/support-text.ts';
import { exchangeOf, exchangeParts } from '../../arbitrary/exchange.ts';
import { fuzzTarget } from '../../target.ts';

/** However a send ends, the panel can show it; an uncertain write is never shown as a failure. */
export const target = fuzzTarget(exchangeParts, (parts) => {
  const exchange = exchangeOf(parts);
  const { outcome } = exchange;
  const body = outcome.kind === 'response' ? outcome.response.body : '';
  const outline = outlineOf(body);
  const read = readExchange(exchange, outline, false);
  const view = responseView(read);
  const message: unknown = structuredClone({ type: 'response', id: 'a', view, results: '' });
  assert.ok(isToPanel(message));
  assert.equal(read.explanation.actions.length, view.next.length);
  assert.equal(view.tone === 'uncertain', certaintyOf(outcome) === 'unknown', view.headline);
  supportText(view, redactingOf(outcome));
  endedText(outcome);
  serverProblemOf(read);
  permissionAdvice(outcome.request, []);
  requestThatFindsOut(outcome.request);
  const { list } = read;
  if (list === undefined) return;
  assert.equal(itemsFrom(list, 0).length, Math.min(100, list.total));
  for (let index = 0; index <= list.items.length; index++) itemSource(list, index);
});
