import { t } from '@vscode/l10n';
import type { Block, Directive, HttpRequest, Text } from '../http/model.ts';
import { directivesOf } from '../http/directives.ts';
import { nearest } from './text/wording.ts';

/** The name of the directive that makes the sandbox simulate a failure: `# @sandbox 429 retry-after=2`. */
export const sandboxDirective = 'sandbox';

/** The statuses that the sandbox can be asked for. */
export type SimulatedStatus = 401 | 403 | 404 | 409 | 412 | 429 | 500 | 502 | 503 | 504;

/** How the sandbox responds, instead of as usual. */
export type SimulatedFailure =
  | {
      readonly kind: 'status';
      readonly status: SimulatedStatus;
      /** Seconds of a `Retry-After` header; undefined for none. */
      readonly retryAfter: number | undefined;
      /** Whether a 401 carries a claims challenge. */
      readonly claims: boolean;
      /** Whether the request succeeded despite the failure: only for a status that leaves this open. */
      readonly taken: boolean;
    }
  /** Documented, but not implemented. */
  | { readonly kind: 'no-route' }
  /** The connection breaks, before or after the request succeeded. */
  | { readonly kind: 'broken'; readonly taken: boolean };

/** How the sandbox simulates a failure for one request. */
export interface SandboxPlan {
  /** Undefined if the sandbox responds as usual. */
  readonly failure: SimulatedFailure | undefined;
  /** Seconds until the response. */
  readonly slow: number;
  /** The number of attempts of a send that it applies to, from the first one on; undefined for all. */
  readonly times: number | undefined;
}

/** The first word of a plan, with the words that may follow it and what it simulates. */
export const simulatedFailures: Readonly<
  Record<string, { readonly options: readonly string[]; readonly meaning: () => string }>
> = {
  '401': {
    options: ['claims'],
    meaning: () => t('the token is rejected; `claims`: with a claims challenge, so you have to sign in again'),
  },
  '403': { options: [], meaning: () => t('a permission or role is missing') },
  '404': { options: [], meaning: () => t('the script does not exist') },
  '409': { options: [], meaning: () => t('a conflict') },
  '412': { options: [], meaning: () => t('a precondition failed') },
  '429': { options: ['retry-after'], meaning: () => t('throttled; `retry-after=<seconds>` adds that header') },
  '500': {
    options: ['retry-after', 'before', 'after'],
    meaning: () => t('an internal error, `before` or `after` the request succeeded'),
  },
  '502': {
    options: ['retry-after', 'before', 'after'],
    meaning: () => t('a bad gateway, `before` or `after` the request succeeded'),
  },
  '503': { options: ['retry-after'], meaning: () => t('unavailable; `retry-after=<seconds>` adds that header') },
  '504': {
    options: ['retry-after', 'before', 'after'],
    meaning: () => t('a gateway timeout, `before` or `after` the request succeeded'),
  },
  'no-route': { options: [], meaning: () => t('documented, but not implemented') },
  broken: {
    options: ['before', 'after'],
    meaning: () => t('the connection drops, `before` or `after` the request succeeded'),
  },
};

/** The options that may follow any failure, or be used alone. */
export const commonOptions: Readonly<Record<string, () => string>> = {
  slow: () => t('responds after that many seconds'),
  times: () => t('only the first so many attempts fail; the next one gets the real response'),
};

/** The maximum number for an option; in seconds, except for `times`. */
export const optionLimits: Readonly<Record<string, number>> = { 'retry-after': 3600, slow: 600, times: 100 };

/** What is wrong with a directive, and where. */
export interface SandboxFault {
  readonly word: Text;
  readonly kind: 'unknown' | 'no-number' | 'misplaced' | 'empty' | 'second';
  /** What was probably meant. */
  readonly suggestion: string | undefined;
}

/** The plan of a directive, or what is wrong with it. */
export function readSandboxDirective({ name, value }: Directive): SandboxPlan | SandboxFault {
  const words = Array.from(value.text.matchAll(/\S+/g), ({ 0: text, index }) => {
    const start = value.start + index;
    return { start, end: start + text.length, text };
  });
  const [first] = words;
  if (first === undefined) return { word: name, kind: 'empty', suggestion: undefined };
  const failure = Object.hasOwn(simulatedFailures, first.text) ? simulatedFailures[first.text] : undefined;
  const allowed = [...(failure?.options ?? []), ...Object.keys(commonOptions)];
  const options = new Map<string, number>();
  for (const word of failure === undefined ? words : words.slice(1)) {
    const [, option = '', written] = /^([^=]*)(?:=(.*))?$/s.exec(word.text) ?? [];
    if (!allowed.includes(option)) {
      const known =
        Object.values(simulatedFailures).some(({ options: some }) => some.includes(option)) ||
        Object.hasOwn(simulatedFailures, option);
      const candidates = [...allowed, ...(word === first ? Object.keys(simulatedFailures) : [])];
      // A number isn't a misspelling of another one.
      const suggestion = /^\d/.test(option) ? undefined : nearest(option, candidates);
      const whole = suggestion && `${suggestion}${word.text.slice(option.length)}`;
      return { word, kind: known ? 'misplaced' : 'unknown', suggestion: whole };
    }
    if (options.has(option)) return { word, kind: 'misplaced', suggestion: undefined };
    const hasNumber = optionLimits[option] !== undefined;
    if (!hasNumber && written !== undefined) return { word, kind: 'unknown', suggestion: option };
    const number = hasNumber ? numberOf(option, written) : 1;
    if (Number.isNaN(number)) return { word, kind: 'no-number', suggestion: undefined };
    options.set(option, number);
  }
  if (options.has('before') && options.has('after'))
    return { word: words.at(-1) ?? first, kind: 'misplaced', suggestion: undefined };
  return {
    failure: failure && failureOf(first.text, options),
    slow: options.get('slow') ?? 0,
    times: options.get('times'),
  };
}

/** Seconds of `slow` may have a fraction; the others are whole numbers, and `times` is at least one. */
function numberOf(option: string, written = ''): number {
  const number = (option === 'slow' ? /^\d+(\.\d+)?$/ : /^\d+$/).test(written) ? Number(written) : NaN;
  return number > (optionLimits[option] ?? 0) || (option === 'times' && number === 0) ? NaN : number;
}

function failureOf(failure: string, options: ReadonlyMap<string, number>): SimulatedFailure {
  const taken = options.has('after');
  if (failure === 'no-route') return { kind: 'no-route' };
  if (failure === 'broken') return { kind: 'broken', taken };
  return {
    kind: 'status',
    status: Number(failure) as SimulatedStatus,
    retryAfter: options.get('retry-after'),
    claims: options.has('claims'),
    taken,
  };
}

const sandboxDirectivesOf = (block: Block, request: HttpRequest): Directive[] =>
  directivesOf(block, request).filter(({ name }) => name.text === sandboxDirective);

/** What the sandbox should simulate for a request; undefined if there is no directive, or none that it supports. */
export function sandboxPlanOf(block: Block, request: HttpRequest): SandboxPlan | undefined {
  const [directive] = sandboxDirectivesOf(block, request);
  const plan = directive && readSandboxDirective(directive);
  return plan === undefined || 'kind' in plan ? undefined : plan;
}
