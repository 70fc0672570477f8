import type { Disposable, ExtensionContext } from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import type { SignInSession } from './sign-in-session.ts';
import { SignedInAccounts } from './signed-in-accounts.ts';

/** Signing in: nothing is loaded before the user does. */
export class SignInOnDemand implements Disposable {
  /** Who is signed in, as far as that is known without asking. */
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

  /** Gives `send` its tokens. */
  readonly token: TokenSource = async (cloud, claims, signal) => (await this.session()).token(cloud, claims, signal);

  dispose(): void {
    this.accounts.dispose();
    void this.#session?.then((session) => {
      session.dispose();
    });
  }
}
