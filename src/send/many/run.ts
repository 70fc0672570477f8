import type { SendStep } from '../deliver/ports.ts';
import type { Outcome } from '../outcome.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { type AskAfterTrouble, askOnce } from './after-trouble.ts';
import { type EndState, isEnd, type ItemState, type Verdict, verdictOf, type WhyNotSent } from './item-state.ts';

/** What sending requests together needs from its environment. */
export interface ManyPorts {
  /**
   * Sends one request, as often as is safe. If it rejects, the outcome of the request is uncertain.
   *
   * @param progress receives what it is doing
   */
  readonly send: (
    request: PreparedRequest,
    progress: (step: SendStep) => void,
    signal: AbortSignal,
  ) => Promise<Outcome>;
  /** Called when the requests at some places are about to be sent together; they are sent once this resolves. */
  readonly begin: (places: readonly number[]) => Promise<Begun>;
  /**
   * Completes the request at a place when its turn has come, if it uses values from the responses to others.
   *
   * @returns undefined: it is complete already; a message: why it can't be sent
   */
  readonly complete?: (place: number) => PreparedRequest | { readonly message: string } | undefined;
  /** Called after trouble, to ask whether to continue. */
  readonly ask: AskAfterTrouble;
  /** Called when the state of the request at a place has changed. */
  readonly changed: (place: number, state: ItemState) => void;
}

/** Requests that are about to be sent together. */
export interface Begun {
  /** Places of those that may already have succeeded elsewhere, and that the user doesn't want to send. */
  readonly leftOut: ReadonlySet<number>;
  /**
   * To be called once their outcomes are known. Those that the service has deferred start again.
   *
   * @param outcomes by place, including those that were deferred; the outcome of the others is uncertain
   */
  readonly over: (outcomes: ReadonlyMap<number, Outcome>) => void;
}

/** One or several requests that are being sent, each from waiting to one end; none ends twice. Only this keeps their state. */
export class Run {
  readonly requests: readonly PreparedRequest[];
  /** Ends the run, at any point. */
  readonly signal: AbortSignal;
  readonly #states: ItemState[];
  readonly #ports: ManyPorts;
  readonly #ask: AskAfterTrouble;
  #stopped: WhyNotSent | undefined;
  /** How many haven't ended. */
  #left: number;

  constructor(requests: readonly PreparedRequest[], ports: ManyPorts, signal: AbortSignal) {
    this.requests = requests;
    this.signal = signal;
    this.#states = requests.map(() => ({ kind: 'waiting' }));
    this.#left = requests.length;
    this.#ports = ports;
    this.#ask = askOnce(ports.ask);
  }

  /** The state of the request at a place. */
  stateOf(place: number): ItemState {
    const state = this.#states[place];
    if (state === undefined) throw new RangeError(`There is no request ${place}.`);
    return state;
  }

  /** Why nothing more is to be sent; undefined while something is. */
  whyStopped(): WhyNotSent | undefined {
    return this.#stopped ?? (this.signal.aborted ? 'cancelled' : undefined);
  }

  setState(place: number, state: ItemState): void {
    if (isEnd(this.stateOf(place))) throw new Error(`Request ${place} has ended already.`);
    this.#states[place] = state;
    if (isEnd(state)) this.#left--;
    this.#ports.changed(place, state);
  }

  /**
   * Sends the requests at some places together, except those that are left out.
   *
   * @param places each at most once
   * @param send receives those that are sent, and returns how each ended or was deferred
   */
  async sendTogether(
    places: readonly number[],
    send: (places: readonly number[]) => Promise<ReadonlyMap<number, Outcome>>,
  ): Promise<void> {
    for (const place of places) this.setState(place, { kind: 'sending', step: undefined });
    const { leftOut, over } = await this.#ports.begin(places);
    for (const place of leftOut) this.setState(place, { kind: 'not-sent', why: 'uncertain' });
    const sent = places.filter((place) => !leftOut.has(place));
    let outcomes: ReadonlyMap<number, Outcome> = new Map();
    try {
      if (sent.length > 0) outcomes = await send(sent);
    } finally {
      over(outcomes);
    }
  }

  /** Sends one request alone. */
  async sendOne(place: number, prepared: PreparedRequest): Promise<void> {
    const request = this.#ports.complete?.(place) ?? prepared;
    if ('message' in request) {
      this.setState(place, { kind: 'not-sent', why: 'no-value', message: request.message });
      return;
    }
    await this.sendTogether([place], async () => {
      const progress = (step: SendStep): void => {
        this.setState(place, { kind: 'sending', step });
      };
      const outcome = await this.#ports.send(request, progress, this.signal);
      this.setState(place, { kind: 'ended', outcome });
      return new Map([[place, outcome]]);
    });
    await this.continueAfter([place]);
  }

  /** Checks how requests ended, and asks whether to continue if some failed or are uncertain and others are left. */
  async continueAfter(places: readonly number[]): Promise<void> {
    const left = this.#left;
    if (left === 0 || this.whyStopped() !== undefined) return;
    const of = (wanted: Verdict): number[] => places.filter((place) => this.#verdict(place) === wanted);
    // If one gets no token, the next gets none either, and each would ask the user to sign in.
    if (of('no-token').length > 0) this.#stopped = 'no-token';
    if (of('cancelled').length > 0) this.#stopped ??= 'cancelled';
    if (this.whyStopped() !== undefined) return;
    const choice = await this.#ask({ failed: of('failed'), uncertain: of('uncertain'), left }, this.signal);
    if (choice === 'stop') this.#stopped = this.whyStopped() ?? 'stopped';
  }

  /** How each ended; the rest isn't sent anymore. */
  finish(): readonly EndState[] {
    return this.#states.map((state, place) => {
      if (isEnd(state)) return state;
      const end: EndState = { kind: 'not-sent', why: this.whyStopped() ?? 'cancelled' };
      this.setState(place, end);
      return end;
    });
  }

  #verdict(place: number): Verdict | undefined {
    const state = this.stateOf(place);
    return isEnd(state) ? verdictOf(state) : undefined;
  }
}

/**
 * Sends requests one after the other, each once, the next when the previous one has ended. The signal of the run ends the one in
 * progress; those after it aren't sent.
 *
 * @returns how each ended, by its place
 */
export async function sendInOrder(run: Run): Promise<readonly EndState[]> {
  for (const [place, request] of run.requests.entries())
    if (run.whyStopped() === undefined) await run.sendOne(place, request);
  return run.finish();
}
