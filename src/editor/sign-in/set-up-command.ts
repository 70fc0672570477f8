import { chooseCloud } from './choose-cloud.ts';
import type { SignInParts } from './register-sign-in.ts';
import { setUpAppRegistration } from './app-registration/set-up-app-registration.ts';
import { signInTo } from './commands.ts';
import { showInformation } from '../messages.ts';

/** Sets up the app registration of the target's cloud, or of the one that the user chooses, and offers to sign in with it. */
export async function setUp(parts: SignInParts): Promise<void> {
  const cloud = await chooseCloud('Set Up App Registration', parts.target.cloud);
  if (cloud === undefined || !(await setUpAppRegistration(cloud))) return;
  const signIn = 'Sign In';
  const choice = await showInformation(
    `The app registration for ${cloud.name} is in your settings. Sign in to see whether it has all permissions.`,
    signIn,
  );
  if (choice === signIn) await signInTo(parts, cloud);
}
