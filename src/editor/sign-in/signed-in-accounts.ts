import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { AccountChoice } from '../../auth/ports.ts';
import type { SignInMethodId } from '../../auth/methods/sign-in-method.ts';
import type { Cloud, CloudId } from '../../catalog/index.ts';
import type { Account } from '../../send/access-token.ts';

/** What the last token of an account said; for display only. */
export interface SignInDetails {
  readonly method: SignInMethodId | undefined;
  /** Undefined if the token can't be read. */
  readonly permissions: readonly string[] | undefined;
}

interface Remembered extends Partial<SignInDetails> {
  readonly account: Account;
}

/** The account that each cloud is used with, remembered for all windows. Holds no secret, and loads nothing that signs in. */
export class SignedInAccounts implements AccountChoice, vscode.Disposable {
  readonly #storage: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor({ globalState, secrets }: Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>) {
    this.#storage = globalState;
    const look = (): void => {
      this.#changed.fire();
    };
    // Another window may have signed in or out: its secrets change here, too, and one comes back to this window to go on.
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      secrets.onDidChange(look),
      vscode.window.onDidChangeWindowState(look),
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

  /** Keeps what a token said, unless another account is signed in by now. */
  async note(cloud: Cloud, account: Account, details: SignInDetails): Promise<void> {
    const before = this.#remembered(cloud);
    if (before?.account.id !== account.id) return;
    // Each request of many comes here.
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
