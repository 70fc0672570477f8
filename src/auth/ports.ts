/** What signing in needs from the editor around it. */

/** Keeps secrets; VS Code's SecretStorage has this shape. Other windows see and change the same. */
export interface SecretPort {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
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

export interface SignInUi {
  /** Opens the system browser. False: it could not be opened, or the user did not want it. */
  openBrowser(url: string): PromiseLike<boolean>;
  /** Shows a device code until `done` aborts; the result resolves as soon as the user cancels, or when `done` aborts. */
  showDeviceCode(code: DeviceCode, done: AbortSignal): PromiseLike<'cancelled' | 'done'>;
}
