import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { argumentOf, readsRequests } from './arguments.ts';
import { hostileTexts, isThorough, type HostileText } from './hostile-texts.ts';
import { tables } from './tables/index.ts';
import type { Measured } from './tables/table.ts';
import type { TextFunction } from './text-functions.ts';

// Runs in a worker, which is ended where a call does not end.

/** What the worker shares with who started it: the index of the function that is being called, that of the text, and how many calls there were. */
export type Place = Int32Array;

/** What the worker is given, one after the other. */
export interface Task {
  readonly functions: readonly TextFunction[];
  /** Where to start: what came before has ended. */
  readonly firstText: number;
}

/** What the worker tells: first what it can call. */
export type Told = Callables | Found | 'done';

/** What the worker can call, since it has loaded all that is to be called. */
export interface Callables {
  /** The functions that a table says how to call, or why not, by file: whether they are exempt. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, { readonly isExempt: boolean }>>>>;
  /** The types of parameters that need no entry. */
  readonly parameters: readonly string[];
}

/** What the worker found, of a function on a text. */
export interface Found {
  /** Index in the task. */
  readonly index: number;
  readonly fault: string;
}

const place = workerData as Place;
let functions: readonly TextFunction[] = [];
const source = new URL('../../../src/', import.meta.url);

/** Characters of a long text; of one for a function that is slow for its size, or for a text whose turn it is not. */
const [longest, shorter] = isThorough ? [64_000, 64_000] : [16_000, 4000];
/** Milliseconds of work that are worth a second look. */
const worth = 3;
/** Milliseconds of work that noise adds little to: only from there on is a function blamed. */
const conclusive = 150;
/**
 * How many short texts are compared with one that is as long as all of them, and how much more work that may be: n log n gives up
 * to 1.5, what is too large for a cache up to 2, the square as much as there are short texts. Many short texts show a square that
 * is small yet; few show that it is one, and not a step.
 */
const comparisons = [
  { parts: 32, most: 5 },
  { parts: 4, most: 2 },
] as const;

/**
 * Milliseconds that this process works for some calls, whatever else the machine does meanwhile. Once it was more than `enough`, nobody
 * needs to know how much more.
 */
async function workOf(calls: readonly (() => unknown)[], enough = Infinity): Promise<number> {
  const before = process.cpuUsage();
  const work = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  for (const call of calls) {
    Atomics.add(place, 2, 1);
    const result: unknown = await call();
    if (isIterator(result)) while (result.next().done !== true);
    if (enough < Infinity && work() > enough) break;
  }
  return work();
}

const isIterator = (value: unknown): value is Iterator<unknown> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';

/** The work for a text, called a number of times: the least of some attempts. */
async function leastWorkOf(
  { prepare }: Measured,
  text: string,
  times: number,
  attempts: number,
  enough?: number,
): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const calls: (() => unknown)[] = [];
    while (calls.length < times) calls.push(await prepare(text));
    least = Math.min(least, await workOf(calls, enough));
  }
  return least;
}

/**
 * What is wrong: a long text is more work than short ones that are as long together, each time that it is looked at. Both
 * make the same amount of garbage, and no time is compared with a fixed one.
 */
async function faultOf(
  measured: Measured,
  ofLength: (length: number) => string,
  longLength: number,
): Promise<string | undefined> {
  const glance = await leastWorkOf(measured, ofLength(longLength), 1, 1);
  if (glance < worth) return undefined;
  const many = comparisons[0].parts;
  if (glance < 1.5 * many * (await leastWorkOf(measured, ofLength(longLength / many), 1, 2))) return undefined;
  // Where little work differs, it may be the garbage of what ran before: so it must differ where it is much work, too.
  const seen: string[] = [];
  for (let length = longLength, attempt = 1, long = 0; long < conclusive || attempt <= 3; attempt++) {
    const attempts = Math.min(attempt, 3);
    // The glance was the first look at a text as long: what that clears needs no other.
    long = attempt === 1 ? glance : await leastWorkOf(measured, ofLength(length), 1, attempts);
    if (long < worth) return undefined;
    for (const { parts, most } of comparisons) {
      const short = await leastWorkOf(measured, ofLength(length / parts), parts, attempts, long / most);
      if (long < short * most) return undefined;
      if (long === glance) {
        long = await leastWorkOf(measured, ofLength(length), 1, 1);
        if (long < worth || long < short * most) return undefined;
      }
      seen.push(`${length} characters at once ${long.toFixed(1)} ms, in ${parts} parts ${short.toFixed(1)} ms`);
    }
    if (long < conclusive) length *= 2;
  }
  return seen.join('; ');
}

