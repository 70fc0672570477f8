import { t } from '@vscode/l10n';
import { ConfidentialClientApplication, type NodeAuthOptions } from '@azure/msal-node';
import type { Cloud } from '../../catalog/index.ts';
import type { Account, SignInFailure, TokenResult } from '../../send/access-token.ts';
import type { AppCredential, AppCredentials } from '../app-credentials.ts';
import { explainFailure } from '../failure/explain-failure.ts';
import { orNothing } from '../guarded-secrets.ts';
import { AuthorityNetwork } from '../network.ts';
import { msalConfiguration } from '../public-client.ts';
import { registrationName, type Registration } from '../registration.ts';
import { appScope } from '../scopes.ts';
import { claimsOf } from '../token-permissions.ts';
import { unlessAborted } from '../abort.ts';
import type { TokenRequest, SignInMethod } from './sign-in-method.ts';
import { readCertificate } from './read-certificate.ts';

/** How many milliseconds before its expiry a token counts as expired, as in msal. */
const EXPIRY_MARGIN = 5 * 60_000;

interface CachedToken {
  readonly result: TokenResult & { readonly kind: 'token' };
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Signs in as the app itself, with its client secret or certificate, without asking the user. Its tokens stay in memory. */
export class AppOnlyMethod implements SignInMethod {
  readonly id = 'appOnly';
  readonly #credentials: AppCredentials;
  readonly #fetch: typeof fetch;
  readonly #tokens = new Map<string, CachedToken>();

  constructor(credentials: AppCredentials, fetchFunction: typeof fetch) {
    this.#credentials = credentials;
    this.#fetch = fetchFunction;
  }

  async accounts(request: TokenRequest): Promise<readonly Account[]> {
    const credential = await orNothing(this.#credentials.get(request), undefined);
    return credential ? [appAccount(request, undefined)] : [];
  }

  silent(request: TokenRequest): Promise<TokenResult | undefined> {
    const cached = this.#tokens.get(registrationName(request));
    const usable =
      request.claims === undefined && cached !== undefined && cached.expiresAt - EXPIRY_MARGIN > Date.now();
    return Promise.resolve(usable ? cached.result : undefined);
  }

  async interactive(request: TokenRequest, _account: Account | undefined, signal: AbortSignal): Promise<TokenResult> {
    const result = await unlessAborted(this.#acquire(request, signal), signal);
    return result === 'aborted' ? { kind: 'cancelled' } : result;
  }

  async forget(account?: Account, cloud?: Cloud): Promise<void> {
    for (const [key, { result }] of this.#tokens)
      if ((!cloud || result.token.cloud === cloud.id) && (!account || result.token.account.id === account.id))
        this.#tokens.delete(key);
    await this.#credentials.forget(account?.id, cloud);
  }

  async #acquire(request: TokenRequest, signal: AbortSignal): Promise<TokenResult> {
    if (multiTenant.has(request.tenant.toLowerCase())) return failed(needsOneTenant());
    const network = new AuthorityNetwork(request.cloud, this.#fetch, signal);
    try {
      const credential = await this.#credentials.get(request);
      if (credential === undefined) return failed(noCredential(request, await this.#credentials.stored(request.cloud)));
      const proof = await proofOf(credential);
      if ('message' in proof) return failed(proof);
      const configuration = msalConfiguration(request, network);
      const msal = new ConfidentialClientApplication({ ...configuration, auth: { ...configuration.auth, ...proof } });
      const result = await msal.acquireTokenByClientCredential({
        scopes: [appScope(request.cloud)],
        ...(request.claims !== undefined && { claims: request.claims }),
      });
      if (result === null) return { kind: 'cancelled' };
      return this.#keep(request, result.accessToken, result.expiresOn);
    } catch (error) {
      return failed(explainFailure(error, network.fault, { ...request, method: this.id }));
    }
  }

  #keep(request: TokenRequest, value: string, expiresOn: Date | null): TokenResult {
    const { permissions, tenantId } = claimsOf(value);
    const account = appAccount(request, tenantId);
    const result = { kind: 'token', token: { value, cloud: request.cloud.id, account, permissions } } as const;
    this.#tokens.set(registrationName(request), { result, expiresAt: expiresOn?.getTime() ?? 0 });
    return result;
  }
}

const appAccount = ({ clientId, tenant }: TokenRequest, tenantId: string | undefined): Account => ({
  id: clientId,
  name: clientId,
  tenantId: tenantId ?? tenant,
  kind: 'app',
});

async function proofOf(
  credential: AppCredential,
): Promise<Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate'> | SignInFailure> {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.value };
    case 'certificate': {
      const certificate = await readCertificate(credential.path, credential.passphrase);
      return 'message' in certificate ? certificate : { clientCertificate: { ...certificate } };
    }
    default:
      return credential satisfies never;
  }
}

const failed = (failure: SignInFailure): TokenResult => ({ kind: 'failed', failure });

/** These don't name a specific tenant. */
const multiTenant: ReadonlySet<string> = new Set(['organizations', 'common', 'consumers']);

const needsOneTenant = (): SignInFailure => ({
  message: t('An app signs in to a specific tenant, and the settings don’t name one.'),
  nextStep: t('Enter the tenant’s id, or one of its domains, in the settings.'),
  details: [],
});

/**
 * Says which app and tenant have no credential, and which others have one: it isn't used instead.
 *
 * @param stored the registrations in the cloud that have one
 */
function noCredential(
  { clientId, tenant, cloud }: Registration,
  stored: readonly Pick<Registration, 'clientId' | 'tenant'>[],
): SignInFailure {
  const isSameApp = (other: Pick<Registration, 'clientId'>): boolean => other.clientId === clientId.toLowerCase();
  const [other] = [...stored].sort((a, b) => Number(isSameApp(b)) - Number(isSameApp(a)));
  const elsewhere =
    other &&
    (isSameApp(other)
      ? t`The one for tenant ${other.tenant} is only used there.`
      : t`The one for app ${other.clientId} in tenant ${other.tenant} is only used there.`);
  return {
    message: [
      t`No client secret or certificate is stored for app ${clientId} in tenant ${tenant} of ${cloud.name}.`,
      ...(elsewhere === undefined ? [] : [elsewhere]),
    ].join(' '),
    nextStep: t('Run “Graph Run States: Set Client Secret or Certificate…”.'),
    details: [],
    remedy: 'credential',
  };
}
