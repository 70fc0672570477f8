import assert from 'node:assert/strict';
import { initialState, keepable, pageStateFrom } from '../../../src/panel/page-state.ts';
import { results } from '../../ui/page/response-views.ts';

describe('pageStateFrom', () => {
  it('restores a complete state', () => {
    const state = {
      ...initialState,
      ...{ id: '3', scrollY: 40.5, tab: 'raw', parts: 4, pinned: true },
      ...{ results, resultsId: 'r', resultsScrollY: 3, resultsSteps: 2, filter: 'failure', query: 'a' },
    };
    assert.deepEqual(pageStateFrom(state), state);
  });

  const wrong = { id: 3, scrollY: null, tab: 1, results: { rows: [{}] }, pinned: 1 };
  for (const kept of [undefined, null, 'text', 7, {}, wrong]) {
    it(`falls back to the initial state for ${JSON.stringify(kept)}`, () => {
      assert.deepEqual(pageStateFrom(kept), initialState);
    });
  }

  it('restores only valid values', () => {
    assert.deepEqual(pageStateFrom({ id: '2', scrollY: 'far', more: 1 }), { ...initialState, id: '2' });
  });
});

describe('keepable', () => {
  it('keeps only the part of each row that may be kept', () => {
    const row = { ...results.rows[0], detail: 'a secret', kept: 'what may be kept' };
    const kept = keepable({ ...results, rows: [row as (typeof results.rows)[number]] });
    assert.deepEqual([kept?.title, kept?.rows[0]?.detail], [results.title, 'what may be kept']);
  });

  it('keeps why something wasn’t sent', () => {
    assert.equal(keepable(results)?.rows[2]?.detail, 'No value for {{device}}.');
  });

  it('keeps nothing if the results are too long', () => {
    assert.equal(keepable({ ...results, title: 'x'.repeat(400_000) }), undefined);
  });
});
