import { generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type * as OidcProvider from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import { clouds } from '../../src/catalog/index.ts';
import { accountOf, accounts, type TestAccount } from './openid-provider-accounts.ts';
import { deviceLoginPage } from './openid-provider-addresses.ts';
import { providerConfiguration, type ProviderState } from './openid-provider-configuration.ts';
import { loginPage } from './openid-provider-pages.ts';

export * from './openid-provider-accounts.ts';

export interface ProviderOptions {
  /** Lifetime of access tokens in seconds; msal renews them five minutes before they expire. */
  readonly tokenLifetime?: number;
  /** Lifetime of device codes in seconds. */
  readonly deviceCodeLifetime?: number;
  /** Seconds between two polls for a device code. */
  readonly interval?: number;
  /** Short names of the permissions that tokens get, whatever is requested; by default, all that are requested. */
  readonly granted?: readonly string[];
  /** Certificate of the app `certificate`, as PEM. */
  readonly certificate?: string;
  /** 0, the default: any free one. */
  readonly port?: number;
}

/** A request to one of Entra's three endpoints, as it arrived. */
export interface SeenRequest {
  /** Host of the authority that it was for. */
  readonly authority: string;
  readonly tenant: string;
  readonly endpoint: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The payload of a verified access token. */
export interface TokenPayload {
  readonly aud: string;
  readonly scp?: string;
  readonly roles?: readonly string[];
  readonly tid: string;
  readonly oid?: string;
  readonly appid: string;
  readonly upn?: string;
  /** Authentication contexts that a claims challenge requested. */
  readonly acrs?: readonly string[];
  readonly exp: number;
}

export interface OpenIdProvider {
  /** `http://127.0.0.1:<port>`: pass it to `loopbackAddress` and `loopbackFetch`. */
  readonly origin: string;
  readonly issuer: string;
  readonly accounts: typeof accounts;
  readonly seen: readonly SeenRequest[];
  /** Every secret that it issued or received: access and refresh tokens, codes, id tokens. */
  readonly secrets: ReadonlySet<string>;
  /** How many access tokens it issued. */
  readonly tokensIssued: number;
  /** Verifies a bearer token for a test Graph; undefined if it isn't a valid token of this provider. */
  verify(accessToken: string): TokenPayload | undefined;
  /** Applies from now on; see the options. */
  tokenLifetime: number;
  /** Rejects refresh tokens of this account from now on. */
  revoke(account: TestAccount): void;
  stop(): Promise<void>;
}

/**
 * A real OpenID provider on loopback that looks like Entra: the paths of the v2.0 endpoints below the host of each authority,
 * Graph's permissions as scopes of Graph's root, `client_info`, and Entra's own form of the device code grant.
 */
export async function startOpenIdProvider(options: ProviderOptions = {}): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entra = await quietly(async () => new EntraLikeProvider(origin, await import('oidc-provider'), options));
  server.on('request', (request, response) => {
    void entra.respond(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  return Object.assign(entra, {
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}

/** All providers of a process sign with the same key, because creating one is slow. */
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

class EntraLikeProvider implements Omit<OpenIdProvider, 'stop'>, ProviderState {
  readonly accounts = accounts;
  readonly seen: SeenRequest[] = [];
  readonly secrets = new Set<string>();
  readonly issuer: string;
  readonly deviceCodeLifetime: number;
  readonly granted: readonly string[] | undefined;
  readonly certificate: string | undefined;
  readonly revoked = new Set<string>();
  readonly contexts = new Map<string, readonly string[]>();
  tokensIssued = 0;
  tokenLifetime: number;
  readonly #interval: number;
  readonly #provider: Provider;

  constructor(
    readonly origin: string,
    oidc: Pick<typeof OidcProvider, 'Provider' | 'interactionPolicy'>,
    options: ProviderOptions,
  ) {
    this.issuer = origin;
    this.tokenLifetime = options.tokenLifetime ?? 3600;
    this.deviceCodeLifetime = options.deviceCodeLifetime ?? 900;
    this.granted = options.granted;
    this.certificate = options.certificate;
    this.#interval = options.interval ?? 1;
    const jwk = { kty: 'RSA', ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' };
    this.#provider = new oidc.Provider(origin, providerConfiguration(this, jwk, oidc.interactionPolicy.base()));
    // Entra accepts its own token endpoint as the audience.
    Object.defineProperty(this.#provider.OIDCContext.prototype, 'clientJwtAuthExpectedAudience', {
      value: () => ({ has: (audience: string) => /^https:\/\/[^/]+\/[^/]+\/oauth2\/v2\.0\/token$/.test(audience) }),
    });
  }

  readonly Grant = (): Provider['Grant'] => this.#provider.Grant;

  async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const [, authority = '', tenant = '', endpoint = ''] =
      /^\/([^/]+)\/([^/]+)\/oauth2\/v2\.0\/(authorize|token|devicecode)$/.exec(url.pathname) ?? [];
    const interaction = /^\/interaction\/[^/]+$/.test(url.pathname);
    if (endpoint === 'authorize') {
      this.#see(authority, tenant, endpoint, url.searchParams);
      redirect(response, `${this.origin}/auth?${this.#authorizeParameters(url.searchParams, tenant).toString()}`);
    } else if (endpoint !== '') {
      const parameters = new URLSearchParams(await text(request));
      this.#see(authority, tenant, endpoint, parameters);
      await this.#token(endpoint, tenant, parameters, response);
    } else if (url.pathname === `/${new URL(deviceLoginPage).host}/devicelogin`)
      redirect(response, `${this.origin}/device`);
    else if (interaction && request.method === 'POST') await this.#login(request, response);
    else if (interaction) {
      const names = Object.values(accounts).map(({ name }) => name);
      response.setHeader('Content-Type', 'text/html').end(loginPage(url.pathname, names));
    } else if (url.pathname.endsWith('/v2.0/.well-known/openid-configuration')) metadata(url.pathname, response);
    else await this.#provider.callback()(request, response);
  }

  verify(accessToken: string): TokenPayload | undefined {
    const [header = '', payload = '', signature = ''] = accessToken.split('.');
    const valid = verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'));
    if (!valid) return undefined;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as TokenPayload;
    return claims.exp > Date.now() / 1000 ? claims : undefined;
  }

  revoke(account: TestAccount): void {
    this.revoked.add(account.objectId);
  }

  #see(authority: string, tenant: string, endpoint: string, parameters: URLSearchParams): void {
    this.seen.push({ authority, tenant, endpoint, parameters: Object.fromEntries(parameters) });
    for (const name of ['client_secret', 'client_assertion', 'code', 'code_verifier', 'refresh_token', 'device_code'])
      this.secrets.add(parameters.get(name) ?? '');
    this.secrets.delete('');
  }

  #authorizeParameters(query: URLSearchParams, tenant: string): URLSearchParams {
    const parameters = new URLSearchParams(query);
    parameters.set('resource', resourceOf(query));
    parameters.set('asked_claims', query.get('claims') ?? '{}');
    parameters.set('asked_tenant', tenant);
    parameters.delete('claims');
    if (query.get('prompt') === 'select_account') parameters.set('prompt', 'login');
    return parameters;
  }

  async #token(endpoint: string, tenant: string, form: URLSearchParams, response: ServerResponse): Promise<void> {
    const parameters = new URLSearchParams(form);
    const deviceGrant = form.get('grant_type') === 'device_code';
    if (deviceGrant) parameters.set('grant_type', 'urn:ietf:params:oauth:grant-type:device_code');
    if (form.has('scope')) parameters.set('resource', resourceOf(form));
    // Entra grants `offline_access` on request; here the refresh token is issued anyway.
    if (form.get('grant_type') === 'refresh_token')
      parameters.set('scope', form.get('scope')?.replace(' offline_access', '') ?? '');
    parameters.set('asked_claims', form.get('claims') ?? '{}');
    parameters.set('asked_tenant', tenant);
    for (const name of ['claims', ...(endpoint === 'devicecode' ? ['grant_type'] : [])]) parameters.delete(name);
    const received = await fetch(`${this.origin}/${endpoint === 'devicecode' ? 'device/auth' : 'token'}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: parameters.toString(),
    });
    const body = (await received.json()) as Record<string, unknown>;
    for (const name of ['access_token', 'refresh_token', 'id_token', 'device_code'])
      if (typeof body[name] === 'string') this.secrets.add(body[name]);
    if (typeof body['access_token'] === 'string') this.tokensIssued++;
    if (endpoint === 'devicecode' && received.ok)
      Object.assign(body, { interval: this.#interval, verification_uri: deviceLoginPage });
    if (deviceGrant && body['error'] === 'access_denied') body['error'] = 'authorization_declined';
    if (typeof body['id_token'] === 'string') body['client_info'] = clientInfo(body['id_token']);
    response.writeHead(received.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }

  async #login(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const account = accountOf(form.get('account'));
    const details = await this.#provider.interactionDetails(request, response);
    const { asked_tenant: tenant } = details.params;
    const declined = `AADSTS65004: User declined to consent to access the app.\r\nTrace ID: ${randomUUID()}`;
    const notInTenant = `AADSTS50020: User account '${account?.name ?? ''}' does not exist in tenant.\r\nTrace ID: ${randomUUID()}`;
    const isAllowed =
      account !== undefined && (typeof tenant !== 'string' || !guid.test(tenant) || tenant === account.tenantId);
    await this.#provider.interactionFinished(
      request,
      response,
      isAllowed
        ? { login: { accountId: account.objectId } }
        : { error: 'access_denied', error_description: account === undefined ? declined : notInTenant },
    );
  }
}

const guid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The Graph root whose permissions are requested. */
const resourceOf = (parameters: URLSearchParams): string =>
  clouds.find(({ graphRoot }) => parameters.get('scope')?.includes(`${graphRoot}/`))?.graphRoot ?? '';

/** What msal builds an account's id from: the user, and the user's home tenant. */
function clientInfo(idToken: string): string {
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Record<string, string>;
  return Buffer.from(JSON.stringify({ uid: claims['oid'], utid: claims['tid'] })).toString('base64url');
}

/** The public metadata of a tenant, by its id or domain. */
function metadata(pathname: string, response: ServerResponse): void {
  const [, host = '', tenant = ''] = pathname.split('/');
  const known = ['organizations', ...Object.values(accounts).flatMap((one) => [one.tenantId, one.name.split('@')[1]])];
  const exists = known.includes(tenant);
  response.writeHead(exists ? 200 : 400, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(exists ? { issuer: `https://${host}/${tenant}/v2.0` } : { error: 'invalid_tenant' }));
}

const redirect = (response: ServerResponse, location: string): void => {
  response.writeHead(303, { Location: location }).end();
};

/** The provider prints warnings that don't matter to a test. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}
