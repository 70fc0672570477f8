import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { UncertainWrites, type SendingProcess } from '../../../../../src/editor/history/uncertain-writes.ts';
import { DoubleSendGuard, type DoubleSendQuestions } from '../../../../../src/editor/sending/questions/double-send.ts';
import { Sending, type SendingParts, type SendingView } from '../../../../../src/editor/sending/sending.ts';
import type { Exchange } from '../../../../../src/send/exchange.ts';
import type { Outcome } from '../../../../../src/send/outcome.ts';
import type { PreparedRequest } from '../../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../../src/send/target.ts';
import { responded, sent } from '../../../send/history/exchanges.ts';
import { path as route, requestTo, root } from '../../../send/many/requests.ts';

const target = targetOf('global');

/** How a send ends: with a status, without anyone learning it, or with the window closed meanwhile. */
type Fate = 201 | 400 | 429 | 503 | 504 | 'lost' | 'throws' | 'closed';
const fates: readonly Fate[] = [201, 400, 429, 503, 504, 'lost', 'throws', 'closed'];

/** How the same write is spelled. */
const spellings = ['plain', 'in another layout', 'with a reference', 'in a batch', 'in a batch of two'] as const;
type Spelling = (typeof spellings)[number];

type Key = 'kept' | 'lost' | 'another';

type Step =
  | {
      readonly kind: 'send';
      readonly window: number;
      readonly write: number;
      readonly spelling: Spelling;
      readonly fate: Fate;
      readonly yes: boolean;
    }
  /** Two windows at once. */
  | { readonly kind: 'race'; readonly write: number; readonly fates: readonly [Fate, Fate] }
  | {
      readonly kind: 'many';
      readonly window: number;
      readonly writes: readonly number[];
      readonly fate: Fate;
      readonly yes: boolean;
    }
  | { readonly kind: 'reload'; readonly window: number; readonly key: Key }
  | { readonly kind: 'damage'; readonly how: 'truncated' | 'torn' | 'clock' | 'foreign' };

const windowNumber = fc.nat(1);
const writeNumber = fc.nat(2);
/**
 * @param keys what a reloaded window finds of the key. Without the same key, a private value and the reference to it are different
 *   writes
 */
const stepsWith = (keys: readonly Key[], ways: readonly Spelling[]): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('send' as const),
          window: windowNumber,
          write: writeNumber,
          spelling: fc.constantFrom(...ways),
          fate: fc.constantFrom(...fates),
          yes: fc.boolean(),
        }),
      },
      fc.record({
        kind: fc.constant('race' as const),
        write: writeNumber,
        fates: fc.tuple(fc.constantFrom(...fates), fc.constantFrom(...fates)),
      }),
      fc.record({
        kind: fc.constant('many' as const),
        window: windowNumber,
        writes: fc.array(writeNumber, { minLength: 1, maxLength: 4 }),
        fate: fc.constantFrom(...fates),
        yes: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('reload' as const),
        window: windowNumber,
        key: fc.constantFrom(...keys),
      }),
      fc.record({
        kind: fc.constant('damage' as const),
        how: fc.constantFrom('truncated' as const, 'torn' as const, 'clock' as const, 'foreign' as const),
      }),
    ),
    { maxLength: 25 },
  );

function spelled(
  write: number,
  spelling: Spelling,
): { readonly request: PreparedRequest; readonly writes: readonly number[] } {
  const text = (number: number): string => `{"runState":"success","errorCode":"secret-${number}"}`;
  const batch = (...numbers: number[]): PreparedRequest => {
    const requests = numbers.map((number) => ({
      id: String(number),
      method: 'POST',
      url: route,
      body: JSON.parse(text(number)) as unknown,
    }));
    return requestTo(JSON.stringify({ requests }), { url: `${root}/$batch` });
  };
  switch (spelling) {
    case 'plain':
      return { request: requestTo(text(write)), writes: [write] };
    case 'in another layout':
      return { request: requestTo(text(write).replaceAll(',', ' ,\n\t')), writes: [write] };
    case 'with a reference': {
      const request = requestTo(text(write));
      const shown = {
        ...request.shown,
        body: text(write).replace(/secret-\d/, `{{S${write}}}`),
        references: [`S${write}`],
      };
      return { request: { ...request, shown, hidden: new Map([[`S${write}`, `secret-${write}`]]) }, writes: [write] };
    }
    case 'in a batch':
      return { request: batch(write), writes: [write] };
    case 'in a batch of two': {
      const other = (write + 1) % 3;
      return { request: batch(write, other), writes: [write, other] };
    }
    default:
      return spelling satisfies never;
  }
}

