import path from 'node:path';
import fc from 'fast-check';
import { repository } from '../../host/folders.ts';

/** What went wrong with an input. */
export interface Finding {
  readonly kind: 'failure' | 'hang' | 'memory';
  /** Includes the stack, if there is one. */
  readonly message: string;
  /** The same for findings that are probably the same bug. */
  readonly key: string;
  /** The input as a JavaScript expression in ASCII; undefined if it isn't known which input it was. */
  readonly input: string | undefined;
  readonly seed: number;
  /** The path by which fast-check finds the input, given the seed. */
  readonly path: string;
}

/** @param error what a target threw */
export function failure(error: unknown, input: unknown, seed: number, place: string): Finding {
  const message = error instanceof Error ? withoutHarness(error) : String(error);
  return { kind: 'failure', message, key: keyOf(error), input: literal(input), seed, path: place };
}

/** The message and the stack, up to where the harness called the target. */
const withoutHarness = ({ stack, message }: Error): string =>
  (stack ?? message).split(/\n(?=    at .*[\\/]test[\\/]fuzz[\\/](?:target\.ts|harness[\\/]))/, 1).join('');

/** Where an error comes from: the two innermost places in this repository, up to the target; if there are none, its message. */
export function keyOf(error: unknown): string {
  const stack = error instanceof Error ? withoutHarness(error) : '';
  const places = [...stack.matchAll(/(?:file:\/\/)?([^\s()]+?):(\d+):\d+\)?$/gm)].flatMap(
    ([, file = '', line = '']) => {
      const relative = path.relative(repository, file).replaceAll(path.sep, '/');
      return /^(src|test)\//.test(relative) ? [`${relative}:${line}`] : [];
    },
  );
  const kind = error instanceof Error ? error.name : typeof error;
  return `${kind} at ${places.length > 0 ? places.slice(0, 2).join(' < ') : String(error).slice(0, 80)}`;
}

/** A value as a JavaScript expression in ASCII, on one line, so that invisible characters can be seen and pasted. */
export function literal(value: unknown): string {
  const json = isJson(value) ? JSON.stringify(value) : fc.stringify(value);
  return json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Whether JSON preserves the value: no undefined, no NaN, no -0, no instance of a class, no `__proto__`. */
export function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isJson);
  const isPlain = Object.getPrototypeOf(value) === Object.prototype && !Object.hasOwn(value, '__proto__');
  return isPlain && Object.getOwnPropertySymbols(value).length === 0 && Object.values(value).every(isJson);
}
