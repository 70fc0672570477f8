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
    `To send to ${cloud.name}, you need an app registration of your own.`,
    'Microsoft Graph takes requests from apps that are registered in your tenant. The next steps explain how to register one, which takes a few minutes. Nothing has been sent.',
    setUp,
  );
  return choice === setUp && (await setUpFirst(cloud));
}
