import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { argumentOf, readsRequests } from './arguments.ts';
import { hostileTexts, isThorough, type HostileText } from './hostile-texts.ts';
import { tables } from './tables.ts';
import type { Measured } from './table.ts';
import type { TextFunction } from './text-functions.ts';

// Runs in a worker, which is ended where a call does not end.

/** What the worker is given. */
export interface Task {
  readonly functions: readonly TextFunction[];
  /** Three numbers: the index of the function that is being called, that of the text, and how many calls there were. */
  readonly place: Int32Array;
  /** Where to start: what came before has ended. */
  readonly firstText: number;
}

/** What the worker found, of a function on a text. */
export interface Found {
  /** Index in the task. */
  readonly index: number;
  readonly fault: string;
}

const { functions, place, firstText } = workerData as Task;
const source = new URL('../../../src/', import.meta.url);

/** Characters of a long text. */
const longLength = isThorough ? 256_000 : 32_000;
/** How many short texts are compared with one that is as long as all of them: many, so that a square shows. */
const parts = 32;
/** How much more work the long one may be: n log n gives 1.5, what is too large for a cache 2, the square up to 32. */
const mostTimes = 5;
/** Milliseconds of work that are worth a second look. */
const worth = 3;

/** Milliseconds that this process works for some calls, whatever else the machine does meanwhile. */
async function workOf(calls: readonly (() => unknown)[]): Promise<number> {
  const before = process.cpuUsage();
  for (const call of calls) {
    Atomics.add(place, 2, 1);
    const result: unknown = await call();
    if (isIterator(result)) while (result.next().done !== true);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const isIterator = (value: unknown): value is Iterator<unknown> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';

/** The work for a text, called a number of times: the least of some attempts. */
async function leastWorkOf({ prepare }: Measured, text: string, times: number, attempts: number): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const calls: (() => unknown)[] = [];
    while (calls.length < times) calls.push(await prepare(text));
    least = Math.min(least, await workOf(calls));
  }
  return least;
}

/**
 * What is wrong: a long text is more work than short ones that are as long together, each time that it is looked at. Both
 * make the same amount of garbage, and no time is compared with a fixed one.
 */
async function faultOf(measured: Measured, ofLength: (length: number) => string): Promise<string | undefined> {
  const glance = await leastWorkOf(measured, ofLength(longLength), 1, 1);
  if (glance < worth) return undefined;
  if (glance < 1.5 * parts * (await leastWorkOf(measured, ofLength(longLength / parts), 1, 2))) return undefined;
  const seen: string[] = [];
  let length = longLength;
  for (let attempt = 1; attempt <= 3; attempt++) {
    const long = await leastWorkOf(measured, ofLength(length), 1, attempt);
    const short = await leastWorkOf(measured, ofLength(length / parts), parts, attempt);
    if (long < worth || long < short * mostTimes) return undefined;
    seen.push(`${length} characters at once ${long.toFixed(1)} ms, in ${parts} parts ${short.toFixed(1)} ms`);
    if (long < 100) length *= 2;
  }
  return seen.join('; ');
}

interface Callable extends Measured {
  readonly index: number;
}

async function callableOf({ file, name, parameters }: TextFunction, index: number): Promise<Callable | undefined> {
  const entry = tables[file]?.[name];
  if (typeof entry === 'function') return { index, prepare: entry, inRequests: false };
  if (entry !== undefined) return 'exempt' in entry ? undefined : { index, ...entry };
  const makers = parameters?.map((parameter) => argumentOf[parameter]);
  if (makers === undefined || makers.includes(undefined)) return undefined;
  const module = (await import(new URL(file, source).href)) as Readonly<
    Record<string, (...given: unknown[]) => unknown>
  >;
  return {
    index,
    inRequests: parameters?.some((parameter) => readsRequests.has(parameter)) === true,
    prepare: (text) => {
      const given = makers.map((make) => make?.(text));
      return () => module[name]?.(...given);
    },
  };
}

const failed = new Set<number>();

function tell(index: number, fault: string): void {
  failed.add(index);
  parentPort?.postMessage({ index, fault } satisfies Found);
}

/** Looks at each function with each text that it is for, until one tells what is wrong with it. */
async function withEachText(
  callables: readonly Callable[],
  from: number,
  look: (callable: Callable, text: HostileText) => Promise<string | undefined>,
): Promise<void> {
  for (const [at, text] of hostileTexts.entries())
    for (const callable of callables) {
      const { index, inRequests } = callable;
      if (at < from || failed.has(index) || (text.isRequest && !inRequests)) continue;
      Atomics.store(place, 1, at);
      Atomics.store(place, 0, index);
      try {
        const fault = await look(callable, text);
        if (fault !== undefined) tell(index, `${text.name}: ${fault}`);
      } catch (error) {
        tell(
          index,
          `${text.name}: ${error instanceof Error ? String(error.stack).split('\n', 5).join('\n') : String(error)}`,
        );
      }
    }
}

/** Calls each function with each text, short, and looks whether it was called. Lets the compiler warm up meanwhile. */
async function callEach(callables: readonly Callable[]): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('Debugger.enable');
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  for (const callable of callables) {
    await withEachText([callable], 0, async ({ prepare }, text) => {
      await workOf([await prepare(text.ofLength(300))]);
      return undefined;
    });
    const { result } = await session.post('Profiler.takePreciseCoverage');
    if (!(await wasCalled(functions[callable.index], result, session)))
      tell(callable.index, 'is never called by its entry');
  }
  await session.post('Profiler.stopPreciseCoverage');
  await session.post('Debugger.disable');
  session.disconnect();
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
  const script = covered.find((candidate) => candidate.url.startsWith(url));
  if (script === undefined) return false;
  const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId: script.scriptId });
  const start = scriptSource.indexOf(String(exported));
  const end = start + String(exported).length;
  return script.functions.some(({ ranges }) =>
    ranges.some(({ startOffset, endOffset, count }) => start <= startOffset && endOffset <= end && count > 0),
  );
}

const callables = (await Promise.all(functions.map(callableOf))).filter((callable) => callable !== undefined);
if (firstText === 0) await callEach(callables);
await withEachText(callables, firstText, (callable, { ofLength }) => faultOf(callable, ofLength));
