import { randomUUID } from 'node:crypto';
import type { TokenSource } from '../access-token.ts';

/** What a send is doing, for the user who is waiting for it. */
export type SendStep =
  | { readonly kind: 'signing-in' }
  /** The user is asked whether to write to a tenant. */
  | { readonly kind: 'confirming' }
  /** Connecting, sending, and waiting for the response. `attempt` counts from 1. */
  | { readonly kind: 'sending'; readonly attempt: number }
  /** The headers have arrived. */
  | { readonly kind: 'receiving'; readonly status: number }
  /** The service has responded with `status` and asks to retry later. `until`: milliseconds since the epoch. */
  | { readonly kind: 'waiting'; readonly status: number; readonly until: number };

/** What sending needs from its environment. */
export interface SendPorts {
  /** Node's own, or the sandbox. */
  readonly fetch: typeof fetch;
  /** Undefined for the sandbox, which gets no token. */
  readonly token: TokenSource | undefined;
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
  /** The time of day in milliseconds since the epoch. */
  readonly now: () => number;
  /** A new GUID. */
  readonly newId: () => string;
  /** Resolves when the milliseconds are over, or at once when the signal aborts. Never rejects. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds that one attempt may take until the end of its body; 0: this extension sets no limit. */
  readonly timeout: number;
  readonly progress: (step: SendStep) => void;
}

/** The clocks of this machine. */
export const systemClocks: Pick<SendPorts, 'clock' | 'now' | 'newId' | 'wait'> = {
  clock: () => performance.now(),
  now: () => Date.now(),
  newId: () => randomUUID(),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
    }),
};
