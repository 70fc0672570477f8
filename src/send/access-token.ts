import type { Cloud, CloudId } from '../catalog/index.ts';

/** Who a token was issued to. */
export interface Account {
  /** The identity platform's id of the account, unique across tenants (msal's `homeAccountId`); for an app, its client id. */
  readonly id: string;
  /** For people: the user principal name, or the client id of an app. */
  readonly name: string;
  readonly tenantId: string;
  /** `app`: signed in as itself, by client credentials. */
  readonly kind: 'user' | 'app';
}

/** A bearer token for Microsoft Graph. Only `policy.ts` reads its value. */
export interface AccessToken {
  readonly value: string;
  /** The cloud whose Graph it was requested for; useless anywhere else, and must not be disclosed there. */
  readonly cloud: CloudId;
  readonly account: Account;
  /** Delegated scopes or application roles that it names; undefined if it can't be read. For display and advice only. */
  readonly permissions: readonly string[] | undefined;
}

/** A failed sign-in, explained to the user. Contains no secret and no stack. */
export interface SignInFailure {
  /** What went wrong: one plain sentence. */
  readonly message: string;
  /** What to do about it; empty if that is unknown. */
  readonly nextStep: string;
  /** `AADSTS…` code, trace id, correlation id, timestamp: what support asks for. Empty if there are none. */
  readonly details: readonly { readonly name: string; readonly value: string }[];
  /** A page that helps with the next step, such as the one for admin consent. Made from the catalog and the settings only. */
  readonly link?: { readonly label: string; readonly url: string };
  /** What the user can be asked for right away. `credential`: a client secret or certificate for the app and tenant of the settings. */
  readonly remedy?: 'credential';
}

export type TokenResult =
  | { readonly kind: 'token'; readonly token: AccessToken }
  | { readonly kind: 'failed'; readonly failure: SignInFailure }
  /** The user doesn't want to sign in now. */
  | { readonly kind: 'cancelled' };

/**
 * Gets a token for a cloud's Graph: from the cache, silently renewed, or by asking the user to sign in. Called again before
 * each send, because tokens are short-lived.
 *
 * @param claims those that a 401 with a claims challenge asks for, as JSON; a new sign-in has to satisfy them
 */
export type TokenSource = (cloud: Cloud, claims: string | undefined, signal: AbortSignal) => Promise<TokenResult>;
