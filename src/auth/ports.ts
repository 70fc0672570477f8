import type { Cloud } from '../catalog/index.ts';
import type { Account, SignInFailure } from '../send/access-token.ts';
import type { SignInMethodId } from './methods/sign-in-method.ts';

/** Ends with `dispose`. */
export interface Subscription {
  dispose(): void;
}

/** Keeps secrets; VS Code's SecretStorage has this shape. Other windows see and change the same, some time later. */
export interface SecretPort {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  /** Fires on every change, in this window and in others. */
  onDidChange(listener: (changed: { readonly key: string }) => void): Subscription;
}

/** What the user is shown to sign in on another device. */
export interface DeviceCode {
  /** What the user types there. */
  readonly userCode: string;
  /** Where. */
  readonly verificationUri: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What the user does about a failed method: continue with the next one, try the same again, or leave it. */
export type AfterFailure = 'next' | 'retry' | 'stop';

export interface SignInUi {
  /** Opens the system browser. False: it could not be opened, or the user did not want it. */
  openBrowser(url: string): PromiseLike<boolean>;
  /** Shows a device code until `done` aborts; the result resolves as soon as the user cancels, or when `done` aborts. */
  showDeviceCode(code: DeviceCode, done: AbortSignal): PromiseLike<'cancelled' | 'done'>;
  /**
   * Says why signing in to a cloud failed and asks how to continue.
   *
   * @param next the method that would be tried next; undefined: this was the last
   * @param failed the method that failed
   * @param signal aborts when no caller is waiting for the response
   */
  offerNext(
    cloud: Cloud,
    failure: SignInFailure,
    next: SignInMethodId | undefined,
    failed: SignInMethodId,
    signal: AbortSignal,
  ): PromiseLike<AfterFailure>;
}

/** What the user has set for a cloud. Read again for each token. */
export interface SignInSettings {
  /** Application (client) id of the user's own app registration in that cloud; empty where none is set. */
  readonly clientId: string;
  /** Tenant id, a verified domain, or `organizations`; empty means `organizations`. */
  readonly tenant: string;
  /** Delegated scopes: short names, or full URLs of the cloud's Graph. */
  readonly scopes: readonly string[];
  /** In the order in which they are tried. */
  readonly methods: readonly SignInMethodId[];
}

/**
 * Remembers which account is used in each cloud, without any secret. Whole accounts, so that a status bar can show them without
 * loading what signs in.
 */
export interface AccountChoice {
  get(cloud: Cloud): Account | undefined;
  set(cloud: Cloud, account: Account | undefined): PromiseLike<void>;
}
