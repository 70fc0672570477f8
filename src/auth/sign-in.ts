import { clouds, type Cloud } from '../catalog/index.ts';
import type { Account, TokenResult, TokenSource } from '../send/access-token.ts';
import { tryMethods, trySilently, type SignInAttempt } from './methods/try.ts';
import type { AppCredentials } from './app-credentials.ts';
import type { TokenStore } from './cache/token-store.ts';
import type { AccountChoice, SignInSettings, SignInUi } from './ports.ts';
import { SharedSignIns } from './shared-sign-ins.ts';
import { tokenRequest } from './token-request.ts';
import type { TokenRequest, SignInMethod, SignInMethodId } from './methods/sign-in-method.ts';

export interface SignInOptions {
  readonly tokens: TokenStore;
  readonly credentials: AppCredentials;
  readonly ui: SignInUi;
  readonly settings: (cloud: Cloud) => SignInSettings | PromiseLike<SignInSettings>;
  readonly choice: AccountChoice;
  /** Methods that the editor adds, such as VS Code's own provider. They take precedence over this extension's own of the same id. */
  readonly methods?: readonly SignInMethod[];
  /**
   * Called after the account of a cloud has changed: signed in, switched or signed out.
   *
   * @param method that the user has signed in with; undefined: switched or signed out
   */
  readonly changed?: (cloud: Cloud, method: SignInMethodId | undefined) => void;
  /** Used for all requests to the authority; by default the global `fetch`, as it is at the time of each call. */
  readonly fetch?: typeof fetch;
  /** Milliseconds that a sign-in in the browser may take; by default five minutes. */
  readonly browserTimeout?: number;
}

export interface KnownAccount {
  readonly account: Account;
  readonly method: SignInMethodId;
  /** Whether it is the one that the next send uses. */
  readonly chosen: boolean;
}

export interface SignIn {
  /** Silent where possible, else tries one method after the other. Concurrent calls for a cloud share one sign-in. */
  readonly token: TokenSource;
  /**
   * Asks the user to sign in with any account, and chooses that account.
   *
   * @param first the method to start with; undefined: the first in the settings
   */
  signIn(cloud: Cloud, first: SignInMethodId | undefined, signal: AbortSignal): Promise<TokenResult>;
  /** All accounts that can be used without asking. */
  accounts(cloud: Cloud): Promise<readonly KnownAccount[]>;
  /** Uses another known account from now on. */
  choose(cloud: Cloud, account: Account): Promise<void>;
  /** Forgets an account's tokens, and an app's credential, in one cloud. */
  signOut(cloud: Cloud, account: Account): Promise<void>;
  /** Forgets everything in every cloud. */
  signOutEverywhere(): Promise<void>;
}

type Ports = Pick<SignInOptions, 'ui' | 'settings' | 'choice' | 'changed'>;

/** Signs in to clouds with the methods that it is given, and keeps track of who is signed in. */
export class SignInMethods implements SignIn {
  readonly #methods: readonly SignInMethod[];
  readonly #ports: Ports;
  readonly #shared = new SharedSignIns();

  constructor(methods: readonly SignInMethod[], ports: Ports) {
    this.#methods = methods;
    this.#ports = ports;
  }

  readonly token: TokenSource = (cloud, claims, signal) =>
    this.#shared.join(
      cloud.id,
      claims ?? '',
      (ended) => this.#run(cloud, claims, ended, (request, methods) => this.#silentThenAsk(request, methods, ended)),
      signal,
    );

  signIn(cloud: Cloud, first: SignInMethodId | undefined, signal: AbortSignal): Promise<TokenResult> {
    return this.#shared.join(
      cloud.id,
      `as anybody ${first ?? ''}`,
      (ended) =>
        this.#run(cloud, undefined, ended, (request, methods) =>
          tryMethods(
            inFront(methods, ({ id }) => id === first),
            request,
            undefined,
            this.#ports.ui,
            ended,
          ),
        ),
      signal,
    );
  }

  async accounts(cloud: Cloud): Promise<readonly KnownAccount[]> {
    const settings = await this.#ports.settings(cloud);
    const request = tokenRequest(cloud, settings, undefined);
    if ('message' in request) return [];
    const chosen = this.#ports.choice.get(cloud)?.id;
    const known = new Map<string, KnownAccount>();
    for (const method of this.#inOrder(settings.methods))
      for (const account of await method.accounts(request))
        if (!known.has(account.id))
          known.set(account.id, { account, method: method.id, chosen: account.id === chosen });
    return [...known.values()];
  }

  async choose(cloud: Cloud, account: Account): Promise<void> {
    await this.#ports.choice.set(cloud, account);
    this.#ports.changed?.(cloud, undefined);
  }

  async signOut(cloud: Cloud, account: Account): Promise<void> {
    this.#shared.endAll(cloud.id);
    for (const method of this.#methods) await method.forget(account, cloud);
    if (this.#ports.choice.get(cloud)?.id === account.id) await this.#ports.choice.set(cloud, undefined);
    this.#ports.changed?.(cloud, undefined);
  }

  async signOutEverywhere(): Promise<void> {
    this.#shared.endAll(undefined);
    for (const method of this.#methods) await method.forget();
    for (const cloud of clouds) {
      await this.#ports.choice.set(cloud, undefined);
      this.#ports.changed?.(cloud, undefined);
    }
  }

  async #run(
    cloud: Cloud,
    claims: string | undefined,
    ended: AbortSignal,
    acquire: (request: TokenRequest, methods: readonly SignInMethod[]) => Promise<SignInAttempt>,
  ): Promise<TokenResult> {
    const settings = await this.#ports.settings(cloud);
    const request = tokenRequest(cloud, settings, claims);
    if ('message' in request) return { kind: 'failed', failure: request };
    const { result, method } = await acquire(request, this.#inOrder(settings.methods));
    // A user who gave up, or signed out meanwhile, hasn't chosen an account.
    if (ended.aborted) return { kind: 'cancelled' };
    if (result.kind === 'token') await this.#saveChoice(cloud, result.token.account, method);
    return result;
  }

  /**
   * Silent only for the chosen account: nothing is sent as an account that the user hasn't seen first. An expired token doesn't turn an
   * app into a user, or a user into an app.
   */
  async #silentThenAsk(
    request: TokenRequest,
    methods: readonly SignInMethod[],
    signal: AbortSignal,
  ): Promise<SignInAttempt> {
    const { choice, ui } = this.#ports;
    const account = choice.get(request.cloud);
    if (account === undefined) return tryMethods(methods, request, undefined, ui, signal);
    const sorted = inFront(methods, ({ id }) => (id === 'appOnly') === (account.kind === 'app'));
    return (
      (await trySilently(sorted, request, account, ui, signal)) ??
      tryMethods(sorted, request, account.kind === 'user' ? account : undefined, ui, signal)
    );
  }

  async #saveChoice(cloud: Cloud, account: Account, method: SignInMethodId | undefined): Promise<void> {
    const before = this.#ports.choice.get(cloud);
    if (before?.id === account.id && before.name === account.name && before.tenantId === account.tenantId) return;
    await this.#ports.choice.set(cloud, account);
    this.#ports.changed?.(cloud, method);
  }

  #inOrder(ids: readonly SignInMethodId[]): readonly SignInMethod[] {
    return ids.flatMap((id) => this.#methods.find((method) => method.id === id) ?? []);
  }
}

const inFront = <T>(items: readonly T[], comesFirst: (item: T) => boolean): readonly T[] => [
  ...items.filter(comesFirst),
  ...items.filter((item) => !comesFirst(item)),
];
