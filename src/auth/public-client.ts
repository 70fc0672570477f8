import { InteractionRequiredAuthError, LogLevel, PublicClientApplication } from '@azure/msal-node';
import type { AccountInfo, AuthenticationResult, Configuration } from '@azure/msal-node';
import type { Cloud } from '../catalog/index.ts';
import type { Account, TokenResult } from '../send/access-token.ts';
import { CachePlugin } from './cache/plugin.ts';
import type { TokenStore } from './cache/token-store.ts';
import type { Registration } from './registration.ts';
import { AuthorityNetwork } from './network.ts';
import { claimsOf } from './token-permissions.ts';

/**
 * The part of msal's configuration that all clients of a cloud share. It contains the endpoints, so that msal doesn't ask a discovery
 * service, which would be the global one for every cloud, and no environment variable of msal can send a secret to a regional host.
 */
export function msalConfiguration(
  { cloud, clientId, tenant }: Registration,
  network: AuthorityNetwork,
): Configuration & { readonly auth: { readonly authority: string } } {
  const endpoints = `${cloud.authority}/{tenantid}`;
  return {
    auth: {
      clientId,
      authority: `${cloud.authority}/${tenant}`,
      knownAuthorities: [new URL(cloud.authority).host],
      authorityMetadata: JSON.stringify({
        authorization_endpoint: `${endpoints}/oauth2/v2.0/authorize`,
        token_endpoint: `${endpoints}/oauth2/v2.0/token`,
        issuer: `${endpoints}/v2.0`,
        jwks_uri: `${endpoints}/discovery/v2.0/keys`,
      }),
      // Graph may respond with a claims challenge, which leads to a new sign-in.
      clientCapabilities: ['CP1'],
    },
    system: {
      networkClient: network,
      loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false, logLevel: LogLevel.Error },
    },
  };
}

/** msal's client for users, made for one operation: it ends with that operation's signal, and keeps only that operation's fault. */
export class PublicClient {
  readonly network: AuthorityNetwork;
  readonly msal: PublicClientApplication;

  constructor(request: Registration, store: TokenStore, fetchFunction: typeof fetch, signal: AbortSignal) {
    this.network = new AuthorityNetwork(request.cloud, fetchFunction, signal);
    this.msal = new PublicClientApplication({
      ...msalConfiguration(request, this.network),
      cache: { cachePlugin: new CachePlugin(store, request, signal) },
    });
  }

  /** msal's own form of an account; undefined if no account with that id is signed in. */
  async find({ id, tenantId }: Account): Promise<AccountInfo | undefined> {
    const known = (await this.accounts()).filter(({ homeAccountId }) => homeAccountId === id);
    return known.find((account) => account.tenantId === tenantId) ?? known[0];
  }

  accounts(): Promise<readonly AccountInfo[]> {
    return this.msal.getTokenCache().getAllAccounts();
  }

  /** Whether the authority, or an empty cache, requires asking the user. */
  needsUser(error: unknown): boolean {
    const { fault } = this.network;
    if (fault?.kind === 'server') return userErrors.has(fault.error.error);
    return fault === undefined && error instanceof InteractionRequiredAuthError;
  }
}

/** OAuth errors that a new sign-in may fix. */
const userErrors: ReadonlySet<string> = new Set([
  'invalid_grant',
  'interaction_required',
  'login_required',
  'consent_required',
]);

export const accountOf = ({ homeAccountId, username, name, tenantId }: AccountInfo): Account => ({
  id: homeAccountId,
  name: username || (name ?? homeAccountId),
  tenantId,
  kind: 'user',
});

/** A token of a user. */
export function userToken({ accessToken, account }: AuthenticationResult, cloud: Cloud): TokenResult {
  const { permissions, tenantId } = claimsOf(accessToken);
  // No account means no id token: openid is always requested, so only a service other than the authority does that.
  const known: Account = account ? accountOf(account) : { id: '', name: '', tenantId: tenantId ?? '', kind: 'user' };
  return { kind: 'token', token: { value: accessToken, cloud: cloud.id, account: known, permissions } };
}