interface Callable extends Measured {
  readonly index: number;
}

async function callableOf({ file, name, parameters }: TextFunction, index: number): Promise<Callable | undefined> {
  const entry = tables[file]?.[name];
  if (typeof entry === 'function') return { index, prepare: entry, texts: 'plain' };
  if (entry !== undefined) return 'prepare' in entry ? { index, ...entry } : undefined;
  const makers = parameters?.map((parameter) => argumentOf[parameter]);
  if (makers === undefined || makers.includes(undefined)) return undefined;
  const module = (await import(new URL(file, source).href)) as Readonly<
    Record<string, (...given: unknown[]) => unknown>
  >;
  return {
    index,
    texts: parameters?.some((parameter) => readsRequests.has(parameter)) === true ? 'requests' : 'plain',
    prepare: (text) => {
      const given = makers.map((make) => make?.(text));
      return () => module[name]?.(...given);
    },
  };
}

/**
 * A function is tried with one of so many of its texts, others than the next function, and with shorter ones of the others until the
 * work for all of them is so many milliseconds. A thorough run tries every function with every text.
 */
const [everySo, mostWork] = [32, 10];

/** Milliseconds of work for each function so far. */
const worked = new Map<number, number>();

const isItsTurn = (index: number, at: number): boolean => (at + index) % everySo === 0;

/** Whether there is time for a text. What may be spent grows with the texts, so that later ones have their share. */
const isTimeFor = (index: number, at: number): boolean =>
  (worked.get(index) ?? 0) < (mostWork * at) / hostileTexts.length;

const failed = new Set<number>();

function tell(index: number, fault: string): void {
  failed.add(index);
  parentPort?.postMessage({ index, fault } satisfies Told);
}

/** Looks at each function with each text that it is for, from one of them on, until one tells what is wrong with it. */
async function withEachText(
  callables: readonly Callable[],
  from: number,
  isMeant: (index: number, at: number) => boolean,
  look: (callable: Callable, text: HostileText, at: number) => Promise<string | undefined>,
): Promise<void> {
  for (const [at, text] of hostileTexts.entries())
    for (const callable of callables) {
      const { index, texts } = callable;
      if (at < from || failed.has(index) || (text.isRequest && texts === 'plain') || !isMeant(index, at)) continue;
      Atomics.store(place, 1, at);
      Atomics.store(place, 0, index);
      try {
        const fault = await look(callable, text, at);
        if (fault !== undefined) tell(index, `${text.name}: ${fault}`);
      } catch (error) {
        tell(
          index,
          `${text.name}: ${error instanceof Error ? String(error.stack).split('\n', 5).join('\n') : String(error)}`,
        );
      }
    }
}

/** By index in the task: those whose entry says that another function calls them, and which. */
const partsOfOthers = (): ReadonlyMap<number, string> =>
  new Map(
    functions.flatMap(({ file, name }, index) => {
      const entry = tables[file]?.[name];
      return entry !== undefined && 'partOf' in entry ? [[index, entry.partOf] as const] : [];
    }),
  );

/** Texts that a function is called with until it is seen: those whose turn it is, then some of the others at a time. */
const rounds: readonly ((index: number, at: number) => boolean)[] = [
  isItsTurn,
  ...Array.from(
    { length: Math.ceil(hostileTexts.length / everySo) },
    (_none, round) => (_index: number, at: number) => Math.floor(at / everySo) === round,
  ),
];

