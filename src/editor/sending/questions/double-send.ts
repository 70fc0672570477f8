import type { Exchange } from '../../../send/exchange.ts';
import { type SentBefore, sentBefore } from '../../../send/history/again.ts';
import { UnderWay } from '../../../send/many/under-way.ts';
import type { Begun } from '../../../send/many/run.ts';
import type { PreparedRequest } from '../../../send/prepared-request.ts';
import { type Target, targetId } from '../../../send/target.ts';
import { requestThatFindsOut } from '../../../response/explain/find-out.ts';
import type { KnownWrite, RememberedWrites, UncertainWrites } from '../../history/uncertain-writes.ts';

/** What to do with a request that may duplicate something: send it, send a GET that shows what exists, or neither. */
export type ResendDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'find-out'; readonly request: PreparedRequest }
  | { readonly kind: 'leave' };

/** Where and when a request was last sent; `at` is undefined if that is no longer known. */
export type LastSent = { readonly target: Target; readonly at: number | undefined };

/** Whether to create something again; `always`: without asking from now on. */
export type AboutCreated = 'send' | 'always' | 'leave';

/** What to do with those of several requests that succeeded or may have; `always`: as for one request. */
export type AboutSeveral = 'leave-out' | 'send' | 'always' | 'stop';

/** How many of several requests were sent before. */
export interface SeveralSent {
  /** How many may have succeeded. */
  readonly uncertain: number;
  /** How many created something. */
  readonly created: number;
  /** How many requests there are. */
  readonly of: number;
}

/** The questions that are asked before a send that may duplicate something. */
export interface DoubleSendQuestions {
  /** @param same how many of the requests are already in progress */
  readonly whileUnderWay: (same: number, of: number) => Promise<boolean>;
  readonly afterCreated: (last: LastSent) => Promise<AboutCreated>;
  /** @param finding the GET that shows what exists, if there is one */
  readonly afterUncertain: (
    request: PreparedRequest,
    last: LastSent,
    finding: PreparedRequest | undefined,
  ) => Promise<ResendDecision>;
  readonly aboutSeveral: (several: SeveralSent) => Promise<AboutSeveral>;
  /** Asked if sent requests can't be remembered on disk. */
  readonly withoutMemory: (error: unknown) => Promise<boolean>;
}

/** What the guard needs from the history. */
export interface SentExchanges {
  readonly exchanges: readonly Exchange[];
}

/**
 * Asks before a send that may duplicate something, whichever window or session sent it before, whatever the target, and wherever the user
 * sends it from.
 */
export class DoubleSendGuard {
  readonly #underWay = new UnderWay();
  readonly #history: SentExchanges;
  readonly #uncertain: UncertainWrites;
  readonly #ask: DoubleSendQuestions;
  /** Whether the user has confirmed sending although nothing is remembered on disk. */
  #isWithoutMemory = false;
  /** Ids of the targets where the user wants to create things again without being asked. */
  readonly #unasked = new Set<string>();

  constructor(history: SentExchanges, uncertain: UncertainWrites, ask: DoubleSendQuestions) {
    this.#history = history;
    this.#uncertain = uncertain;
    this.#ask = ask;
  }

