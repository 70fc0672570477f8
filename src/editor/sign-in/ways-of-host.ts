import * as vscode from 'vscode';
import type { AppCredentials } from '../../auth/app-credentials.ts';
import { defaultWays } from '../../auth/default-ways.ts';
import { orNothing } from '../../auth/guarded-secrets.ts';
import type { WayId } from '../../auth/way.ts';
import type { Cloud } from '../../catalog/index.ts';
import { accountProviderOf } from './account-provider.ts';
import { chosenWays, clientIdOf } from './settings.ts';

/** The builds of VS Code whose address Microsoft's account provider comes back to. Source: its list of supported clients. */
const knownSchemes = ['vscode', 'vscode-insiders', 'vscode-wsl', 'vscode-exploration'];
const knownHosts = ['vscode.dev', 'github.dev'];

/**
 * The ways of signing in to a cloud, in order: those of the setting, else those that fit where this window runs. An app whose
 * credential is stored can always be signed in as.
 */
export async function waysOfHost(cloud: Cloud, credentials: AppCredentials): Promise<readonly WayId[]> {
  const chosen = chosenWays();
  const hasAppCredential = (await orNothing(credentials.get(cloud, clientIdOf(cloud)), undefined)) !== undefined;
  if (chosen.length > 0) return hasAppCredential ? [...new Set([...chosen, 'appOnly' as const])] : chosen;
  const { remoteName, uiKind, uriScheme, appHost } = vscode.env;
  return defaultWays({
    remoteName,
    uiKind: uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
    knownHost: knownSchemes.includes(uriScheme) || knownHosts.includes(appHost),
    cloud,
    sovereignProvider: cloud.id !== 'global' && accountProviderOf(cloud) !== undefined,
    hasAppCredential,
  });
}
