import * as vscode from 'vscode';
import { claimsOf } from '../../auth/token-permissions.ts';
import { unlessAborted } from '../../auth/abort.ts';
import type { TokenRequest, SignInMethod } from '../../auth/methods/sign-in-method.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { Account, TokenResult } from '../../send/access-token.ts';
import { noProvider, sessionFailure } from './vscode-session-failure.ts';
import { scopesOrChallenge, acceptsChallenges } from './vscode-session-request.ts';

/** What this method needs besides VS Code's `authentication`. */
export interface VSCodeMethodPorts {
  /** The id of the provider for a cloud; undefined: there is none. */
  readonly providerOf: (cloud: Cloud) => string | undefined;
  /** Remembers the accounts that the user has chosen here: VS Code's own list of accounts is for all extensions. */
  readonly storage: vscode.Memento;
}

type ProviderAccount = vscode.AuthenticationSessionAccountInformation;

/**
 * The Microsoft account of VS Code, used with the app registration of the user. VS Code keeps and renews its tokens, and asks
 * before an extension may use an account for the first time.
 */
export class VSCodeMethod implements SignInMethod {
  readonly id = 'vscode';
  readonly #ports: VSCodeMethodPorts;

  constructor(ports: VSCodeMethodPorts) {
    this.#ports = ports;
  }

  async accounts(request: TokenRequest): Promise<readonly Account[]> {
    const results = await Promise.all(
      this.#chosen(request.cloud).map((account) => this.#session(request, { silent: true, account })),
    );
    return results.flatMap((result) => (result?.kind === 'token' ? [result.token.account] : []));
  }

  async silent(request: TokenRequest, { id }: Account, signal: AbortSignal): Promise<TokenResult | undefined> {
    const account = this.#chosen(request.cloud).find((other) => other.id === id);
    if (account === undefined || request.claims !== undefined) return undefined;
    const result = await unlessAborted(this.#session(request, { silent: true, account }), signal);
    return result === 'aborted' ? { kind: 'cancelled' } : result;
  }

  async interactive(request: TokenRequest, account: Account | undefined, signal: AbortSignal): Promise<TokenResult> {
    const known = this.#chosen(request.cloud).find(({ id }) => id === account?.id);
    const result = await unlessAborted(
      this.#session(request, {
        ...(known ? { account: known } : { clearSessionPreference: true }),
        ...(request.claims === undefined || acceptsChallenges ? { createIfNone: true } : { forceNewSession: true }),
      }),
      signal,
    );
    if (result === undefined || result === 'aborted') return { kind: 'cancelled' };
    if (result.kind === 'token') await this.#choose(request.cloud, result.token.account);
    return result;
  }

  /** VS Code itself stays signed in; use its Accounts menu to sign out. */
  async forget(account?: Account, cloud?: Cloud): Promise<void> {
    for (const key of this.#ports.storage.keys()) {
      if (!key.startsWith(keyPrefix) || (cloud && key !== keyOf(cloud))) continue;
      const left = account ? this.#read(key).filter(({ id }) => id !== account.id) : [];
      await this.#ports.storage.update(key, left.length > 0 ? left : undefined);
    }
  }

  async #session(
    request: TokenRequest,
    options: vscode.AuthenticationGetSessionOptions,
  ): Promise<TokenResult | undefined> {
    const provider = this.#ports.providerOf(request.cloud);
    if (provider === undefined) return { kind: 'failed', failure: noProvider(request.cloud) };
    try {
      const session = await vscode.authentication.getSession(provider, scopesOrChallenge(request), options);
      if (session === undefined) return undefined;
      const { tenantId = request.tenant, permissions } = claimsOf(session.accessToken);
      const account: Account = { id: session.account.id, name: session.account.label, tenantId, kind: 'user' };
      return { kind: 'token', token: { value: session.accessToken, cloud: request.cloud.id, account, permissions } };
    } catch (error) {
      return sessionFailure(error, request);
    }
  }

  #chosen(cloud: Cloud): readonly ProviderAccount[] {
    return this.#read(keyOf(cloud));
  }

  async #choose(cloud: Cloud, { id, name: label }: Account): Promise<void> {
    const others = this.#chosen(cloud).filter((other) => other.id !== id);
    await this.#ports.storage.update(keyOf(cloud), [{ id, label }, ...others]);
  }

  #read(key: string): readonly ProviderAccount[] {
    return this.#ports.storage.get(key, []);
  }
}

const keyPrefix = 'signIn.vscode.';
/** By cloud, not by provider: clouds that share a provider stay separate. */
const keyOf = ({ id }: Cloud): string => `${keyPrefix}${id}`;
