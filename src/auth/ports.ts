import type { Cloud } from '../catalog/index.ts';
import type { Account, SignInFailure } from '../send/access-token.ts';
import type { SignInMethodId } from './methods/sign-in-method.ts';

/** Ends with `dispose`. */
export interface Subscription {
  dispose(): void;
}

/** Keeps secrets; VS Code's SecretStorage has this shape. Other windows see and change the same secrets, with a delay. */
export interface SecretPort {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  /** Fires on every change, in this window and in others. */
  onDidChange(listener: (changed: { readonly key: string }) => void): Subscription;
}

/** What the editor shows the user, to sign in on another device. */
export interface DeviceCode {
  /** What the user types there. */
  readonly userCode: string;
  /** The page where the user types it. */
  readonly verificationUri: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What the user chooses after a method failed: continue with the next one, retry the same one, or stop. */
export type AfterFailure = 'next' | 'retry' | 'stop';

export interface SignInUi {
  /** Opens the system browser. False: it couldn't be opened, or the user declined. */
  openBrowser(url: string): PromiseLike<boolean>;
  /** Shows a device code until `done` aborts; the result resolves as soon as the user cancels, or when `done` aborts. */
  showDeviceCode(code: DeviceCode, done: AbortSignal): PromiseLike<'cancelled' | 'done'>;
  /**
   * Says why signing in to a cloud failed and asks how to continue.
   *
   * @param next the method that would be tried next; undefined: this was the last
   * @param failed the method that failed
   * @param signal aborts when no caller is waiting anymore
   */
  offerNext(
    cloud: Cloud,
    failure: SignInFailure,
    next: SignInMethodId | undefined,
    failed: SignInMethodId,
    signal: AbortSignal,
  ): PromiseLike<AfterFailure>;
}

/** The user's settings for a cloud. Read again for each token. */
export interface SignInSettings {
  /** Application (client) id of the user's own app registration in that cloud; empty if none is set. */
  readonly clientId: string;
  /** Tenant id, a verified domain, or `organizations`; empty means `organizations`. */
  readonly tenant: string;
  /** Delegated scopes: short names, or full URLs of the cloud's Graph. */
  readonly scopes: readonly string[];
  /** In the order in which they are tried. */
  readonly methods: readonly SignInMethodId[];
}

/**
 * Remembers which account is used in each cloud, without any secret. Stores whole accounts, so that a status bar can show them without
 * loading the code that signs in.
 */
export interface AccountChoice {
  get(cloud: Cloud): Account | undefined;
  set(cloud: Cloud, account: Account | undefined): PromiseLike<void>;
}
