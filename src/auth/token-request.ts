import { t } from '@vscode/l10n';
import { isGuid } from '../catalog/guid.ts';
import type { Cloud } from '../catalog/index.ts';
import type { SignInFailure } from '../send/access-token.ts';
import type { SignInSettings } from './ports.ts';
import { fullScopes } from './scopes.ts';
import type { TokenRequest } from './methods/sign-in-method.ts';

/** Makes the request for a token from the settings, or says what is wrong with them: they become parts of URLs. */
export function tokenRequest(
  cloud: Cloud,
  settings: SignInSettings,
  claims: string | undefined,
): TokenRequest | SignInFailure {
  const clientId = settings.clientId.trim();
  const tenant = settings.tenant.trim() || 'organizations';
  const signIn = `graphRunStates.signIn.${cloud.id}`;
  if (clientId === '')
    return failure(
      t`The settings contain no client id for ${cloud.name}.`,
      t('Run “Graph Run States: Set Up App Registration…”.'),
    );
  if (!isGuid(clientId))
    return failure(
      t`The client id for ${cloud.name} in the settings isn’t a GUID.`,
      t`Set ${signIn}.clientId to the “Application (client) ID” of the app registration.`,
    );
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(tenant))
    return failure(
      t`The tenant for ${cloud.name} in the settings is neither a GUID nor a domain.`,
      t`Set ${signIn}.tenant to the tenant’s id, one of its domains, or leave it empty.`,
    );
  const scopes = fullScopes(cloud, settings.scopes);
  return 'message' in scopes ? scopes : { cloud, clientId, tenant, scopes, claims };
}

const failure = (message: string, nextStep: string): SignInFailure => ({ message, nextStep, details: [] });
