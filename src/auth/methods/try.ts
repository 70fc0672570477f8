import { t } from '@vscode/l10n';
import type { Cloud } from '../../catalog/index.ts';
import type { Account, SignInFailure, TokenResult } from '../../send/access-token.ts';
import type { AfterFailure, SignInUi } from '../ports.ts';
import { unlessAborted } from '../abort.ts';
import type { TokenRequest, SignInMethod, SignInMethodId } from './sign-in-method.ts';

/** The result of signing in, and the method that it came from. */
export interface SignInAttempt {
  readonly result: TokenResult;
  readonly method: SignInMethodId | undefined;
}

/**
 * Gets a token for the account that the user has chosen, without asking.
 *
 * @returns undefined if the user has to be asked
 */
export async function trySilently(
  methods: readonly SignInMethod[],
  request: TokenRequest,
  { id }: Account,
  ui: Pick<SignInUi, 'offerNext'>,
  signal: AbortSignal,
): Promise<SignInAttempt | undefined> {
  for (const method of methods.filter(firstOfStore)) {
    const known = await unlessAborted(method.accounts(request), signal);
    if (known === 'aborted') return cancelled;
    const account = known.find((other) => other.id === id);
    if (account === undefined) continue;
    const attempt = async (): Promise<TokenResult | undefined> => method.silent(request, account, signal);
    const result = await withRetries(attempt, request.cloud, method.id, methods[0]?.id, ui, signal);
    if (result === 'next' || result === undefined) continue;
    return { result, method: method.id };
  }
  return undefined;
}

/**
 * Asks the user to sign in, with one method after the other, until one succeeds or the user stops.
 *
 * @param account to suggest; undefined: any
 */
export async function tryMethods(
  methods: readonly SignInMethod[],
  request: TokenRequest,
  account: Account | undefined,
  ui: Pick<SignInUi, 'offerNext'>,
  signal: AbortSignal,
): Promise<SignInAttempt> {
  let last: TokenResult = { kind: 'failed', failure: noMethod() };
  for (const [index, method] of methods.entries()) {
    const attempt = async (): Promise<TokenResult> => {
      const result = await unlessAborted(method.interactive(request, account, signal), signal);
      last = result === 'aborted' ? { kind: 'cancelled' } : result;
      return last;
    };
    const result = await withRetries(attempt, request.cloud, method.id, methods[index + 1]?.id, ui, signal);
    if (result !== 'next') return { result, method: method.id };
  }
  return { result: last, method: undefined };
}

/**
 * Retries a failed attempt as often as the user wants.
 *
 * @returns the last result; a failure if the user wants to stop. `next`: the user wants to continue with the next method
 */
async function withRetries<T extends TokenResult | undefined>(
  attempt: () => Promise<T>,
  cloud: Cloud,
  method: SignInMethodId,
  next: SignInMethodId | undefined,
  ui: Pick<SignInUi, 'offerNext'>,
  signal: AbortSignal,
): Promise<T | TokenResult | 'next'> {
  for (;;) {
    const result = await attempt();
    if (result?.kind !== 'failed') return result;
    const answer: AfterFailure | 'aborted' = await unlessAborted(
      ui.offerNext(cloud, result.failure, next, method, signal),
      signal,
    );
    if (answer === 'aborted') return { kind: 'cancelled' };
    if (answer !== 'retry') return answer === 'stop' || next === undefined ? result : 'next';
  }
}

/** Whether a method is the first of those that share its store. */
const firstOfStore = (method: SignInMethod, index: number, methods: readonly SignInMethod[]): boolean =>
  method.store === undefined || methods.findIndex(({ store }) => store === method.store) === index;

const cancelled: SignInAttempt = { result: { kind: 'cancelled' }, method: undefined };

const noMethod = (): SignInFailure => ({
  message: t('None of the configured sign-in methods works here.'),
  nextStep: t('Change graphRunStates.signIn.methods in the settings, or leave it empty to use the default order.'),
  details: [],
});
