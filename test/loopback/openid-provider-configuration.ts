import { createPublicKey } from 'node:crypto';
import type { ClientMetadata, Configuration, interactionPolicy, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { accountOf, apps, clientSecret, contoso } from './openid-provider-accounts.ts';
import { deviceCodePage, deviceConfirmPage, donePage } from './openid-provider-pages.ts';

/** The provider's settings, and what can change while it runs. */
export interface ProviderState {
  /** Seconds. */
  readonly tokenLifetime: number;
  readonly deviceCodeLifetime: number;
  /** Short names of the granted permissions, whatever is requested; undefined: all that are requested. */
  readonly granted: readonly string[] | undefined;
  /** PEM */
  readonly certificate: string | undefined;
  /** Object ids of accounts whose refresh tokens are rejected. */
  readonly revoked: ReadonlySet<string>;
  /** The authentication contexts that the last sign-in of an account requested, by object id. */
  readonly contexts: Map<string, readonly string[]>;
  /** The provider's own constructor of grants, once the provider exists. */
  readonly Grant: () => Provider['Grant'];
}

const known = ['DeviceManagementScripts.ReadWrite.All', 'DeviceManagementConfiguration.ReadWrite.All', 'User.Read'];

/** Makes a standard OpenID provider issue tokens as Entra does for Graph. */
export function providerConfiguration(
  state: ProviderState,
  signingKey: { readonly kty: string },
  policy: ReturnType<typeof interactionPolicy.base>,
): Configuration {
  // Signing in includes consent: there is only one page.
  policy.get('consent')?.checks.remove('native_client_prompt');
  return {
    clients: clientsOf(state.certificate),
    jwks: { keys: [signingKey] },
    cookies: { keys: ['test'] },
    extraParams: ['asked_claims', 'asked_tenant'],
    claims: { openid: ['sub', 'oid', 'tid'], profile: ['preferred_username', 'name'] },
    conformIdTokenClaims: false,
    enabledJWA: { clientAuthSigningAlgValues: ['PS256'] },
    clientAuthMethods: ['none', 'client_secret_post', 'private_key_jwt'],
    pkce: { required: (_, client) => client.clientAuthMethod === 'none' },
    rotateRefreshToken: false,
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: () => state.tokenLifetime,
      ClientCredentials: () => state.tokenLifetime,
      DeviceCode: state.deviceCodeLifetime,
      RefreshToken: 86_400,
      Grant: 86_400,
      Session: 86_400,
      Interaction: 3600,
      IdToken: 3600,
    },
    findAccount: (_, sub, token) => {
      const account = accountOf(sub);
      if (account === undefined || (token?.kind === 'RefreshToken' && state.revoked.has(sub))) return undefined;
      const { name, objectId, tenantId } = account;
      return {
        accountId: sub,
        claims: () => ({ sub, oid: objectId, tid: tenantId, preferred_username: name, name }),
      };
    },
    loadExistingGrant: (ctx) => grantAll(ctx, state),
    extraTokenClaims: (_, token) => tokenClaims(token, state),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: {
        enabled: true,
        userCodeInputSource: (ctx, form) => {
          ctx.body = deviceCodePage(form);
        },
        userCodeConfirmSource: (ctx, form) => {
          ctx.body = deviceConfirmPage(form);
        },
        successSource: (ctx) => {
          ctx.body = donePage();
        },
      },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, root) => ({
          scope: [...(state.granted ?? known), '.default'].map((name) => `${root}/${name}`).join(' '),
          audience: root,
          accessTokenFormat: 'jwt',
          accessTokenTTL: state.tokenLifetime,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

/** The app for users, and the apps that sign in as themselves. */
function clientsOf(certificate: string | undefined): ClientMetadata[] {
  const appOnly = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };
  const clients: ClientMetadata[] = [
    {
      client_id: apps.user,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
      redirect_uris: ['http://localhost'],
    },
    {
      ...appOnly,
      client_id: apps.secret,
      client_secret: clientSecret,
      token_endpoint_auth_method: 'client_secret_post',
    },
  ];
  if (certificate !== undefined)
    clients.push({
      ...appOnly,
      client_id: apps.certificate,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'PS256',
      jwks: { keys: [{ kty: 'RSA', ...createPublicKey(certificate).export({ format: 'jwk' }) }] },
    });
  return clients;
}

async function grantAll(
  ctx: KoaContextWithOIDC,
  state: ProviderState,
): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, params = {} } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const { resource, scope, asked_claims: claims } = params;
  const grant = new (state.Grant())({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile offline_access email');
  if (typeof resource === 'string' && typeof scope === 'string') grant.addResourceScope(resource, scope);
  state.contexts.set(session.accountId, typeof claims === 'string' ? contextsIn(claims) : []);
  await grant.save();
  return grant;
}

/** The authentication contexts that claims request. */
function contextsIn(claims: string): readonly string[] {
  const requested = JSON.parse(claims) as { access_token?: { acrs?: { value?: string } } };
  const value = requested.access_token?.acrs?.value;
  return value === undefined ? [] : [value];
}

/** What Entra puts into access tokens for Graph, as far as it is read here. */
function tokenClaims(token: object, { contexts, granted = known.slice(0, 1) }: ProviderState): Record<string, unknown> {
  const { accountId, clientId, scope = '' } = token as Partial<Record<'accountId' | 'clientId' | 'scope', string>>;
  const account = accountOf(accountId);
  if (account === undefined) return { tid: contoso, appid: clientId, roles: granted };
  return {
    tid: account.tenantId,
    oid: account.objectId,
    upn: account.name,
    appid: clientId,
    scp: scope
      .split(' ')
      .map((name) => name.slice(name.lastIndexOf('/') + 1))
      .join(' '),
    acrs: contexts.get(account.objectId) ?? [],
  };
}
