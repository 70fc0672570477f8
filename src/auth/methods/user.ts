import type { AuthenticationResult } from '@azure/msal-node';
import type { Cloud } from '../../catalog/index.ts';
import type { Account, TokenResult } from '../../send/access-token.ts';
import type { TokenStore } from '../cache/token-store.ts';
import { explainFailure } from '../failure/explain-failure.ts';
import { orNothing } from '../guarded-secrets.ts';
import { accountOf, PublicClient, userToken } from '../public-client.ts';
import { unlessAborted } from '../abort.ts';
import type { TokenRequest, SignInMethod, SignInMethodId } from './sign-in-method.ts';

/** What the sign-in methods for users share: the store, and how a token is renewed without asking. */
export abstract class UserMethod implements SignInMethod {
  abstract readonly id: SignInMethodId;
  readonly store: TokenStore;
  readonly #fetch: typeof fetch;

  constructor(store: TokenStore, fetchFunction: typeof fetch) {
    this.store = store;
    this.#fetch = fetchFunction;
  }

  async accounts(request: TokenRequest): Promise<readonly Account[]> {
    const client = this.#client(request, new AbortController().signal);
    return (await orNothing(client.accounts(), [])).map(accountOf);
  }

  async silent(request: TokenRequest, account: Account, signal: AbortSignal): Promise<TokenResult | undefined> {
    if (request.claims !== undefined) return undefined;
    const client = this.#client(request, signal);
    const work = async (): Promise<TokenResult | undefined> => {
      try {
        const known = await client.find(account);
        if (known === undefined) return undefined;
        const result = await client.msal.acquireTokenSilent({ account: known, scopes: [...request.scopes] });
        return userToken(result, request.cloud);
      } catch (error) {
        if (client.needsUser(error)) return undefined;
        return { kind: 'failed', failure: this.explain(error, client, request) };
      }
    };
    const result = await unlessAborted(work(), signal);
    return result === 'aborted' ? { kind: 'cancelled' } : result;
  }

  abstract interactive(request: TokenRequest, account: Account | undefined, signal: AbortSignal): Promise<TokenResult>;

  async forget(account?: Account, cloud?: Cloud): Promise<void> {
    await this.store.forget(account?.id, cloud);
  }

  /**
   * Runs one interactive sign-in of msal.
   *
   * @param signal ends it at once, even if msal can't be stopped
   */
  protected async ask(
    request: TokenRequest,
    signal: AbortSignal,
    acquire: (client: PublicClient) => Promise<AuthenticationResult | null>,
  ): Promise<TokenResult> {
    const client = this.#client(request, signal);
    const work = async (): Promise<TokenResult> => {
      try {
        const result = await acquire(client);
        return result === null ? { kind: 'cancelled' } : userToken(result, request.cloud);
      } catch (error) {
        return { kind: 'failed', failure: this.explain(error, client, request) };
      }
    };
    const result = await unlessAborted(work(), signal);
    return result === 'aborted' ? { kind: 'cancelled' } : result;
  }

  protected explain(
    error: unknown,
    { network }: PublicClient,
    request: TokenRequest,
  ): ReturnType<typeof explainFailure> {
    return explainFailure(error, network.fault, { ...request, method: this.id });
  }

  #client(request: TokenRequest, signal: AbortSignal): PublicClient {
    return new PublicClient(request, this.store, this.#fetch, signal);
  }
}
