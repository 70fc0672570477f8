import { t } from '@vscode/l10n';
/** Source: the ids of the Microsoft identity platform are GUIDs. */
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const domain = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** Signs in to the tenant of whoever signs in. */
export const anyTenant = 'organizations';

export const isGuid = (text: string): boolean => guid.test(text.trim());

/** Why a text is no application (client) id; undefined if it is one. */
export const clientIdFault = (text: string): string | undefined =>
  isGuid(text)
    ? undefined
    : t('The application (client) ID is a GUID. You find it on the overview page of the app registration.');

/**
 * Why a text names no tenant; undefined if it does.
 *
 * @param oneTenant an app that signs in as itself does so in one tenant
 */
export function tenantFault(text: string, oneTenant = false): string | undefined {
  const tenant = text.trim();
  if (guid.test(tenant) || domain.test(tenant)) return undefined;
  if (oneTenant) return t('Enter the tenant’s id (a GUID), or one of its domains, such as contoso.onmicrosoft.com.');
  return tenant === anyTenant
    ? undefined
    : t`Enter the tenant’s id (a GUID), one of its domains, such as contoso.onmicrosoft.com, or ${anyTenant}.`;
}
