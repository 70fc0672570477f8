import { t } from '@vscode/l10n';
import { isGuid } from '../../../catalog/guid.ts';

const domain = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** Signs in to the user's own tenant. */
export const anyTenant = 'organizations';

/** Why a text isn't an application (client) id; undefined if it is one. */
export const clientIdFault = (text: string): string | undefined =>
  isGuid(text.trim())
    ? undefined
    : t('The application (client) ID is a GUID. You find it on the overview page of the app registration.');

/**
 * Why a text names no tenant; undefined if it does.
 *
 * @param oneTenant an app that signs in as itself does so in one tenant
 */
export function tenantFault(text: string, oneTenant = false): string | undefined {
  const tenant = text.trim();
  if (isGuid(tenant) || domain.test(tenant)) return undefined;
  if (oneTenant) return t('Enter the tenant’s id (a GUID), or one of its domains, such as contoso.onmicrosoft.com.');
  return tenant === anyTenant
    ? undefined
    : t`Enter the tenant’s id (a GUID), one of its domains, such as contoso.onmicrosoft.com, or ${anyTenant}.`;
}
