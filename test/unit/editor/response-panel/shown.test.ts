import assert from 'node:assert/strict';
import { changedResults, forgottenResponse, keptResults } from '../../../../src/editor/response-panel/shown.ts';
import type { Exchange } from '../../../../src/send/exchange.ts';
import { exchangeOf, responded } from '../../send/history/exchanges.ts';
import { resultRow, results } from '../../../ui/page/response-views.ts';

describe('the panel after the window is reloaded', () => {
  it('says why a response is no longer available', () => {
    const { view, read } = forgottenResponse('1');
    assert.deepEqual([read, view.actions], [undefined, []]);
    assert.match(view.explanation, /history is off or was cleared/);
  });

  const get = (id: string): Exchange | undefined => (id === 'exchange 1' ? exchangeOf(responded(400), id) : undefined);
  const kept = keptResults('r', results, get).view;

  it('shows the results that the history has, with an explanation', () => {
    const { status, exchange, detail } = kept.rows[1] ?? resultRow(0);
    assert.deepEqual([status, exchange], ['400 Created', 'exchange 1']);
    assert.match(detail, /Nothing was created/);
  });

  for (const [what, index, state, status, detail] of [
    ['isn’t in the history', 0, 'success', '201 Created', /Its response wasn’t kept/],
    ['wasn’t sent', 2, 'notice', 'Not sent', /^No value for \{\{device\}\}\.$/],
    ['was in progress', 3, 'uncertain', 'Unknown', /Check the history/],
    ['hadn’t started, as far as the page knew', 4, 'uncertain', 'Unknown', /Check the history/],
  ] as const)
    it(`links a row that ${what} only to its request, and says why`, () => {
      const row = kept.rows[index] ?? resultRow(0);
      assert.deepEqual([row.state, row.status, row.exchange], [state, status, '']);
      assert.match(row.detail, detail);
      assert.equal(row.line, results.rows[index]?.line);
    });

  it('doesn’t show an unfinished GET as uncertain', () => {
    const rows = [resultRow(0, { state: 'sending', exchange: '', request: 'GET /beta/x' })];
    assert.equal(keptResults('r', { ...results, rows }, get).view.rows[0]?.state, 'notice');
  });

  it('says how far unfinished results were', () => {
    assert.equal(kept.running, false);
    assert.equal(kept.summary, `${results.summary} when the window reloaded`);
    assert.equal(keptResults('r', { ...results, running: false }, get).view.summary, results.summary);
  });
});

describe('changedResults', () => {
  it('changes only the given rows', () => {
    const changed = changedResults({ id: 'r', view: results }, [resultRow(4), resultRow(99)], {
      summary: 'done',
      running: false,
      rest: '',
    }).view;
    assert.deepEqual([changed.summary, changed.running, changed.rows.length], ['done', false, 5]);
    assert.equal(changed.rows[0], results.rows[0]);
    assert.equal(changed.rows[4]?.status, '201 Created');
  });
});
