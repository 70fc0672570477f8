import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { targetNames } from './targets.ts';

export interface Options {
  readonly targets: readonly string[];
  readonly minutes: number;
  readonly jobs: number;
  readonly seed: number;
}

/** An input that was tried before. */
export interface Replay {
  readonly target: string;
  readonly seed: number;
  /** `Finding.path`. */
  readonly place: string;
}

export const help = `Usage: npm run fuzz -- [--minutes N] [--jobs N] [--seed N] [--target NAME]…
       npm run fuzz -- --target NAME --replay SEED:PATH

Tries each target with generated input, and prints what breaks it. Exit code 1 means that something was found.
--minutes  total time, divided among the targets (default: 1)
--jobs     processes to run at a time (default: the number of cores of this machine)
--seed     the same seed tries the same inputs, as far as the time allows (default: a random seed)
--target   try only this target; can be given several times
--replay   try the input of a finding again

Targets: ${targetNames.join(', ')}`;

export function readOptions(
  args: readonly string[],
): Options | Replay | { readonly help: true } | { readonly error: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string', default: '1' },
        jobs: { type: 'string', default: String(availableParallelism()) },
        seed: { type: 'string', default: String(randomInt(2 ** 31)) },
        target: { type: 'string', multiple: true, default: [] },
        replay: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return { help: true };
    const unknown = values.target.filter((name) => !targetNames.includes(name));
    if (unknown.length > 0) throw new Error(`There is no target called ${unknown.join(', ')}.`);
    if (values.replay !== undefined) return readReplay(values.target, values.replay);
    return {
      targets: values.target.length === 0 ? targetNames : values.target,
      minutes: number('minutes', values.minutes, 0),
      jobs: Math.max(1, Math.floor(number('jobs', values.jobs, 1))),
      seed: Math.floor(number('seed', values.seed, 0)),
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function readReplay(targets: readonly string[], text: string): Replay {
  const [, seed, place] = /^(\d+):(\d+(?::\d+)*)$/.exec(text) ?? [];
  const [target] = targets;
  if (target === undefined || targets.length > 1) throw new Error('--replay needs the --target of the finding.');
  if (seed === undefined || place === undefined) throw new Error(`--replay is SEED:PATH, not ${text}.`);
  return { target, seed: Number(seed), place };
}

function number(name: string, text: string, min: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < min)
    throw new Error(`--${name} is a number, at least ${min}; not '${text}'.`);
  return value;
}
