import { systemClocks, type SendPorts } from '../../../src/send/deliver/ports.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';

/** What a send to a sandbox of its own needs. */
export const sandboxPorts = (): SendPorts => ({
  ...systemClocks,
  fetch: createSandbox().fetch,
  token: undefined,
  timeout: 0,
  progress: () => undefined,
});
