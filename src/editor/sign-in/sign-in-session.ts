import * as vscode from 'vscode';
import { AppCredentials } from '../../auth/app-credentials.ts';
import { TokenStore } from '../../auth/cache/token-store.ts';
import { createSignIn, type SignIn } from '../../auth/index.ts';
import type { SignInMethodId } from '../../auth/methods/sign-in-method.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { SignInFailure, TokenResult } from '../../send/access-token.ts';
import { restrictedModeReason } from '../workspace-trust.ts';
import { BrowserWait, openInBrowser } from './browser.ts';
import { showDeviceCode } from './device-code.ts';
import { accountProviderOf, methodsOfHost } from './host-methods.ts';
import { offerAppRegistration } from './app-registration/set-up-app-registration.ts';
import { offerNextMethod } from './offer-next-method.ts';
import { clientIdOf, registrationOf, scopesSetting } from './settings.ts';
import type { SignedInAccounts } from './signed-in-accounts.ts';
import { VSCodeMethod } from './vscode-method.ts';

/** Signs in for this window: connects msal to VS Code's secrets, dialogs and settings. Loaded at its first use. */
export class SignInSession implements vscode.Disposable {
  readonly credentials: AppCredentials;
  readonly #tokens: TokenStore;
  readonly #accounts: SignedInAccounts;
  readonly #signIn: SignIn;
  readonly #browser = new BrowserWait();
  readonly #shown = new WeakSet<SignInFailure>();
  /** Failures after which the registration was set up again. */
  readonly #fixed = new WeakSet<SignInFailure>();

  constructor({ secrets, globalState }: vscode.ExtensionContext, accounts: SignedInAccounts) {
    this.#accounts = accounts;
    this.credentials = new AppCredentials(secrets);
    this.#tokens = new TokenStore(secrets);
    this.#signIn = createSignIn({
      tokens: this.#tokens,
      credentials: this.credentials,
      choice: accounts,
      changed: (cloud, method) => {
        const account = accounts.get(cloud);
        if (account && method) void accounts.note(cloud, account, { method, permissions: undefined });
      },
      methods: [new VSCodeMethod({ providerOf: accountProviderOf, storage: globalState })],
      settings: async (cloud) => ({
        ...registrationOf(cloud),
        scopes: scopesSetting(),
        methods: await methodsOfHost(cloud, this.credentials, accounts.get(cloud)),
      }),
      ui: {
        openBrowser: async (url) => {
          const opened = await openInBrowser(url);
          if (opened) this.#browser.show();
          return opened;
        },
        showDeviceCode: (code, done) => {
          this.#browser.hide();
          return showDeviceCode(code, done);
        },
        offerNext: async (cloud, failure, next, failed, signal) => {
          this.#browser.hide();
          this.#shown.add(failure);
          const answer = await offerNextMethod(cloud, failure, next, failed, this.credentials, signal);
          if (answer !== 'set-up') return answer;
          // A sign-in keeps the registration that it began with, so a new one has to begin.
          this.#fixed.add(failure);
          return 'stop';
        },
      },
    });
  }

  /** Gets a token from the cache if possible, else asks the user to sign in, and to set up what that needs. */
  token(cloud: Cloud, claims: string | undefined, signal: AbortSignal): Promise<TokenResult> {
    return this.#getToken(cloud, signal, (aborted) => this.#signIn.token(cloud, claims, aborted));
  }

  /** Asks the user to sign in, with any account. @param first the method to start with; undefined: the first suitable one */
  signIn(cloud: Cloud, first: SignInMethodId | undefined, signal: AbortSignal): Promise<TokenResult> {
    // `token` doesn't need this: a send itself shows what it is waiting for.
    return this.#getToken(cloud, signal, (aborted) =>
      this.#browser.during(aborted, (ended) => this.#signIn.signIn(cloud, first, ended)),
    );
  }

  /** Whether the dialog that offers the next method has already shown a failure to the user. */
  wasShown(failure: SignInFailure): boolean {
    return this.#shown.has(failure);
  }

  /** Lists, selects and signs out the known accounts. */
  get known(): Pick<SignIn, 'accounts' | 'choose' | 'signOut' | 'signOutEverywhere'> {
    return this.#signIn;
  }

  dispose(): void {
    this.#tokens.dispose();
    this.credentials.dispose();
  }

  async #getToken(
    cloud: Cloud,
    signal: AbortSignal,
    run: (signal: AbortSignal) => Promise<TokenResult>,
  ): Promise<TokenResult> {
    // A send doesn't get this far; this is for anything else that may ask for a token.
    if (!vscode.workspace.isTrusted)
      return { kind: 'failed', failure: { message: restrictedModeReason(), nextStep: '', details: [] } };
    if (clientIdOf(cloud) === '' && !(await offerAppRegistration(cloud))) return { kind: 'cancelled' };
    for (;;) {
      const result = await run(signal);
      if (result.kind === 'failed' && this.#fixed.delete(result.failure)) continue;
      if (result.kind === 'token') await this.#note(cloud, result.token);
      return result;
    }
  }

  /** Records, for the status bar, which permissions the account of a cloud has, and how it signed in. */
  async #note(cloud: Cloud, { account, permissions }: Extract<TokenResult, { kind: 'token' }>['token']): Promise<void> {
    const known = this.#accounts.detailsOf(cloud).method;
    const method = known ?? (await this.#signIn.accounts(cloud)).find(({ chosen }) => chosen)?.method;
    await this.#accounts.note(cloud, account, { method, permissions });
  }
}
