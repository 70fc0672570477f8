import { t } from '@vscode/l10n';
import { newerPermission, readingPermission } from '../catalog/permissions.ts';

import { routeOfUrl } from '../catalog/routes.ts';
import type { Permission } from '../catalog/model.ts';
import { anyOf } from '../texts/list-text.ts';
import { isWrite } from './prepared-request.ts';

/** Why Graph may reject a request with 403: the token doesn't name what the sources require for its route. */
export interface PermissionAdvice {
  /** `none`: nothing that the sources name; `replaced`: only what an announcement says is no longer enough. */
  readonly kind: 'none' | 'replaced';
  readonly granted: readonly string[];
  /** Any one of them is enough. */
  readonly wanted: readonly string[];
}

/**
 * Checks whether a token names one of the permissions that the sources know for a route. This is only advice: Graph decides.
 *
 * @param granted what the token names; undefined if it can't be read
 * @returns undefined if there is nothing to say, or if it can't be determined
 */
export function permissionAdvice(
  { method, url }: { readonly method: string; readonly url: string },
  granted: readonly string[] | undefined,
): PermissionAdvice | undefined {
  const match = routeOfUrl(url);
  // Compiled facts include no permissions.
  if (match === undefined || match.standing === 'compiled' || granted === undefined) return undefined;
  const documented = match.route.documentedPermissions?.permissions ?? [];
  const names = (permissions: readonly string[]): boolean =>
    permissions.some((permission) => granted.some((other) => other.toLowerCase() === permission.toLowerCase()));
  const enough = (permissions: readonly Permission[]): string[] =>
    isWrite(method) ? [...permissions] : [...permissions.map(readingPermission), ...permissions];
  const shown = (permissions: readonly Permission[]): string[] =>
    isWrite(method) ? [...permissions] : permissions.map(readingPermission);
  const { permission: newer, replaces } = newerPermission;
  if (names(enough([newer, ...documented.filter((permission) => permission !== replaces)]))) return undefined;
  if (names(enough([replaces]))) return { kind: 'replaced', granted, wanted: shown([newer]) };
  return { kind: 'none', granted, wanted: shown([newer, ...documented]) };
}

/** The advice in plain words. @param account who the token was issued to */
export function permissionAdviceMessage({ kind, granted, wanted }: PermissionAdvice, account: string): string {
  switch (kind) {
    case 'replaced':
      return t`Graph may return 403: the token of ${account} has ${granted.join(', ')}, and Microsoft announced that this request now requires ${anyOf(wanted)}.`;
    case 'none':
      return granted.length === 0
        ? t`Graph will probably return 403: the token of ${account} has no permission, and this request requires ${anyOf(wanted)}.`
        : t`Graph will probably return 403: the token of ${account} has ${granted.join(', ')}, and this request requires ${anyOf(wanted)}.`;
    default:
      return kind satisfies never;
  }
}
