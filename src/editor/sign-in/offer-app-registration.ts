import type { Cloud } from '../../catalog/index.ts';
import { setUpFirst } from './app-registration/set-up-app-registration.ts';
import { askInDialog } from '../messages.ts';

/**
 * Says that a cloud needs an app registration, and leads through setting one up.
 *
 * @returns whether there is one now
 */
export async function offerAppRegistration(cloud: Cloud): Promise<boolean> {
  const setUp = 'Set Up App Registration…';
  const choice = await askInDialog(
    'information',
    `To send to ${cloud.name}, you need your own app registration.`,
    'Microsoft Graph accepts requests from apps that are registered in your tenant. The next steps show how to register one in a few minutes. Nothing was sent.',
    setUp,
  );
  return choice === setUp && (await setUpFirst(cloud));
}
