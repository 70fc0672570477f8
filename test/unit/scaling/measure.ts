import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { argumentOf, readsRequests } from './arguments.ts';
import { hostileTexts, isThorough, type HostileText } from './hostile-texts.ts';
import { tables } from './tables/index.ts';
import type { Measured } from './tables/table.ts';
import type { TextFunction } from './text-functions.ts';

// Runs in a worker, which is terminated if a call doesn't end.

/** What the worker shares with the thread that started it: the index of the function that is being called, that of the text, and the number of calls. */
export type Progress = Int32Array;

/** What the worker is asked to measure, one task after the other. */
export interface Task {
  readonly functions: readonly TextFunction[];
  /** The index of the text to start with: all texts before it are done. */
  readonly firstText: number;
}

/** What the worker reports: first, what it can call. */
export type Report = Callables | Finding | 'done';

/** What the worker can call. Only the worker knows this, because it has loaded all functions. */
export interface Callables {
  /** The functions that have an entry in a table, by file: whether they are exempt. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, { readonly isExempt: boolean }>>>>;
  /** The types of parameters that need no entry. */
  readonly parameters: readonly string[];
}

/** A fault that the worker found in a function with a text. */
export interface Finding {
  /** Index in the task. */
  readonly index: number;
  readonly fault: string;
}

const progress = workerData as Progress;
let functions: readonly TextFunction[] = [];
const source = new URL('../../../src/', import.meta.url);

/** Characters of a long text, and of one for a function that is slow for its size, or for a text whose turn it isn't. */
const [longest, shorter] = isThorough ? [64_000, 64_000] : [16_000, 4000];
/** Milliseconds of work that are worth a second look. */
const worth = 3;
/** Milliseconds of work to which noise adds little: with less, a function isn't blamed. */
const conclusive = 150;
/**
 * How many short texts are compared with one that is as long as all of them, and how many times as much work that one may be: n log n
 * gives up to 1.5, a text too large for a cache up to 2, a square as many as there are short texts. Many short texts show a square
 * that is still small; few show that it is a square, and not a step.
 */
const comparisons = [
  { parts: 32, most: 5 },
  { parts: 4, most: 2 },
] as const;

/**
 * Milliseconds of CPU time that this process needs for some calls, whatever else the machine does meanwhile. Stops once that is more
 * than `enough`, because how much more doesn't matter.
 */
async function workOf(calls: readonly (() => unknown)[], enough = Infinity): Promise<number> {
  const before = process.cpuUsage();
  const work = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  for (const call of calls) {
    Atomics.add(progress, 2, 1);
    const result: unknown = await call();
    if (isIterator(result)) while (result.next().done !== true);
    if (enough < Infinity && work() > enough) break;
  }
  return work();
}

const isIterator = (value: unknown): value is Iterator<unknown> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';

/** The work of calling a function with a text a number of times: the least of some attempts. */
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
 * The fault of a function: a long text is more work than short ones with the same total length, each time it is measured. Both
 * create the same amount of garbage, and no time is compared with a fixed one.
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
  // A difference in little work may be garbage of earlier calls, so there must be one in much work, too.
  const seen: string[] = [];
  for (let length = longLength, attempt = 1, long = 0; long < conclusive || attempt <= 3; attempt++) {
    const attempts = Math.min(attempt, 3);
    // The glance was the first look at a text of this length: a function that it clears needs no other.
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
 * A function is tried with one in `stride` of its texts (the next function with others), and with shorter versions of the others
 * until the work for all of them is `mostWork` milliseconds. A thorough run tries every function with every text.
 */
const [stride, mostWork] = [32, 10];

/** Milliseconds of work for each function so far. */
const worked = new Map<number, number>();

const isItsTurn = (index: number, at: number): boolean => (at + index) % stride === 0;

/** Whether there is time for a text. The time that may be spent grows with the texts, so that later ones get their share. */
const isTimeFor = (index: number, at: number): boolean =>
  (worked.get(index) ?? 0) < (mostWork * at) / hostileTexts.length;

const failed = new Set<number>();

function reportFault(index: number, fault: string): void {
  failed.add(index);
  parentPort?.postMessage({ index, fault } satisfies Report);
}

/** Looks at each function with each text that is meant for it, starting at one of them, until a fault is found. */
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
      Atomics.store(progress, 1, at);
      Atomics.store(progress, 0, index);
      try {
        const fault = await look(callable, text, at);
        if (fault !== undefined) reportFault(index, `${text.name}: ${fault}`);
      } catch (error) {
        reportFault(
          index,
          `${text.name}: ${error instanceof Error ? String(error.stack).split('\n', 5).join('\n') : String(error)}`,
        );
      }
    }
}

/** The functions whose entry says that another one calls them: the name of that one, by index in the task. */
const partsOfOthers = (): ReadonlyMap<number, string> =>
  new Map(
    functions.flatMap(({ file, name }, index) => {
      const entry = tables[file]?.[name];
      return entry !== undefined && 'partOf' in entry ? [[index, entry.partOf] as const] : [];
    }),
  );

/** The texts that a function is called with until the call is seen: those whose turn it is, then the others in groups. */
const rounds: readonly ((index: number, at: number) => boolean)[] = [
  isItsTurn,
  ...Array.from(
    { length: Math.ceil(hostileTexts.length / stride) },
    (_none, round) => (_index: number, at: number) => Math.floor(at / stride) === round,
  ),
];

/**
 * Calls each function with short texts, and checks that it was called, and that it called the functions that are declared as parts of
 * it. This also warms up the compiler.
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
  for (const [index, caller] of uncalled) reportFault(index, `is never called by ${caller}`);
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
  // A function that another one has created is in the file of that one.
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
  // An exception ends the worker.
  void measure(task.firstText).then(() => {
    parentPort?.postMessage('done' satisfies Report);
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
} satisfies Report);
