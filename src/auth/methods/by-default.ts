import type { Cloud } from '../../catalog/index.ts';
import type { SignInMethodId } from './sign-in-method.ts';

/** What decides which sign-in methods can work in a window. */
export interface Host {
  /** VS Code's `env.remoteName`: undefined where the extensions run on the user's own machine. */
  readonly remoteName: string | undefined;
  /** VS Code's `env.uiKind`. */
  readonly uiKind: 'desktop' | 'web';
  /** Whether VS Code's Microsoft account provider supports this host (`env.uriScheme`); it doesn't in code-server and forks. */
  readonly knownHost: boolean;
  readonly cloud: Cloud;
  /** Whether VS Code's `microsoft-sovereign-cloud` provider is configured for this cloud. */
  readonly sovereignProvider: boolean;
  /** Whether a client secret or certificate is stored for the app. */
  readonly hasAppCredential: boolean;
}

/**
 * The order in which sign-in methods are tried if the user has set none.
 *
 * - If an app credential is stored, the user wants to use it.
 * - VS Code's own provider works locally and remotely, but only in hosts that it supports, and for a national cloud only if it is configured.
 * - The browser returns to `http://localhost` on the machine where the extension runs, so it has to run on the same machine.
 * - A device code works everywhere, but tenants block it because of phishing: on a desktop it comes last.
 */
export function defaultMethods({
  remoteName,
  uiKind,
  knownHost,
  cloud,
  sovereignProvider,
  hasAppCredential,
}: Host): readonly SignInMethodId[] {
  const providerSupportsCloud = cloud.id === 'global' || sovereignProvider;
  const local = remoteName === undefined && uiKind === 'desktop';
  return [
    ...(hasAppCredential ? (['appOnly'] as const) : []),
    ...(knownHost && providerSupportsCloud ? (['vscode'] as const) : []),
    ...(local ? (['browser'] as const) : []),
    'deviceCode',
  ];
}
