import type { SignInMethodId } from '../../auth/sign-in-method.ts';
import type { Cloud } from '../../catalog/index.ts';
import { chooseCloud } from './choose-cloud.ts';
import { trustedOrExplained } from '../workspace-trust.ts';
import type { SignInParts } from './register-sign-in.ts';
import { showError, showInformation } from '../messages.ts';

/**
 * Signs in to a cloud, with whichever account.
 *
 * @param cloud undefined: that of the target, or the one that the user chooses
 * @param method to begin with; undefined: the first that fits
 */
export async function signInTo({ signIn, target }: SignInParts, cloud?: Cloud, method?: SignInMethodId): Promise<void> {
  if (!(await trustedOrExplained())) return;
  const chosen = await chooseCloud('Sign In', cloud ?? target.cloud);
  if (chosen === undefined) return;
  const session = await signIn.session();
  const result = await session.signIn(chosen, method, new AbortController().signal);
  switch (result.kind) {
    case 'token':
      await confirm(result.token.account.name, chosen, { signIn, target });
      break;
    case 'failed':
      if (!session.wasShown(result.failure))
        void showError(`${result.failure.message} ${result.failure.nextStep}`.trim());
      break;
    case 'cancelled':
      break;
    default:
      result satisfies never;
  }
}

async function confirm(account: string, cloud: Cloud, { target }: SignInParts): Promise<void> {
  const select = `Send to ${cloud.name}`;
  const choice = await showInformation(
    `Signed in to ${cloud.name} as ${account}.`,
    ...(target.cloud?.id === cloud.id ? [] : [select]),
  );
  if (choice === select) await target.choose({ kind: 'cloud', cloud });
}
