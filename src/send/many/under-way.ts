import type { PreparedRequest } from '../prepared-request.ts';

/** The requests that a window is sending or is about to send, told apart by what they ask for: method, URL and body as written. */
export class UnderWay {
  readonly #counts = new Map<string, number>();

  /** Which of some requests are under way already. */
  among(requests: readonly PreparedRequest[]): PreparedRequest[] {
    return requests.filter((request) => this.#counts.has(keyOf(request)));
  }

  /** A request is about to be sent. @returns to be called, once, when it has ended */
  begin(request: PreparedRequest): () => void {
    const key = keyOf(request);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left === 0) this.#counts.delete(key);
      else this.#counts.set(key, left);
    };
  }
}

/** What is generated for each send, such as a GUID, makes no other request. */
const keyOf = ({ method, url, body, shown: { written } }: PreparedRequest): string =>
  JSON.stringify(written ? [method, written.url, written.body] : [method, url, body]);
