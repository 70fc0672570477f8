import { clouds, type Cloud, type CloudId } from '../../../src/catalog/index.ts';
import { AppCredentials } from '../../../src/auth/app-credentials.ts';
import { TokenStore } from '../../../src/auth/cache/token-store.ts';
import { createSignIn, type SignIn } from '../../../src/auth/index.ts';
import type { AfterFailure, DeviceCode, SignInSettings } from '../../../src/auth/ports.ts';
import type { SignInMethod, SignInMethodId } from '../../../src/auth/methods/sign-in-method.ts';
import type { Account, SignInFailure, TokenResult } from '../../../src/send/access-token.ts';
import { TestSecrets } from './test-secrets.ts';

/** A cloud of the catalog. */
export function cloudOf(id: CloudId): Cloud {
  const cloud = clouds.find((candidate) => candidate.id === id);
  if (cloud === undefined) throw new Error(`No cloud ${id}`);
  return cloud;
}

export interface WindowOptions {
  readonly secrets?: TestSecrets;
  readonly settings?: Partial<SignInSettings> & { readonly clientId: string };
  /** The global one by default. */
  readonly fetch?: typeof fetch;
  /** What the user does when the browser opens. */
  readonly browser?: (url: string) => Promise<unknown>;
  /** What the user does when a device code is shown. */
  readonly device?: (code: DeviceCode) => Promise<unknown>;
  /** The user’s answers to failed sign-in methods, in order; after those, `stop`. */
  readonly answers?: readonly AfterFailure[];
  readonly methods?: readonly SignInMethod[];
  readonly browserTimeout?: number;
}

/** A window of an editor with its user, as far as signing in needs them. Records what is shown. */
export class TestWindow {
  readonly secrets: TestSecrets;
  readonly opened: string[] = [];
  readonly codes: DeviceCode[] = [];
  /** Whether each shown code is still on the screen. */
  readonly showing: AbortSignal[] = [];
  readonly offers: {
    readonly cloud: CloudId;
    readonly failure: SignInFailure;
    readonly next: SignInMethodId | undefined;
    readonly failed: SignInMethodId;
  }[] = [];
  readonly changes: [CloudId, SignInMethodId | undefined][] = [];
  readonly chosen = new Map<CloudId, Account>();
  settings: SignInSettings;
  readonly signIn: SignIn;
  #browsing: Promise<unknown> = Promise.resolve();

  constructor(options: WindowOptions) {
    this.secrets = options.secrets ?? new TestSecrets();
    this.settings = {
      clientId: '',
      tenant: '',
      scopes: ['DeviceManagementScripts.ReadWrite.All'],
      methods: ['browser', 'deviceCode'],
      ...options.settings,
    };
    const answers = [...(options.answers ?? [])];
    this.signIn = createSignIn({
      tokens: new TokenStore(this.secrets),
      credentials: new AppCredentials(this.secrets),
      ...(options.fetch && { fetch: options.fetch }),
      settings: () => this.settings,
      choice: {
        get: ({ id }) => this.chosen.get(id),
        set: ({ id }, account) => {
          if (account) this.chosen.set(id, account);
          else this.chosen.delete(id);
          return Promise.resolve();
        },
      },
      changed: ({ id }, method) => this.changes.push([id, method]),
      ...(options.methods && { methods: options.methods }),
      ...(options.browserTimeout !== undefined && { browserTimeout: options.browserTimeout }),
      ui: {
        openBrowser: (url) => {
          this.opened.push(url);
          if (options.browser === undefined) return Promise.resolve(false);
          this.#browsing = options.browser(url);
          return Promise.resolve(true);
        },
        showDeviceCode: (code, done) => {
          this.codes.push(code);
          this.showing.push(done);
          const cancel = options.device?.(code).then((choice) => (choice === 'cancelled' ? 'cancelled' : undefined));
          return new Promise((resolve) => {
            done.addEventListener('abort', () => {
              resolve('done');
            });
            void cancel?.then((choice) => {
              if (choice) resolve(choice);
            });
          });
        },
        offerNext: ({ id: cloud }, failure, next, failed) => {
          this.offers.push({ cloud, failure, next, failed });
          return Promise.resolve(answers.shift() ?? 'stop');
        },
      },
    });
  }

  /** Waits until the browser shows its last page. */
  async browserDone(): Promise<void> {
    await this.#browsing;
  }

  token(cloud: CloudId = 'global', claims?: string, signal?: AbortSignal): Promise<TokenResult> {
    return this.signIn.token(cloudOf(cloud), claims, signal ?? new AbortController().signal);
  }
}

/** The token of a result. Throws if there is none. */
export function tokenOf(result: TokenResult): Extract<TokenResult, { kind: 'token' }>['token'] {
  if (result.kind !== 'token') throw new Error(`No token: ${JSON.stringify(result)}`);
  return result.token;
}