/** If a batch got a response, each request in it got the same status. */
function outcomeOf(request: PreparedRequest, fate: Fate): Outcome {
  if (typeof fate !== 'number') {
    return { ...sent({ request }), kind: 'failed', cause: 'timeout', reason: '', mayHaveArrived: true };
  }
  if (!request.url.endsWith('/$batch')) return responded(fate, 1, { request });
  const { requests } = JSON.parse(request.body ?? '') as { requests: { id: string }[] };
  const body = JSON.stringify({ responses: requests.map(({ id }) => ({ id, status: fate })) });
  const batch = responded(200, 1, { request });
  return batch.kind === 'response' ? { ...batch, response: { ...batch.response, body } } : batch;
}

class Closed extends Error {}

interface Flight {
  readonly window: Window;
}

/** Windows that share a folder, and the real outcome of each write. */
class World {
  readonly #folder: string;
  readonly #windows: Window[] = [];
  /** By write: the sends that may have had an effect without anyone knowing, including those in progress. */
  readonly #open = [0, 1, 2].map(() => new Set<Flight>());
  /** What open windows have in progress. */
  readonly #flying = new Set<Flight>();
  readonly #alive = new Set<string>();
  readonly #all: Window[] = [];
  #last = 0;

  constructor(folder: string) {
    this.#folder = folder;
    for (const index of [0, 1]) this.reload(index, 'kept');
  }

