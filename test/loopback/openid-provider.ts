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
  /** Seconds that access tokens live; msal renews them five minutes before their end. */
  readonly tokenLifetime?: number;
  /** Seconds that device codes live. */
  readonly deviceCodeLifetime?: number;
  /** Seconds between two polls for a device code. */
  readonly interval?: number;
  /** Short names of the permissions that tokens get, whatever is asked for; by default all that are asked for. */
  readonly granted?: readonly string[];
  /** Certificate of the app `certificate`, as PEM. */
  readonly certificate?: string;
  /** 0: any free one. */
  readonly port?: number;
}

/** A request of Entra's three endpoints, as it came. */
export interface SeenRequest {
  /** Host of the authority that it was meant for. */
  readonly authority: string;
  readonly tenant: string;
  readonly endpoint: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a verified access token says. */
export interface TokenPayload {
  readonly aud: string;
  readonly scp?: string;
  readonly roles?: readonly string[];
  readonly tid: string;
  readonly oid?: string;
  readonly appid: string;
  readonly upn?: string;
  /** Authentication contexts that a claims challenge has asked for. */
  readonly acrs?: readonly string[];
  readonly exp: number;
}

export interface OpenIdProvider {
  /** `http://127.0.0.1:<port>`: give it to `loopbackAddress` and `loopbackFetch`. */
  readonly origin: string;
  readonly issuer: string;
  readonly accounts: typeof accounts;
  readonly seen: readonly SeenRequest[];
  /** Every secret that it gave out or was given: access and refresh tokens, codes, id tokens. */
  readonly secrets: ReadonlySet<string>;
  /** How many access tokens it gave out. */
  readonly tokensIssued: number;
  /** What a test Graph does with a bearer token; undefined: not a valid token of this provider. */
  verify(accessToken: string): TokenPayload | undefined;
  /** From now on; see the options. */
  tokenLifetime: number;
  /** From now on, refresh tokens of this account are not taken any more. */
  revoke(account: TestAccount): void;
  stop(): Promise<void>;
}

/**
 * A real OpenID provider on loopback, dressed as Entra: the paths of the v2.0 endpoints below the host of each authority, Graph's
 * permissions as scopes of Graph's root, `client_info`, and Entra's own form of the device code grant.
 */
export async function startOpenIdProvider(options: ProviderOptions = {}): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entra = await quietly(async () => new DressedProvider(origin, await import('oidc-provider'), options));
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

/** What every provider of a process signs with: a key is slow to make. */
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

class DressedProvider implements Omit<OpenIdProvider, 'stop'>, ProviderState {
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
    // Entra takes its own token endpoint as audience.
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

  #authorizeParameters(asked: URLSearchParams, tenant: string): URLSearchParams {
    const parameters = new URLSearchParams(asked);
    parameters.set('resource', resourceOf(asked));
    parameters.set('asked_claims', asked.get('claims') ?? '{}');
    parameters.set('asked_tenant', tenant);
    parameters.delete('claims');
    if (asked.get('prompt') === 'select_account') parameters.set('prompt', 'login');
    return parameters;
  }

  async #token(endpoint: string, tenant: string, asked: URLSearchParams, response: ServerResponse): Promise<void> {
    const parameters = new URLSearchParams(asked);
    const deviceGrant = asked.get('grant_type') === 'device_code';
    if (deviceGrant) parameters.set('grant_type', 'urn:ietf:params:oauth:grant-type:device_code');
    if (asked.has('scope')) parameters.set('resource', resourceOf(asked));
    // Entra grants it to whoever asks; here the refresh token comes anyway.
    if (asked.get('grant_type') === 'refresh_token')
      parameters.set('scope', asked.get('scope')?.replace(' offline_access', '') ?? '');
    parameters.set('asked_claims', asked.get('claims') ?? '{}');
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
    const foreign = `AADSTS50020: User account '${account?.name ?? ''}' does not exist in tenant.\r\nTrace ID: ${randomUUID()}`;
    const welcome =
      account !== undefined && (typeof tenant !== 'string' || !guid.test(tenant) || tenant === account.tenantId);
    await this.#provider.interactionFinished(
      request,
      response,
      welcome
        ? { login: { accountId: account.objectId } }
        : { error: 'access_denied', error_description: account === undefined ? declined : foreign },
    );
  }
}

const guid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The Graph root whose permissions are asked for. */
const resourceOf = (parameters: URLSearchParams): string =>
  clouds.find(({ graphRoot }) => parameters.get('scope')?.includes(`${graphRoot}/`))?.graphRoot ?? '';

/** What msal makes an account's id of: the user, and the tenant that the user is at home in. */
function clientInfo(idToken: string): string {
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Record<string, string>;
  return Buffer.from(JSON.stringify({ uid: claims['oid'], utid: claims['tid'] })).toString('base64url');
}

/** What everybody may ask about a tenant, by its id or domain. */
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

/** The provider warns on the console of what a test does not need to heed. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}
