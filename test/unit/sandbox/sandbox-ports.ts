import { systemClocks, type SendPorts } from '../../../src/send/deliver/ports.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';

/** The ports of a send to a sandbox of its own. */
export const sandboxPorts = (): SendPorts => ({
  ...systemClocks,
  fetch: createSandbox().fetch,
  token: undefined,
  timeout: 0,
  progress: () => undefined,
});