  reload(index: number, key: Key): void {
    const before = this.#windows[index];
    if (before) this.#alive.delete(before.id);
    const id = String(++this.#last);
    this.#alive.add(id);
    const isAlive = (other: string): boolean => this.#alive.has(other);
    const window = new Window(this.#folder, key === 'lost' ? undefined : key, { id, isAlive });
    this.#windows[index] = window;
    this.#all.push(window);
    for (const flying of this.#flying) if (flying.window === before) this.#flying.delete(flying);
  }

  async send(index: number, { request, writes }: ReturnType<typeof spelled>, fate: Fate, yes: boolean): Promise<void> {
    const window = this.#window(index);
    const asked = window.answer(yes);
    await this.#through(index, [request], fate, {
      begin: () => window.guard.beginAlone(request, target),
      leaves: () => this.#leaves(window, writes, asked.count > 0),
    });
  }

  /** One after the other, as Send All does it. */
  async many(index: number, writes: readonly number[], fate: Fate, yes: boolean): Promise<void> {
    const window = this.#window(index);
    const asked = window.answer(yes);
    const all = writes.map((write) => ({ write, request: spelled(write, 'plain').request }));
    const answered = await window.guard.askAboutSeveral(
      all.map(({ request }) => request),
      target,
    );
    if (answered === undefined) return;
    const decided = new Set(answered.ids);
    const wanted = all.filter(({ request }) => !answered.leftOut.has(request));
    const before = wanted.map(({ write }) => new Set(this.#open[write]));
    await this.#through(
      index,
      wanted.map(({ request }) => request),
      fate,
      {
        begin: (requests, places) => window.guard.beginMany(requests, places, target, decided),
        leaves: (place) =>
          this.#leaves(window, [wanted[place]?.write ?? 0], asked.count > 0 || before[place]?.size === 0),
      },
    );
  }

  /** Sends requests as the extension does, each with the same fate. The window may be closed meanwhile. */
  async #through(
    index: number,
    requests: readonly PreparedRequest[],
    fate: Fate,
    { begin, leaves }: Pick<SendingView, 'begin'> & { readonly leaves: (place: number) => (fate: Fate) => void },
  ): Promise<void> {
    const window = this.#window(index);
    let closed: (is: boolean) => void = () => undefined;
    const closing = new Promise<boolean>((resolve) => (closed = resolve));
    const send = async (request: PreparedRequest): Promise<Outcome> => {
      const end = leaves(requests.indexOf(request));
      if (fate === 'closed') {
        closed(true);
        // The window is gone: nothing in it continues.
        return new Promise<Outcome>(() => undefined);
      }
      await turn();
      end(fate);
      if (fate === 'throws') throw new Closed();
      return outcomeOf(request, fate);
    };
    const parts: SendingParts = {
      guard: window.guard,
      transport: { senderFor: () => send, batchSenderFor: () => assert.fail('nothing goes in a batch') },
      history: {
        begin: () => Promise.resolve(() => undefined),
        add: (exchange) => {
          window.exchanges.unshift(exchange);
        },
      },
      serverProblems: { textOf: () => undefined, report: () => undefined },
    };
    const entries = requests.map((request) => ({ source: undefined, request }));
    const sending = new Sending(parts, entries, target, {
      begin,
      changed: () => undefined,
      ask: () => Promise.resolve('continue-all'),
    });
    const ended = sending.run('in-order').catch((error: unknown) => {
      if (!(error instanceof Closed)) throw error;
    });
    if (await Promise.race([ended.then(() => false), closing])) this.reload(index, 'kept');
    else await window.uncertain.settled();
  }

  /** Resolves when the disk reflects what has ended. */
  async settled(): Promise<void> {
    for (const { uncertain } of this.#all) await uncertain.settled();
  }

  async damage(how: 'truncated' | 'torn' | 'clock' | 'foreign'): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    if (how === 'foreign' && names.length > 0) await writeFile(path.join(this.#folder, '2-of-a-later-version'), 'x');
    for (const name of names) {
      const file = path.join(this.#folder, name);
      if (how === 'truncated') await truncate(file);
      if (how === 'torn') await writeFile(file, '{"version":1,');
      if (how === 'clock') await utimes(file, new Date(0), new Date(0));
    }
  }

  /** A request is sent. @returns what to call when its outcome is known */
  #leaves(window: Window, writes: readonly number[], asked: boolean): (fate: Fate) => void {
    const flight: Flight = { window };
    const before = writes.map((write) => [...(this.#open[write] ?? [])]);
    const ended = before.map((flights) => flights.filter((one) => !this.#flying.has(one)));
    assert.ok(asked || before.every((open) => open.length === 0), `${writes.join()} was sent again without asking`);
    for (const write of writes) this.#open[write]?.add(flight);
    this.#flying.add(flight);
    return (fate) => {
      this.#flying.delete(flight);
      for (const [place, write] of writes.entries()) {
        if (typeof fate === 'number' && fate < 500) this.#open[write]?.delete(flight);
        // The user has decided about the earlier ones, and it exists now.
        if (fate === 201) for (const other of ended[place] ?? []) this.#open[write]?.delete(other);
      }
    };
  }

  #window(index: number): Window {
    const window = this.#windows[index];
    assert.ok(window);
    return window;
  }
}

/** A window of the editor with its history turned off, so that the next window learns nothing from it. */
class Window {
  readonly id: string;
  readonly exchanges: Exchange[] = [];
  readonly uncertain: UncertainWrites;
  readonly guard: DoubleSendGuard;
  #asked = { count: 0 };
  #yes = true;

  constructor(folder: string, key: string | undefined, process: SendingProcess) {
    this.id = process.id;
    this.uncertain = new UncertainWrites(folder, () => Promise.resolve(key), { process });
    this.guard = new DoubleSendGuard(this, this.uncertain, this.questions);
  }

  /** What the user answers from now on. @returns a counter of the questions */
  answer(yes: boolean): { readonly count: number } {
    this.#yes = yes;
    return (this.#asked = { count: 0 });
  }

  readonly questions: DoubleSendQuestions = {
    whileUnderWay: () => Promise.resolve(this.#ask()),
    afterCreated: () => Promise.resolve(this.#yes ? 'send' : 'leave'),
    afterUncertain: () => Promise.resolve({ kind: this.#ask() ? 'send' : 'leave' }),
    aboutSeveral: ({ uncertain }) => {
      const isWanted = uncertain === 0 ? this.#yes : this.#ask();
      return Promise.resolve(isWanted ? 'send' : 'leave-out');
    },
    withoutMemory: (error) => Promise.reject(new Error(String(error))),
  };

  #ask(): boolean {
    this.#asked.count++;
    return this.#yes;
  }
}

describe('the guard against double sends', () => {
  for (const [what, keys, ways] of [
    ['however it is spelled', ['kept'], spellings],
    ['with or without a key', ['kept', 'lost', 'another'], spellings.filter((way) => way !== 'with a reference')],
  ] as const)
    it(`never resends an uncertain write without asking: ${what}`, async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(stepsWith(keys, ways), async (all) => {
          const parent = await mkdtemp(path.join(tmpdir(), 'guard-'));
          const world = new World(path.join(parent, 'uncertain'));
          try {
            for (const step of all) {
              await run(world, step);
              await world.settled();
            }
          } finally {
            await rm(parent, { recursive: true, maxRetries: 5 });
          }
        }),
        { numRuns: 40 },
      );
    });
});

async function run(world: World, step: Step): Promise<void> {
  switch (step.kind) {
    case 'send':
      return world.send(step.window, spelled(step.write, step.spelling), step.fate, step.yes);
    case 'race':
      await Promise.all(step.fates.map((fate, window) => world.send(window, spelled(step.write, 'plain'), fate, true)));
      return;
    case 'many':
      return world.many(step.window, step.writes, step.fate, step.yes);
    case 'reload':
      world.reload(step.window, step.key);
      return;
    case 'damage':
      return world.damage(step.how);
    default:
      step satisfies never;
  }
}
