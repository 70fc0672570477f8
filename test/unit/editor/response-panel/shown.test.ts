import assert from 'node:assert/strict';
import { changedResults, keptResponse, keptResults } from '../../../../src/editor/response-panel/shown.ts';
import { created, failed, listed, resultRow, results } from '../../../ui/response-views.ts';

describe('what is left when the window was loaded anew, and nobody remembers the exchange', () => {
  it('is to be read, but offers nothing that cannot be done', () => {
    const { view, read } = keptResponse('1', created);
    assert.deepEqual([read, view.can], [undefined, ['history']]);
    assert.deepEqual([view.headline, view.entity, view.key], [created.headline, created.entity, created.key]);
    assert.match(view.nextSteps.join(), /kept of the response when the window was loaded anew/);
    assert.deepEqual(keptResponse('1', failed).view.next, []);
  });

  it('promises no more of a body or a list than there is', () => {
    const long = { length: 500, isJson: false, first: { text: 'x', left: 499 } };
    const { body, list } = keptResponse('1', { ...listed, body: long }).view;
    assert.deepEqual([body?.first.left, list?.total], [0, 3]);
  });

  it('leaves results as they were, without a row that leads anywhere', () => {
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
