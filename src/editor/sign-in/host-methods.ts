import * as vscode from 'vscode';
import type { AppCredentials } from '../../auth/app-credentials.ts';
import { defaultMethods } from '../../auth/methods/by-default.ts';
import { orNothing } from '../../auth/guarded-secrets.ts';
import type { SignInMethodId } from '../../auth/methods/sign-in-method.ts';
import { clouds, type Cloud, type CloudId } from '../../catalog/url/clouds.ts';
import { parsedUrl } from '../../catalog/url/parsed-url.ts';
import type { Account } from '../../send/access-token.ts';
import { foreignUserSetting } from '../settings.ts';
import { chosenMethods, registrationOf } from './settings.ts';

/** The builds of VS Code to which Microsoft's account provider can redirect. Source: its list of supported clients. */
const knownSchemes = ['vscode', 'vscode-insiders', 'vscode-wsl', 'vscode-exploration'];
const knownHosts = ['vscode.dev', 'github.dev'];

/**
 * The sign-in methods of a cloud, in order: those of the setting, else those that work where this window runs. An app whose credential is
 * stored can always sign in.
 *
 * @param account the one that was used last. An app stays an app even if the settings now name another tenant or client id: the user should
 * learn that there is no credential for these, not be signed in as a user instead
 */
export async function methodsOfHost(
  cloud: Cloud,
  credentials: AppCredentials,
  account: Account | undefined,
): Promise<readonly SignInMethodId[]> {
  const chosen = chosenMethods();
  const credential = await orNothing(credentials.get(registrationOf(cloud)), undefined);
  const hasAppCredential = credential !== undefined || account?.kind === 'app';
  if (chosen.length > 0) return hasAppCredential ? [...new Set([...chosen, 'appOnly' as const])] : chosen;
  const { remoteName, uiKind, uriScheme, appHost } = vscode.env;
  return defaultMethods({
    remoteName,
    uiKind: uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
    knownHost: knownSchemes.includes(uriScheme) || knownHosts.includes(appHost),
    cloud,
    sovereignProvider: cloud.id !== 'global' && accountProviderOf(cloud) !== undefined,
    hasAppCredential,
  });
}

const global = 'microsoft';
const sovereign = 'microsoft-sovereign-cloud';

/**
 * The id of VS Code's own account provider for a cloud. The provider for national clouds works only for the one that its setting names.
 *
 * @returns undefined: VS Code has no provider for this cloud
 */
export function accountProviderOf(cloud: Cloud): string | undefined {
  if (cloud.id === 'global') return global;
  return authorityOfSovereignProvider() === new URL(cloud.authority).hostname ? sovereign : undefined;
}

const authorityOf = (id: CloudId): string | undefined =>
  parsedUrl(clouds.find((cloud) => cloud.id === id)?.authority ?? '')?.hostname;

/** Source: the provider's settings and the Azure environments from which it gets its endpoints. */
function authorityOfSovereignProvider(): string | undefined {
  switch (foreignUserSetting(sovereign, 'environment')) {
    case 'USGovernment':
      return authorityOf('usGovL4');
    case 'ChinaCloud':
      // The provider's own name for it, `login.chinacloudapi.cn`, is an alias of the same authority.
      return authorityOf('china');
    case 'custom': {
      const endpoint = foreignUserSetting(sovereign, 'customEnvironment');
      const url = (endpoint as { readonly activeDirectoryEndpointUrl?: unknown } | undefined)
        ?.activeDirectoryEndpointUrl;
      return typeof url === 'string' ? parsedUrl(url)?.hostname : undefined;
    }
    default:
      return undefined;
  }
}
