import assert from 'node:assert/strict';
import { systemClocks } from '../../../../src/send/deliver/ports.ts';

describe('systemClocks.wait', () => {
  it('ends when the time is up', async () => {
    await systemClocks.wait(1, new AbortController().signal);
  });

  it('ends at once if it is cancelled, before or during the wait', async () => {
    const controller = new AbortController();
    const waiting = systemClocks.wait(2 ** 30, controller.signal);
    controller.abort();
    await waiting;
    assert.ok(controller.signal.aborted);
    await systemClocks.wait(2 ** 30, controller.signal);
  });
});
