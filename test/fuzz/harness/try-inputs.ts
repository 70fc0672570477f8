import fc from 'fast-check';
import type { FuzzTarget } from '../target.ts';
import { failure, type Finding, keyOf } from './finding.ts';
import { minimize } from './minimize.ts';

export interface Trial {
  readonly seed: number;
  /** The maximum number of inputs. */
  readonly inputs: number;
  readonly milliseconds?: number;
  readonly patience?: number | undefined;
  /** The keys of known findings, which aren't worth the time to make smaller. */
  readonly known?: ReadonlySet<string>;
  /** Called before each input, except those tried to make one smaller, with its number from 0. */
  readonly onInput?: (index: number) => void;
  /** Called after each input that passed, with the number of its cases. */
  readonly onPassed?: (cases: number) => void;
}

/** Milliseconds after which an input that waits for something has failed. */
const defaultPatience = 10_000;

/** Tries inputs until one fails, the time is up, or there were enough. The same trial of the same code has the same inputs. */
export async function tryInputs(target: FuzzTarget, trial: Trial): Promise<Finding | undefined> {
  let index = 0;
  const property = fc.asyncProperty(target.input, async (input) => {
    trial.onInput?.(index++);
    const cases = await tryInput(target, input, trial.patience);
    trial.onPassed?.(cases);
  });
  const { failed, counterexample, counterexamplePath, errorInstance } = await fc.check(property, {
    seed: trial.seed,
    numRuns: trial.inputs,
    endOnFailure: true,
    ...(trial.milliseconds !== undefined && {
      // oxlint-disable-next-line typescript/no-deprecated -- The types of the plugin that replaces it don't fit a property.
      interruptAfterTimeLimit: trial.milliseconds,
    }),
  });
  if (!failed || counterexample === null) return undefined;
  const first = failure(errorInstance, counterexample[0], trial.seed, counterexamplePath);
  return trial.known?.has(first.key) === true ? first : await smallest(target, first, trial.patience);
}

/** How long it may take to make a failing input smaller. */
const shrinkMilliseconds = 10_000;

/** The smallest input that fails in the same place: fast-check's smallest one, with as many pieces removed as possible. */
async function smallest(target: FuzzTarget, first: Finding, patience: number | undefined): Promise<Finding> {
  const failsInSamePlace = async (input: unknown): Promise<boolean> => {
    const error = await errorOf(target, input, patience);
    return error !== undefined && keyOf(error) === first.key;
  };
  const property = fc.asyncProperty(target.input, async (input) => !(await failsInSamePlace(input)));
  const { counterexample, counterexamplePath } = await fc.check(property, {
    seed: first.seed,
    path: first.path,
    // oxlint-disable-next-line typescript/no-deprecated -- As above.
    interruptAfterTimeLimit: shrinkMilliseconds,
  });
  // A target whose outcome depends on more than the input is a finding in itself.
  if (counterexample === null) return { ...first, message: `Doesn’t fail every time: ${first.message}` };
  const end = performance.now() + shrinkMilliseconds;
  const input = await minimize(
    counterexample[0],
    async (smaller) => performance.now() < end && (await failsInSamePlace(smaller)),
  );
  return failure(await errorOf(target, input, patience), input, first.seed, counterexamplePath);
}

/** Tries the input of a finding again. */
export async function tryAgain(
  target: FuzzTarget,
  seed: number,
  place: string,
  patience?: number,
): Promise<Finding | undefined> {
  const input = inputAt(target, seed, place);
  const error = input && (await errorOf(target, input.value, patience));
  return error === undefined ? undefined : failure(error, input?.value, seed, place);
}

/** What a target throws; undefined if it throws nothing. */
async function errorOf(target: FuzzTarget, input: unknown, patience: number | undefined): Promise<unknown> {
  try {
    await tryInput(target, input, patience);
    return undefined;
  } catch (error) {
    return error ?? new Error('The target threw undefined or null.');
  }
}

/**
 * Tries one input.
 *
 * @returns the number of its cases
 */
async function tryInput(target: FuzzTarget, input: unknown, patience = defaultPatience): Promise<number> {
  const checked = target.check(input);
  if (!(checked instanceof Promise)) return checked ?? 1;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`Didn’t finish within ${patience} ms.`));
    }, patience);
  });
  try {
    return (await Promise.race([checked, tooLong])) ?? 1;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param place a `Finding.path`
 * @returns undefined if there is no input at this place
 */
export function inputAt(target: FuzzTarget, seed: number, place: string): { readonly value: unknown } | undefined {
  const values = fc.sample(target.input, { seed, path: place, numRuns: 1 });
  return values.length === 0 ? undefined : { value: values[0] };
}
