import * as vscode from 'vscode';

/** The steps of the walkthrough in package.json, in their order. Each is ticked once it has really happened. */
export const steps = ['write', 'see', 'fix', 'send', 'read', 'signIn'] as const;

export type Step = (typeof steps)[number];

/** The context key that ticks a step. */
export const stepKey = (step: Step): string => `graphRunStates.did.${step}`;

/** Ticks a step. VS Code remembers it, for all windows; ticking it again costs next to nothing. */
export function tick(step: Step): void {
  void vscode.commands.executeCommand('setContext', stepKey(step), true);
}
