import { keysOf } from '../history/same-request.ts';
import type { PreparedRequest } from '../prepared-request.ts';

/** The requests that a window is sending or is about to send. */
export class UnderWay {
  readonly #counts = new Map<string, number>();

  /** Which of some requests are already being sent, or about to be. */
  among(requests: readonly PreparedRequest[]): PreparedRequest[] {
    return requests.filter((request) => keysOf(request).some((key) => this.#counts.has(key)));
  }

  /** To be called when a request is about to be sent. @returns a function to call, once, when it has ended */
  begin(request: PreparedRequest): () => void {
    const keys = keysOf(request);
    for (const key of keys) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      for (const key of keys) {
        const left = (this.#counts.get(key) ?? 1) - 1;
        if (left === 0) this.#counts.delete(key);
        else this.#counts.set(key, left);
      }
    };
  }
}
