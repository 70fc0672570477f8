import assert from 'node:assert/strict';
import { Deadline } from '../../../src/auth/abort.ts';

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('a deadline', () => {
  it('leaves no timer behind when the outer signal aborts, even if the work ignores it', () => {
    const before = timers();
    const outer = new AbortController();
    const deadline = new Deadline(outer.signal, 60_000);
    assert.equal(timers(), before + 1);
    outer.abort();
    assert.deepEqual([deadline.signal.aborted, deadline.passed, timers()], [true, false, before]);
  });
});
