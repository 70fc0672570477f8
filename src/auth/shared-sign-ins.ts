import type { CloudId } from '../catalog/index.ts';
import type { TokenResult } from '../send/access-token.ts';
import { unlessAborted } from './abort.ts';

interface SharedSignIn {
  readonly controller: AbortController;
  readonly result: Promise<TokenResult>;
  waiting: number;
}

/**
 * Sign-ins in progress. A caller that wants the same sign-in joins it; different ones of a cloud run one after the other, so that the user
 * never has two browsers open. A caller that gives up stops waiting, and the last to do so ends the sign-in.
 */
export class SharedSignIns {
  readonly #running = new Map<string, SharedSignIn>();
  /** What the next sign-in of a cloud waits for. */
  readonly #last = new Map<CloudId, Promise<unknown>>();

  /**
   * @param what distinguishes the sign-ins of a cloud
   * @param work has to end soon after its signal aborts
   */
  async join(
    cloud: CloudId,
    what: string,
    work: (signal: AbortSignal) => Promise<TokenResult>,
    signal: AbortSignal,
  ): Promise<TokenResult> {
    if (signal.aborted) return { kind: 'cancelled' };
    const key = `${cloud} ${what}`;
    const shared = this.#running.get(key) ?? this.#start(cloud, key, work);
    shared.waiting++;
    const result = await unlessAborted(shared.result, signal);
    shared.waiting--;
    if (result !== 'aborted') return result;
    if (shared.waiting === 0) this.#end(key, shared);
    return { kind: 'cancelled' };
  }

  /** Ends the sign-ins in progress in a cloud, or in all clouds. */
  endAll(cloud: CloudId | undefined): void {
    for (const [key, shared] of this.#running)
      if (cloud === undefined || key.startsWith(`${cloud} `)) this.#end(key, shared);
  }

  #start(cloud: CloudId, key: string, work: (signal: AbortSignal) => Promise<TokenResult>): SharedSignIn {
    const controller = new AbortController();
    const { signal } = controller;
    const before = this.#last.get(cloud) ?? Promise.resolve();
    const result = before.then(() => (signal.aborted ? { kind: 'cancelled' as const } : work(signal)));
    const shared: SharedSignIn = { controller, result, waiting: 0 };
    this.#running.set(key, shared);
    this.#last.set(
      cloud,
      result
        .catch(() => undefined)
        .then(() => {
          this.#remove(key, shared);
        }),
    );
    return shared;
  }

  #end(key: string, shared: SharedSignIn): void {
    shared.controller.abort();
    // From now on, a caller starts a new one.
    this.#remove(key, shared);
  }

  #remove(key: string, shared: SharedSignIn): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }
}
