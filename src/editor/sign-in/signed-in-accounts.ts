import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { AccountChoice } from '../../auth/ports.ts';
import type { SignInMethodId } from '../../auth/methods/sign-in-method.ts';
import type { Cloud, CloudId } from '../../catalog/index.ts';
import type { Account } from '../../send/access-token.ts';

/** What is known from the last token of an account; for display only. */
export interface SignInDetails {
  readonly method: SignInMethodId | undefined;
  /** Undefined if the token can't be read. */
  readonly permissions: readonly string[] | undefined;
}

interface Remembered extends Partial<SignInDetails> {
  readonly account: Account;
}

/** The account that each cloud is used with, remembered for all windows. Contains no secrets, and loads nothing that signs in. */
export class SignedInAccounts implements AccountChoice, vscode.Disposable {
  readonly #storage: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor({ globalState, secrets }: Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>) {
    this.#storage = globalState;
    const notify = (): void => {
      this.#changed.fire();
    };
    // Another window may have signed in or out. That changes the secrets here, too, and the user then comes back to this window.
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      secrets.onDidChange(notify),
      vscode.window.onDidChangeWindowState(notify),
    );
  }

  get(cloud: Cloud): Account | undefined {
    return this.#remembered(cloud)?.account;
  }

  async set(cloud: Cloud, account: Account | undefined): Promise<void> {
    const before = this.#remembered(cloud);
    await this.#store(cloud.id, account && { ...(before?.account.id === account.id ? before : {}), account });
  }

  /** What is known about how the account of a cloud signed in. */
  detailsOf(cloud: Cloud): SignInDetails {
    const { method, permissions } = this.#remembered(cloud) ?? {};
    return { method, permissions };
  }

  /** Remembers the details of a token, unless another account is signed in by now. */
  async note(cloud: Cloud, account: Account, details: SignInDetails): Promise<void> {
    const before = this.#remembered(cloud);
    if (before?.account.id !== account.id) return;
    // This is called for each of many requests.
    if (isDeepStrictEqual({ method: undefined, permissions: undefined, ...before }, { account, ...details })) return;
    await this.#store(cloud.id, { account, ...details });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #remembered(cloud: Cloud): Remembered | undefined {
    return this.#storage.get<Remembered>(keyOf(cloud.id));
  }

  async #store(cloud: CloudId, remembered: Remembered | undefined): Promise<void> {
    await this.#storage.update(keyOf(cloud), remembered);
    this.#changed.fire();
  }
}

const keyOf = (cloud: CloudId): string => `signIn.account.${cloud}`;