/**
 * Calls each function with short texts, and looks whether it was called, and whether it called those that it is said to call. Lets the
 * compiler warm up meanwhile.
 */
async function callEach(callables: readonly Callable[]): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('Debugger.enable');
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const parts = partsOfOthers();
  const uncalled = new Map([...callables.map(({ index }) => [index, 'its entry'] as const), ...parts]);
  for (const callable of callables) {
    const name = functions[callable.index]?.name;
    const expected = [callable.index, ...[...parts].flatMap(([index, caller]) => (caller === name ? index : []))];
    let calls = 0;
    for (const isMeant of rounds) {
      if (!expected.some((index) => uncalled.has(index))) break;
      await withEachText([callable], 0, isMeant, async ({ prepare }, text) => {
        await workOf([await prepare(text.ofLength(300))]);
        calls += 1;
        return undefined;
      });
      // Without an entry, it is called by its name.
      if (calls > 0 && !isEntered(callable)) uncalled.delete(callable.index);
      if (!expected.some((index) => uncalled.has(index))) break;
      const { result } = await session.post('Profiler.takePreciseCoverage');
      for (const index of expected) if (await wasCalled(functions[index], result, session)) uncalled.delete(index);
    }
  }
  for (const [index, caller] of uncalled) tell(index, `is never called by ${caller}`);
  await session.post('Profiler.stopPreciseCoverage');
  await session.post('Debugger.disable');
  session.disconnect();
}

/** Whether a table says how a function is called; it may call something else by mistake. */
function isEntered({ index }: Callable): boolean {
  const one = functions[index];
  return one !== undefined && tables[one.file]?.[one.name] !== undefined;
}

/** Whether anything in the text of a function or class has run. */
async function wasCalled(
  one: TextFunction | undefined,
  covered: readonly Profiler.ScriptCoverage[],
  session: Session,
): Promise<boolean> {
  if (one === undefined) return false;
  const url = new URL(one.file, source).href;
  const exported = ((await import(url)) as Readonly<Record<string, unknown>>)[one.name];
  // What another function has made is in the file of that.
  const scripts = [
    ...covered.filter((candidate) => candidate.url.startsWith(url)),
    ...covered.filter((candidate) => candidate.url.startsWith(source.href)),
  ];
  for (const script of scripts) {
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId: script.scriptId });
    const start = scriptSource.indexOf(String(exported));
    if (start < 0) continue;
    const end = start + String(exported).length;
    return script.functions.some(({ ranges }) =>
      ranges.some(({ startOffset, endOffset, count }) => start <= startOffset && endOffset <= end && count > 0),
    );
  }
  return false;
}

const isMeant = (index: number, at: number): boolean => isThorough || isItsTurn(index, at) || isTimeFor(index, at);

async function measure(firstText: number): Promise<void> {
  worked.clear();
  failed.clear();
  const callables = (await Promise.all(functions.map(callableOf))).filter((callable) => callable !== undefined);
  if (firstText === 0) await callEach(callables);
  await withEachText(callables, firstText, isMeant, async (callable, { ofLength }, at) => {
    const before = process.cpuUsage();
    const length = callable.isSlow !== true && isItsTurn(callable.index, at) ? longest : shorter;
    const fault = await faultOf(callable, ofLength, length);
    const { user, system } = process.cpuUsage(before);
    worked.set(callable.index, (worked.get(callable.index) ?? 0) + (user + system) / 1000);
    return fault;
  });
}

parentPort?.on('message', (task: Task) => {
  functions = task.functions;
  // What it throws ends the worker.
  void measure(task.firstText).then(() => {
    parentPort?.postMessage('done' satisfies Told);
  });
});

parentPort?.postMessage({
  entries: Object.fromEntries(
    Object.entries(tables).map(([file, entries]) => [
      file,
      Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, { isExempt: 'exempt' in entry }])),
    ]),
  ),
  parameters: Object.keys(argumentOf),
} satisfies Told);
