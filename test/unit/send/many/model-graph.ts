// A service with predefined responses that remembers which creates succeeded.
import type { SendPorts } from '../../../../src/send/deliver/ports.ts';

/** What the service does with one request, alone or in a batch, and how it responds. */
export type Fate =
  | 'created'
  | 'created, no body'
  | '400'
  | '401'
  | '403'
  | '404'
  | '409'
  | '424'
  | '429 after 5 s'
  | '429'
  | '503 after 5 s'
  | '421'
  | '425'
  /** Created, though the response doesn't say so. */
  | '500, created'
  | '500'
  | '503, created'
  | '503, created, after 5 s'
  | '408, created'
  | '408'
  | '503'
  | '200 of a proxy'
  | '303, created';

/** What happens to a whole call. `responds`: its requests get their fates, and the response arrives. */
export type CallFate =
  | 'responds'
  | 'refused connection'
  | 'reset before'
  | 'reset after'
  | 'hangs before'
  | 'hangs after'
  | '400'
  | '401'
  | '429 after 5 s'
  | '503 after 5 s'
  /** The same, after its requests got their fates. */
  | '503 after 5 s after'
  | '502'
  | '502 after'
  | '504 after'
  | 'no JSON'
  | 'cut'
  | 'other host redirect';

export interface Plan {
  /** For the calls, in order. All further calls get a response. */
  readonly calls: readonly CallFate[];
  /** For the requests, in the order in which they reach the service. */
  readonly fates: readonly Fate[];
  /** For each batch: how many of its responses are left out, and whether they are reversed. */
  readonly leftOut: readonly number[];
  readonly reversed: boolean;
}

/** How long a send may take, in milliseconds. The model's clock recognizes it by this number. */
const limit = 54_321;

export class ModelGraph {
  /** How often each create succeeded, by its body. */
  readonly created = new Map<string, number>();
  /** How often each request was received, by its body. */
  readonly received = new Map<string, number>();
  readonly #calls: CallFate[];
  readonly #fates: Fate[];
  readonly #leftOut: number[];
  readonly #reversed: boolean;
  #endHanging: (() => void)[] = [];
  #time = 0;
  /** Called at each event; ends the run if the test wants that. */
  readonly #onEvent: () => void;

  constructor({ calls, fates, leftOut, reversed }: Plan, onEvent: () => void) {
    this.#calls = [...calls];
    this.#fates = [...fates];
    this.#leftOut = [...leftOut];
    this.#reversed = reversed;
    this.#onEvent = onEvent;
  }

  readonly ports: SendPorts = {
    fetch: (input, init) => this.#fetch(input as string, init ?? {}),
    token: undefined,
    clock: () => this.#time++,
    now: () => Date.UTC(2026, 0, 1) + this.#time,
    newId: () => `id-${this.#time++}`,
    timeout: limit,
    progress: () => undefined,
    wait: (milliseconds, signal) => {
      if (milliseconds !== limit) {
        this.#onEvent();
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        this.#endHanging.push(resolve);
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    },
  };

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    this.#onEvent();
    // The response takes a while, during which the send can be cancelled.
    await Promise.resolve();
    init.signal?.throwIfAborted();
    const fate = this.#calls.shift() ?? 'responds';
    const text = typeof init.body === 'string' ? init.body : '';
    const respond = (): Response => (url.endsWith('/$batch') ? this.#batch(text) : this.#single(text));
    switch (fate) {
      case 'responds':
        return respond();
      case 'refused connection':
        throw fetchError('ECONNREFUSED', 'connect');
      case 'reset before':
        throw fetchError('ECONNRESET', 'read');
      case 'reset after':
        respond();
        throw fetchError('ECONNRESET', 'read');
      case 'hangs before':
        return this.#hang(init);
      case 'hangs after':
        respond();
        return this.#hang(init);
      case '400':
      case '401':
        return new Response('{"error":{"code":"x","message":"y"}}', { status: Number(fate) });
      case '429 after 5 s':
      case '503 after 5 s':
        return new Response('', { status: Number(fate.slice(0, 3)), headers: { 'retry-after': '5' } });
      case '503 after 5 s after':
        respond();
        return new Response('', { status: 503, headers: { 'retry-after': '5' } });
      case '502':
        return new Response('<html>', { status: 502 });
      case '502 after':
      case '504 after':
        respond();
        return new Response('<html>', { status: Number(fate.slice(0, 3)) });
      case 'no JSON':
        respond();
        return new Response('<html>', { status: 200 });
      case 'cut': {
        const whole = respond();
        return whole.body === null ? whole : new Response((await whole.text()).slice(0, -2), whole);
      }
      case 'other host redirect':
        return new Response('', { status: 307, headers: { location: 'https://example.com/' } });
      default:
        return fate satisfies never;
    }
  }

  async #hang({ signal }: RequestInit): Promise<Response> {
    for (const end of this.#endHanging) end();
    this.#endHanging = [];
    return new Promise((_, reject) => {
      const end = (): void => {
        reject(new DOMException('aborted', 'AbortError'));
      };
      if (signal?.aborted === true) end();
      signal?.addEventListener('abort', end);
    });
  }

  #single(text: string): Response {
    const { status, headers, body } = this.#handle(text);
    const hasBody = status !== 204 && status !== 303;
    return new Response(hasBody ? body : null, { status, headers });
  }

  #batch(text: string): Response {
    const { requests } = JSON.parse(text) as { requests: { id: string; body: unknown }[] };
    const responses = requests.map(({ id, body }) => {
      const handled = this.#handle(JSON.stringify(body));
      return { id, ...handled, body: handled.body === '' ? undefined : handled.body };
    });
    const kept = responses.slice(this.#leftOut.shift() ?? 0);
    if (this.#reversed) kept.reverse();
    return new Response(JSON.stringify({ responses: kept.map((each) => ({ ...each, body: jsonOr(each.body) })) }), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
  }

  #handle(body: string): { status: number; headers: Record<string, string>; body: string } {
    const fate = this.#fates.shift() ?? 'created';
    this.received.set(body, (this.received.get(body) ?? 0) + 1);
    if (/created|proxy/.test(fate)) this.created.set(body, (this.created.get(body) ?? 0) + 1);
    const retry: Record<string, string> = fate.endsWith('after 5 s') ? { 'retry-after': '5' } : {};
    if (fate === 'created') return { status: 201, headers: {}, body: '{"id":"1"}' };
    if (fate === 'created, no body') return { status: 201, headers: {}, body: '' };
    if (fate === '200 of a proxy') return { status: 200, headers: {}, body: '<html>' };
    return { status: Number(fate.slice(0, 3)), headers: retry, body: '{"error":{"code":"x","message":"y"}}' };
  }
}

const jsonOr = (text: string | undefined): unknown => (text?.startsWith('{') === true ? JSON.parse(text) : text);

const fetchError = (code: string, syscall: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`${syscall} ${code}`), { code, syscall }) });
