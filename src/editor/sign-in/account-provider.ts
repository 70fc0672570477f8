import { parsedUrl } from '../../catalog/parsed-url.ts';
import type { Cloud } from '../../catalog/index.ts';
import { foreignUserSetting } from '../settings.ts';

const global = 'microsoft';
const sovereign = 'microsoft-sovereign-cloud';

/**
 * The id of VS Code's own account provider for a cloud. That of the national clouds is there only where its setting names one,
 * and serves that one alone.
 *
 * @returns undefined: VS Code has none for this cloud
 */
export function accountProviderOf(cloud: Cloud): string | undefined {
  if (cloud.id === 'global') return global;
  return authorityOfSovereignProvider() === new URL(cloud.authority).hostname ? sovereign : undefined;
}

/** Source: the provider's settings and the Azure environments that it takes its endpoints from. */
function authorityOfSovereignProvider(): string | undefined {
  switch (foreignUserSetting(sovereign, 'environment')) {
    case 'USGovernment':
      return 'login.microsoftonline.us';
    case 'ChinaCloud':
      // Its own name for it, `login.chinacloudapi.cn`, is an alias of the same authority.
      return 'login.partner.microsoftonline.cn';
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
