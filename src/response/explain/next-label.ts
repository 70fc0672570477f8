import type { NextAction } from './words.ts';

/** What the button of a next action says. */
export function nextLabel(action: NextAction): string {
  switch (action.kind) {
    case 'find-out':
      return 'Check with GET';
    case 'sign-in-again':
      return 'Sign In Again';
    case 'select-target':
      return 'Select Target';
    case 'set-up-app':
      return 'Set Up App Registration';
    case 'send-again':
      return 'Send Again';
    default:
      return action satisfies never;
  }
}
