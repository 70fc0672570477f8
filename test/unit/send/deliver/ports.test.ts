import assert from 'node:assert/strict';
import { systemClocks } from '../../../../src/send/deliver/ports.ts';

describe('the wait of this machine', () => {
  it('ends when the time is over', async () => {
    await systemClocks.wait(1, new AbortController().signal);
  });

  it('ends at once when it is cancelled, before or meanwhile', async () => {
    const controller = new AbortController();
    const waiting = systemClocks.wait(2 ** 30, controller.signal);
    controller.abort();
    await waiting;
    assert.ok(controller.signal.aborted);
    await systemClocks.wait(2 ** 30, controller.signal);
  });
});
