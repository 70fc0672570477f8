/** What an access token says about itself, as far as it can be read. For display and advice: none of it is verified. */
export interface TokenClaims {
  /** Delegated scopes (`scp`) and application roles (`roles`); undefined if the token names neither. */
  readonly permissions: readonly string[] | undefined;
  /** `tid` */
  readonly tenantId: string | undefined;
}

/** Reads the payload of a JWT. An opaque token, or one of another form, isn't an error: Graph may change the format of its tokens. */
export function claimsOf(accessToken: string): TokenClaims {
  const payload = payloadOf(accessToken);
  const scopes =
    typeof payload['scp'] === 'string' ? payload['scp'].split(' ').filter((name) => name !== '') : undefined;
  const roles = Array.isArray(payload['roles'])
    ? payload['roles'].filter((role): role is string => typeof role === 'string')
    : undefined;
  return {
    permissions: scopes === undefined && roles === undefined ? undefined : [...(scopes ?? []), ...(roles ?? [])],
    tenantId: typeof payload['tid'] === 'string' ? payload['tid'] : undefined,
  };
}

function payloadOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
