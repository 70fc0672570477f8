import type { SandboxPlan } from '../../language/sandbox-directive.ts';
import { createSandbox } from '../../sandbox/index.ts';
import type { TokenSource } from '../../send/access-token.ts';
import { type SendPorts, type SendStep, systemClocks } from '../../send/deliver/ports.ts';
import { send } from '../../send/deliver/send.ts';
import type { Outcome } from '../../send/outcome.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { userSetting } from '../settings.ts';
import { ConfirmedTokens } from './questions/confirmed-tokens.ts';

/** Sends one request and reports what it is doing. */
export type SendOne = (
  request: PreparedRequest,
  progress: (step: SendStep) => void,
  signal: AbortSignal,
) => Promise<Outcome>;

/** Sends requests out of the window: to its own sandbox, or with a token to a cloud. */
export class Transport {
  readonly #tokens: ConfirmedTokens;
  readonly #sandbox = createSandbox();

  constructor(token: TokenSource) {
    this.#tokens = new ConfirmedTokens(token);
  }

  /** @param requests all requests that are sent together: the user is asked about them once */
  senderFor(target: Target, requests: readonly PreparedRequest[]): SendOne {
    return this.#sender(target, requests, ({ sandboxPlan }) => this.#sandbox.fetchFor(sandboxPlan));
  }

  /** As `senderFor`, for batches of the requests. @param planOf the sandbox plan of an item, by its id */
  batchSenderFor(
    target: Target,
    requests: readonly PreparedRequest[],
    planOf: (id: string) => SandboxPlan | undefined,
  ): SendOne {
    // One function for all batches, because it counts attempts.
    const fetchBatch = this.#sandbox.fetchForBatch(planOf);
    return this.#sender(target, requests, () => fetchBatch);
  }

  #sender(
    target: Target,
    requests: readonly PreparedRequest[],
    sandboxFetch: (request: PreparedRequest) => typeof fetch,
  ): SendOne {
    const timeout = sendTimeout();
    return (request, progress, signal) => {
      const token =
        target.kind === 'sandbox'
          ? undefined
          : this.#tokens.for(requests, () => {
              progress({ kind: 'confirming' });
            });
      const fetch = target.kind === 'sandbox' ? sandboxFetch(request) : globalThis.fetch;
      const ports: SendPorts = { ...systemClocks, fetch, token, timeout, progress };
      return send(request, target, ports, signal);
    };
  }
}

/** How long one attempt may take, in milliseconds, from the settings; 0: no limit. */
export function sendTimeout(): number {
  const seconds = userSetting('send.timeout');
  return typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds, longestTimeout) * 1000 : 60_000;
}

/** A day, in seconds; a timer can't count much further than twenty days. */
const longestTimeout = 86_400;
