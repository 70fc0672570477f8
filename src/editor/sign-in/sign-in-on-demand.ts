import type { Disposable, ExtensionContext } from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import type { SignInSession } from './sign-in-session.ts';
import { SignedInAccounts } from './signed-in-accounts.ts';

/** Loads what signs in when it is first needed. */
export class SignInOnDemand implements Disposable {
  /** The signed-in accounts, as far as they are known without asking the user or a service. */
  readonly accounts: SignedInAccounts;
  readonly #context: ExtensionContext;
  #session: Promise<SignInSession> | undefined;

  constructor(context: ExtensionContext) {
    this.#context = context;
    this.accounts = new SignedInAccounts(context);
  }

  /** The session of this window. */
  session(): Promise<SignInSession> {
    this.#session ??= import('./sign-in-session.ts').then(
      (module) => new module.SignInSession(this.#context, this.accounts),
    );
    return this.#session;
  }

  /** Provides the tokens for `send`. */
  readonly token: TokenSource = async (cloud, claims, signal) => (await this.session()).token(cloud, claims, signal);

  dispose(): void {
    this.accounts.dispose();
    void this.#session?.then((session) => {
      session.dispose();
    });
  }
}
