import * as vscode from 'vscode';
import { clouds } from '../../catalog/index.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { registerRegistrationGuide } from './app-registration/show-registration-guide.ts';
import type { SignInParts } from './commands.ts';
import type { SignInOnDemand } from './sign-in-on-demand.ts';
import { registerCommands } from '../commands.ts';

/** Registers the sign-in commands. Each is loaded when it first runs. */
export function registerSignIn(signIn: SignInOnDemand, target: TargetStatus): vscode.Disposable {
  const parts: SignInParts = { signIn, target };
  const commands = {
    /** @param cloud id of the cloud to sign in to; anything else: that of the target, or the one that the user chooses */
    signIn: async (cloud?: unknown) =>
      (await import('./commands.ts')).signInTo(
        parts,
        clouds.find(({ id }) => id === cloud),
      ),
    signOut: async () => (await import('./commands.ts')).signOut(parts),
    switchAccount: async () => (await import('./commands.ts')).switchAccount(parts),
    setUpAppRegistration: async () => (await import('./commands.ts')).setUp(parts),
    setCredential: async () => (await import('./store-credential-command.ts')).storeCredential(parts),
  };
  return vscode.Disposable.from(registerRegistrationGuide(), registerCommands(commands));
}