  /**
   * Begins to send requests, after asking if some of them are already in progress in this window. From this call on, they count as in
   * progress themselves: of two quick clicks, the second one asks.
   *
   * @returns a function for each request, to call when it has ended; undefined: the user doesn't want to send them
   */
  async begin(requests: readonly PreparedRequest[]): Promise<readonly (() => void)[] | undefined> {
    const same = this.#underWay.among(requests).length;
    const ends = requests.map((request) => this.#underWay.begin(request));
    let isWanted = false;
    try {
      isWanted = same === 0 || (await this.#ask.whileUnderWay(same, requests.length));
    } finally {
      if (!isWanted) for (const end of ends) end();
    }
    return isWanted ? ends : undefined;
  }

  /**
   * Asks about those requests that have already succeeded, or may have.
   *
   * @returns the requests to leave out, and the ids of the remembered writes that the user has decided about, for `beginMany`; undefined:
   * nothing is sent
   */
  async askAboutSeveral(
    requests: readonly PreparedRequest[],
    target: Target,
  ): Promise<{ readonly leftOut: ReadonlySet<PreparedRequest>; readonly ids: ReadonlySet<string> } | undefined> {
    const remembered = await this.#uncertain.among(requests, target);
    const before = requests.map((request) => ({ request, kind: this.#before(request, target)?.kind }));
    const ofKind = (kind: SentBefore['kind']): PreparedRequest[] =>
      before.filter((one) => one.kind === kind).map(({ request }) => request);
    const uncertain = new Set([...remembered.map(({ request }) => request), ...ofKind('uncertain')]);
    const isAsked = !this.#unasked.has(targetId(target));
    const created = new Set((isAsked ? ofKind('created') : []).filter((request) => !uncertain.has(request)));
    const ids = new Set(remembered.flatMap(({ known }) => known.map(({ id }) => id)));
    if (uncertain.size + created.size === 0) return { leftOut: new Set(), ids };
    const counts = { uncertain: uncertain.size, created: created.size, of: requests.length };
    const answer = await this.#ask.aboutSeveral(counts);
    if (answer === 'stop') return undefined;
    if (answer === 'always') this.#unasked.add(targetId(target));
    return { leftOut: answer === 'leave-out' ? new Set([...uncertain, ...created]) : new Set(), ids };
  }

  /**
   * Remembers a request that is about to be sent alone, and asks if that could duplicate something. It is remembered from before it is sent
   * until its outcome says whether it succeeded.
   *
   * @returns also the user's decision; the request is left out unless that is to send it
   */
  async beginAlone(request: PreparedRequest, target: Target): Promise<Begun & { readonly decision: ResendDecision }> {
    const remembered = await this.#uncertain.remember([request], target);
    const decision = await this.#decision(request, target, remembered);
    return { decision, ...begunWith(remembered, [0], new Set(decision.kind === 'send' ? [] : [0])) };
  }

  /**
   * Remembers requests of a run that are about to be sent together, and asks if another window has sent some of them in the meantime.
   *
   * @param places of the requests
   * @param decided ids of the remembered writes that the user has decided about. The ids of these requests are added, because requests of
   * one run don't block each other
   */
  async beginMany(
    requests: readonly PreparedRequest[],
    places: readonly number[],
    target: Target,
    decided: Set<string>,
  ): Promise<Begun> {
    const remembered = await this.#uncertain.remember(requests, target, decided);
    for (const id of remembered.ids) decided.add(id);
    const isWanted = await this.#isWithoutMemoryWanted(remembered);
    const uncertain = remembered.known.flatMap((known, index) => (known.length > 0 ? [index] : []));
    const answer =
      isWanted && uncertain.length > 0
        ? await this.#ask.aboutSeveral({ uncertain: uncertain.length, created: 0, of: requests.length })
        : 'send';
    for (const { id } of remembered.known.flat()) decided.add(id);
    const all = [...places.keys()];
    const leftOut = !isWanted || answer === 'stop' ? all : answer === 'leave-out' ? uncertain : [];
    return begunWith(remembered, places, new Set(leftOut));
  }

  async #decision(request: PreparedRequest, target: Target, remembered: RememberedWrites): Promise<ResendDecision> {
    const known = remembered.known.flat();
    const before = this.#before(request, target);
    if (known.length > 0 || before?.kind === 'uncertain')
      return this.#ask.afterUncertain(
        request,
        await this.#last(target, known, before?.exchange),
        requestThatFindsOut(request),
      );
    if (!(await this.#isWithoutMemoryWanted(remembered))) return { kind: 'leave' };
    if (before === undefined || this.#unasked.has(targetId(target))) return { kind: 'send' };
    const answer = await this.#ask.afterCreated({ target, at: before.exchange.outcome.startedAt });
    if (answer === 'always') this.#unasked.add(targetId(target));
    return { kind: answer === 'leave' ? 'leave' : 'send' };
  }

  #before(request: PreparedRequest, target: Target): ReturnType<typeof sentBefore> {
    return sentBefore(this.#history.exchanges, request, target);
  }

  async #last(target: Target, known: readonly KnownWrite[], exchange: Exchange | undefined): Promise<LastSent> {
    return { target, at: (await this.#uncertain.lastTime(known)) ?? exchange?.outcome.startedAt };
  }

  /** Asks once per window: a full disk stays full. */
  async #isWithoutMemoryWanted({ error }: RememberedWrites): Promise<boolean> {
    if (error === undefined || this.#isWithoutMemory) return true;
    this.#isWithoutMemory = await this.#ask.withoutMemory(error);
    return this.#isWithoutMemory;
  }
}

/** @param leftOut the indexes of the requests that are left out, in `places` */
function begunWith(remembered: RememberedWrites, places: readonly number[], leftOut: ReadonlySet<number>): Begun {
  for (const index of leftOut) remembered.withdraw(index);
  return {
    leftOut: new Set(places.filter((_, index) => leftOut.has(index))),
    over: (outcomes) => {
      for (const [index, place] of places.entries())
        if (!leftOut.has(index)) remembered.settle(index, outcomes.get(place));
    },
  };
}
