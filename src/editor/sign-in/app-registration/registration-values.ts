import { t } from '@vscode/l10n';
import { isGuid } from '../../../catalog/guid.ts';

const domain = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** Means the home tenant of the account that signs in. */
export const anyTenant = 'organizations';

/** Why a text isn't an application (client) id; undefined if it is one. */
export const clientIdFault = (text: string): string | undefined =>
  isGuid(text.trim())
    ? undefined
    : t('The application (client) ID is a GUID. You find it on the overview page of the app registration.');

/**
 * Why a text isn't a tenant; undefined if it is one.
 *
 * @param oneTenant whether only a specific tenant is accepted, as for an app that signs in as itself
 */
export function tenantFault(text: string, oneTenant = false): string | undefined {
  const tenant = text.trim();
  if (isGuid(tenant) || domain.test(tenant)) return undefined;
  if (oneTenant) return t('Enter the tenant’s id (a GUID), or one of its domains, such as contoso.onmicrosoft.com.');
  return tenant === anyTenant
    ? undefined
    : t`Enter the tenant’s id (a GUID), one of its domains, such as contoso.onmicrosoft.com, or ${anyTenant}.`;
}
