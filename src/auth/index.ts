/** The only file that the editor imports for signing in, with `await import()`: msal comes with it. */
import type { Cloud } from '../catalog/index.ts';
import type { Account, TokenResult, TokenSource } from '../send/access-token.ts';
import type { AppCredentials } from './app-credentials.ts';
import type { TokenStore } from './cache/token-store.ts';
import type { AccountChoice, SignInSettings, SignInUi } from './ports.ts';
import { SignInMethods } from './sign-in.ts';
import type { SignInMethod, SignInMethodId } from './sign-in-method.ts';
import { AppOnlyMethod } from './methods/app-only.ts';
import { BrowserMethod } from './methods/browser.ts';
import { DeviceCodeMethod } from './methods/device-code.ts';

export { claimsOf } from './token-permissions.ts';

export interface SignInOptions {
  readonly tokens: TokenStore;
  readonly credentials: AppCredentials;
  readonly ui: SignInUi;
  readonly settings: (cloud: Cloud) => SignInSettings | PromiseLike<SignInSettings>;
  readonly choice: AccountChoice;
  /** Ways that the editor brings, such as VS Code's own provider. They go before ours of the same id. */
  readonly methods?: readonly SignInMethod[];
  /**
   * Called after the account of a cloud has changed: signed in, switched or signed out.
   *
   * @param method by which somebody has signed in; undefined: switched or signed out
   */
  readonly changed?: (cloud: Cloud, method: SignInMethodId | undefined) => void;
  /** For everything that goes to the authority; by default the global one, as it is at the time of each call. */
  readonly fetch?: typeof fetch;
  /** Milliseconds that the user has in the browser; by default five minutes. */
  readonly browserTimeout?: number;
}

export interface KnownAccount {
  readonly account: Account;
  readonly method: SignInMethodId;
  /** Whether it is the one that the next send uses. */
  readonly chosen: boolean;
}

export interface SignIn {
  /** Silent where possible, else asks way by way. Concurrent calls for a cloud share one sign-in. */
  readonly token: TokenSource;
  /**
   * Asks the user to sign in, with whichever account, and chooses it.
   *
   * @param first the way to begin with; undefined: the first of the settings
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

/** Everything that signs in to Microsoft Graph, for one window. */
export function createSignIn(options: SignInOptions): SignIn {
  const { tokens, credentials, ui, methods: methods = [], browserTimeout } = options;
  const fetchNow: typeof fetch = options.fetch ?? ((...args) => globalThis.fetch(...args));
  return new SignInMethods(
    [
      ...methods,
      new BrowserMethod(tokens, fetchNow, ui, browserTimeout),
      new DeviceCodeMethod(tokens, fetchNow, ui),
      new AppOnlyMethod(credentials, fetchNow),
    ],
    options,
  );
}
