import { setTimeout } from 'node:timers/promises';
import { isBatchUrl } from '../catalog/url/graph-url.ts';
import type { SandboxPlan } from '../language/sandbox-directive.ts';
import { respondToBatch } from './batch/respond.ts';
import { readBatch } from './batch/batch.ts';
import { createEntities } from './entities.ts';
import { countingAttempts, type PlanOf, respondAsPlanned } from './plan.ts';
import {
  type Respond,
  responseOf,
  type SandboxRequest,
  type SandboxResponse,
  wireResponse,
  type WireResponse,
} from './response.ts';

/** The sandbox's dependencies; tests pass their own. */
export interface SandboxOptions {
  readonly now?: () => Date;
  readonly newId?: () => string;
  /** Waits; rejects with the reason of the signal once that is aborted. */
  readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

/** Microsoft Graph without a tenant. */
export interface Sandbox {
  /** A function with the signature of `fetch`. */
  readonly fetch: typeof fetch;
  /**
   * The same for one send that simulates a failure: `@sandbox` is in the request file, but isn't part of the request.
   * Attempts count from the call of this function.
   */
  readonly fetchFor: (plan: SandboxPlan | undefined) => typeof fetch;
  /** As `fetchFor`, for the items of JSON batches, by their ids. Attempts count by plan, over all batches that it sends. */
  readonly fetchForBatch: (planOf: PlanOf) => typeof fetch;
}

/**
 * Makes a sandbox that serves the routes of the catalog, keeps what was created for its lifetime, rejects what the
 * contract forbids, and opens no connection.
 *
 * Whether Intune implements the routes, and how it words its errors, hasn't been observed: a 201 of the sandbox says that a request
 * follows the contract, not that the service will accept it.
 */
export function createSandbox({
  now = () => new Date(),
  newId = () => crypto.randomUUID(),
  wait = waitSeconds,
}: SandboxOptions = {}): Sandbox {
  const respond = createEntities({ newId, now });
  const write = (response: SandboxResponse, clientRequestId: string | undefined): WireResponse =>
    wireResponse(response, now(), newId(), clientRequestId);
  const fetchWith = (planOf: PlanOf): typeof fetch => {
    const planNow = countingAttempts(planOf);
    return async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const contentType = request.headers.get('content-type') ?? '';
      const asked = { method: request.method, url: request.url, contentType, body: await request.text() };
      const { response, slow, broken } = simulate(asked, respond, planNow, write);
      // A slow request has succeeded already: cancelling the wait doesn't undo it.
      if (slow > 0) await wait(slow, request.signal);
      if (broken) throw brokenConnection();
      return responseOf(write(response, request.headers.get('client-request-id') ?? undefined));
    };
  };
  const fetchFor = (plan: SandboxPlan | undefined): typeof fetch => fetchWith(() => plan);
  return { fetch: fetchFor(undefined), fetchFor, fetchForBatch: fetchWith };
}

/** The result of one call of `fetch`. */
interface Simulated {
  readonly response: SandboxResponse;
  /** Seconds. */
  readonly slow: number;
  /** Whether the connection breaks before the response is complete. */
  readonly broken: boolean;
}

function simulate(
  asked: SandboxRequest,
  respond: Respond,
  planNow: PlanOf,
  write: (response: SandboxResponse, clientRequestId: string | undefined) => WireResponse,
): Simulated {
  if (asked.method !== 'POST' || !isBatchUrl(asked.url)) {
    const plan = planNow('');
    const response = respondAsPlanned(asked, plan, respond);
    return { response, slow: plan?.slow ?? 0, broken: plan?.failure?.kind === 'broken' };
  }
  const items = readBatch(asked.body);
  if ('code' in items) return { response: { error: items }, slow: 0, broken: false };
  const plans = new Map(items.map(({ id }) => [id, planNow(id)]));
  const all = [...plans.values()];
  // All items share a connection: if it breaks for one before that one succeeds, none succeeds.
  const brokenEarly = all.find((plan) => plan?.failure?.kind === 'broken' && !plan.failure.taken);
  const responses = brokenEarly
    ? []
    : respondToBatch(items, asked.url, (one, id) => respondAsPlanned(one, plans.get(id), respond), write);
  return {
    response: { status: 200, body: { responses } },
    slow: all.reduce((slowest, plan) => Math.max(slowest, plan?.slow ?? 0), 0),
    broken: all.some((plan) => plan?.failure?.kind === 'broken'),
  };
}

/** Waits; rejects with the reason of the signal once that is aborted. */
async function waitSeconds(seconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(seconds * 1000, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

/** The error that Node's `fetch` throws when a connection breaks, however much was transferred before. */
const brokenConnection = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104, syscall: 'read' }),
  });
