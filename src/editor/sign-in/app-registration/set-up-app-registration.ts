import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Cloud } from '../../../catalog/index.ts';
import { askInDialog, showProgress } from '../../messages/messages.ts';
import { clientIdOf, keepClientId, keepTenant, tenantOf } from '../settings.ts';
import { askForValue } from './ask-for-value.ts';
import { checkTenant } from './check-tenant.ts';
import { anyTenant, clientIdFault, tenantFault } from './registration-values.ts';
import { closeRegistrationGuide, showRegistrationGuide } from './show-registration-guide.ts';

/**
 * Explains the app registration of a cloud, asks for its client id and tenant, checks what can be checked without signing in,
 * and saves them in the user's settings.
 *
 * @returns whether the cloud has a registration now
 */
export async function setUpAppRegistration(cloud: Cloud): Promise<boolean> {
  // Not awaited yet, so that the question opens first: what is typed while the guide opens must not go into a file.
  const guide = showRegistrationGuide(cloud);
  const title = t`App Registration for ${cloud.name}`;
  const clientId = await askForValue(
    {
      title,
      step: 1,
      totalSteps: 2,
      prompt: t('Application (client) ID, from the overview of the app registration'),
      placeholder: '11111111-2222-3333-4444-555555555555',
      value: clientIdOf(cloud),
      validate: clientIdFault,
    },
    cloud,
  );
  await guide;
  if (clientId === undefined) return false;
  const tenant = await askForTenant(cloud, title, { step: 2, totalSteps: 2 });
  if (tenant === undefined) return false;
  return (await keepClientId(cloud, clientId)) && (await keepTenant(cloud, tenant));
}

/** As `setUpAppRegistration`, as a step before something else: closes the guide once there is a registration. */
export async function setUpFirst(cloud: Cloud): Promise<boolean> {
  const done = await setUpAppRegistration(cloud);
  if (done) await closeRegistrationGuide(cloud);
  return done;
}

/**
 * Asks for a tenant until it is found in the cloud, or the user wants to use it anyway.
 *
 * @param oneTenant whether only a specific tenant is accepted, as for an app that signs in as itself
 */
export async function askForTenant(
  cloud: Cloud,
  title: string,
  { step, totalSteps, oneTenant = false }: { step?: number; totalSteps?: number; oneTenant?: boolean },
): Promise<string | undefined> {
  let value = tenantOf(cloud);
  for (;;) {
    const tenant = await askForValue(
      {
        title,
        step,
        totalSteps,
        prompt: oneTenant
          ? t('Directory (tenant) ID, or a domain of the tenant')
          : t`Directory (tenant) ID, or a domain of the tenant; or '${anyTenant}' for the tenant of the account that signs in`,
        placeholder: 'contoso.onmicrosoft.com',
        value: oneTenant && value === anyTenant ? '' : value,
        validate: (text) => tenantFault(text, oneTenant),
      },
      cloud,
    );
    if (tenant === undefined || (await isAccepted(cloud, tenant))) return tenant;
    value = tenant;
  }
}

async function isAccepted(cloud: Cloud, tenant: string): Promise<boolean> {
  const check = await showProgress(
    { location: vscode.ProgressLocation.Notification, title: t`Looking for ${tenant} in ${cloud.name}…` },
    () => checkTenant(cloud, tenant, globalThis.fetch, new AbortController().signal),
  );
  if (check.kind === 'exists') return true;
  const host = new URL(cloud.authority).host;
  const [message, detail] =
    check.kind === 'unknown'
      ? [
          t`Tenant ${tenant} wasn’t found in ${cloud.name}.`,
          t('Check its spelling, and whether it is in another cloud.'),
        ]
      : [
          t`Couldn’t verify that tenant ${tenant} exists.`,
          t`${host} returned an unexpected response. Check your network and proxy.`,
        ];
  const keepIt = { title: t('Use It Anyway') };
  // Closing the dialog goes back to the question, which can be dismissed, too.
  const edit = { title: t('Edit'), isCloseAffordance: true };
  return (await askInDialog('warning', message, detail, edit, keepIt)) === keepIt;
}

/**
 * Says that a cloud needs an app registration, and helps to set one up.
 *
 * @returns whether there is one now
 */
export async function offerAppRegistration(cloud: Cloud): Promise<boolean> {
  const setUp = t('Set Up App Registration…');
  const choice = await askInDialog(
    'information',
    t`To send to ${cloud.name}, you need your own app registration.`,
    t(
      'Microsoft Graph accepts requests from apps that are registered in your tenant. The next steps show how to register one in a few minutes. Nothing was sent.',
    ),
    setUp,
  );
  return choice === setUp && (await setUpFirst(cloud));
}
