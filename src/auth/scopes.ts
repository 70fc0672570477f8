import { t } from '@vscode/l10n';
import type { Cloud } from '../catalog/index.ts';
import type { SignInFailure } from '../send/access-token.ts';

/** The scope that an app without a user requests: everything that was granted to it. Must not be combined with other scopes. */
export const appScope = (cloud: Cloud): string => `${cloud.graphRoot}/.default`;

/** OpenID Connect's own; msal requests them automatically. */
const ofOpenId: readonly string[] = ['openid', 'profile', 'offline_access', 'email'];

/**
 * Scopes as the authority expects them: full URLs of the cloud's Graph. A short name alone would mean the global service, in every
 * cloud.
 *
 * @param names short names such as `User.Read`, or full URLs of this cloud's Graph
 */
export function fullScopes(cloud: Cloud, names: readonly string[]): readonly string[] | SignInFailure {
  const scopes = new Set<string>();
  for (const name of names.map((text) => text.trim())) {
    const scope = name.includes('/') ? ofThisGraph(cloud, name) : `${cloud.graphRoot}/${name}`;
    if (scope === undefined || !/^[\w.-]+$/.test(scope.slice(cloud.graphRoot.length + 1)))
      return {
        message: t`The scope ${JSON.stringify(name)} in the settings isn’t a scope of Microsoft Graph in ${cloud.name}.`,
        nextStep: t`Use its short name, such as DeviceManagementScripts.ReadWrite.All, or start it with ${cloud.graphRoot}/.`,
        details: [],
      };
    if (!ofOpenId.includes(name)) scopes.add(scope);
  }
  if (scopes.size > 0) return [...scopes];
  return {
    message: t('The settings contain no scope, so a token would grant nothing.'),
    nextStep: t('Set graphRunStates.signIn.scopes to at least one Microsoft Graph permission.'),
    details: [],
  };
}

const ofThisGraph = (cloud: Cloud, url: string): string | undefined =>
  url.toLowerCase().startsWith(`${cloud.graphRoot}/`)
    ? `${cloud.graphRoot}/${url.slice(cloud.graphRoot.length + 1)}`
    : undefined;
