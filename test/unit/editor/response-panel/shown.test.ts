import assert from 'node:assert/strict';
import { changedResults, forgottenResponse, keptResults } from '../../../../src/editor/response-panel/shown.ts';
import { resultRow, results } from '../../../ui/response-views.ts';

describe('what is left when the window was loaded anew', () => {
  it('of a response that nobody remembers: why, and the way to the history', () => {
    const { view, read } = forgottenResponse('1');
    assert.deepEqual([read, view.can], [undefined, ['history']]);
    assert.match(view.explanation, /history is off, or was cleared/);
  });

  it('of results: what they were, without a row that leads anywhere', () => {
    const { view } = keptResults('r', results);
    assert.equal(view.running, false);
    assert.deepEqual(
      view.rows.map(({ status, hasResponse, line }) => [status, hasResponse, line]),
      results.rows.map(({ status }) => [status, false, 0]),
    );
  });
});

describe('changedResults', () => {
  it('changes the rows that are given, and no others', () => {
    const changed = changedResults({ id: 'r', view: results }, [resultRow(4), resultRow(99)], 'done', false).view;
    assert.deepEqual([changed.summary, changed.running, changed.rows.length], ['done', false, 5]);
    assert.equal(changed.rows[0], results.rows[0]);
    assert.equal(changed.rows[4]?.status, '201 Created');
  });
});
