import type { Cloud } from '../../catalog/index.ts';
import type { Account, TokenResult } from '../../send/access-token.ts';

/** A sign-in method, as the setting names it. */
export type SignInMethodId = 'browser' | 'deviceCode' | 'vscode' | 'appOnly';

/** What a token is requested for. */
export interface TokenRequest {
  readonly cloud: Cloud;
  /** The application (client) id of the user's own app registration in that cloud. */
  readonly clientId: string;
  /** Tenant id, a verified domain, or `organizations`. */
  readonly tenant: string;
  /** Delegated scopes as full URLs of the cloud's Graph. */
  readonly scopes: readonly string[];
  /** The claims of a claims challenge, as JSON. */
  readonly claims: string | undefined;
}

/** A method of getting a token. It never throws for what a user, a tenant or a network can cause. */
export interface SignInMethod {
  readonly id: SignInMethodId;
  /** Methods with the same store have the same accounts, so only one of them is tried silently. Absent: the method has its own. */
  readonly store?: object;
  /** Accounts that can be used without asking, the most recently used first. */
  accounts(request: TokenRequest): Promise<readonly Account[]>;
  /**
   * A token from the cache, or silently renewed; undefined if the user has to be asked. A request with claims is never silent for users: the
   * service that issued the claims wants them to sign in again.
   */
  silent(request: TokenRequest, account: Account, signal: AbortSignal): Promise<TokenResult | undefined>;
  /** Asks the user to sign in. @param account to suggest; undefined: any */
  interactive(request: TokenRequest, account: Account | undefined, signal: AbortSignal): Promise<TokenResult>;
  /** Forgets an account, or all accounts of this method; in one cloud, or in all. */
  forget(account?: Account, cloud?: Cloud): Promise<void>;
}
