import * as vscode from 'vscode';
import type { TokenRequest } from '../../auth/methods/sign-in-method.ts';

/** What VS Code accepts in place of scopes to satisfy a claims challenge. VS Code's types have it since the version below. */
interface Challenge {
  /** As in a `WWW-Authenticate` header. */
  readonly wwwAuthenticate: string;
  readonly fallbackScopes: readonly string[];
}

/**
 * Whether this VS Code accepts challenges. Older ones create a new session instead, in which the identity platform may ask for more. Source:
 * microsoft/vscode pull request 268006, released with 1.105.
 */
export const acceptsChallenges = isAtLeast(vscode.version, 1, 105);

/**
 * What to ask an account provider for: a token for the user's own app and tenant. Scopes that begin with `VSCODE_` are
 * instructions to the provider, which it doesn't send on.
 */
export function scopesOrChallenge({ clientId, tenant, scopes, claims }: TokenRequest): readonly string[] {
  const wanted = [`VSCODE_CLIENT_ID:${clientId}`, `VSCODE_TENANT:${tenant}`, ...scopes];
  if (claims === undefined || !acceptsChallenges) return wanted;
  const encoded = Buffer.from(claims, 'utf8').toString('base64');
  const challenge: Challenge = {
    wwwAuthenticate: `Bearer error="insufficient_claims", claims="${encoded}"`,
    fallbackScopes: wanted,
  };
  // The types are those of the oldest VS Code that this extension supports, which accepts only scopes.
  return challenge as unknown as readonly string[];
}

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [actualMajor = 0, actualMinor = 0] = version.split('.').map(Number);
  return actualMajor > major || (actualMajor === major && actualMinor >= minor);
}
