import assert from 'node:assert/strict';
import { initialState, pageStateFrom } from '../../../src/panel/page-state.ts';

describe('pageStateFrom', () => {
  it('takes what it was given', () => {
    const state = { id: 3, scrollY: 40.5, headersOpen: true, asReceived: true };
    assert.deepEqual(pageStateFrom(state), state);
  });

  for (const kept of [undefined, null, 'text', 7, {}, { id: '3', scrollY: null, headersOpen: 1, asReceived: 'yes' }]) {
    it(`begins anew after ${JSON.stringify(kept)}`, () => {
      assert.deepEqual(pageStateFrom(kept), initialState);
    });
  }

  it('keeps what fits', () => {
    assert.deepEqual(pageStateFrom({ id: 2, scrollY: 'far', more: 1 }), { ...initialState, id: 2 });
  });
});
