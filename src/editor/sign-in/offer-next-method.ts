import { t } from '@vscode/l10n';
import type { AppCredentials } from '../../auth/app-credentials.ts';
import type { AfterFailure } from '../../auth/ports.ts';
import type { SignInMethodId } from '../../auth/methods/sign-in-method.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { SignInFailure } from '../../send/access-token.ts';
import { askForCredentialOf } from './ask-for-credential.ts';
import { redacted } from '../../secrets/redacted.ts';
import { copyForOthers } from '../clipboard.ts';
import { openInBrowser } from './browser.ts';
import { setUpFirst } from './app-registration/set-up-app-registration.ts';
import { methodName } from './settings.ts';
import { askInDialog } from '../messages/messages.ts';

/**
 * Says why a sign-in method failed, and asks how to continue. The details are what support asks for. The question is shown again after
 * the user copies them, opens the page that helps, or cancels the setup of the registration.
 *
 * @param next the method that would be tried next; undefined: there is none left
 * @param credentials where to store a credential that the failed method lacks
 */
export async function offerNextMethod(
  cloud: Cloud,
  failure: SignInFailure,
  next: SignInMethodId | undefined,
  failed: SignInMethodId,
  credentials: AppCredentials,
  signal: AbortSignal,
): Promise<AfterFailure | 'set-up'> {
  const tryNext = next && t`Try ${methodName(next)}`;
  const retry = t('Try Again');
  const setUp = t('Set Up App Registration…');
  const setCredential = t('Set Client Secret or Certificate…');
  const copy = t('Copy Details');
  const { link } = failure;
  const buttons = [
    ...(failure.remedy === 'credential' ? [setCredential] : []),
    ...(tryNext === undefined ? [] : [tryNext]),
    ...(link === undefined ? [] : [link.label]),
    retry,
    setUp,
    ...(failure.details.length === 0 ? [] : [copy]),
  ];
  for (;;) {
    const choice = await askInDialog('error', failure.message, detailOf(failure, failed), ...buttons);
    if (signal.aborted) return 'stop';
    switch (choice) {
      case tryNext:
        // Without a next method, there is no such button, and this means that the dialog was closed.
        return tryNext === undefined ? 'stop' : 'next';
      case retry:
        return 'retry';
      case setCredential:
        if (await askForCredentialOf(cloud, credentials)) return 'set-up';
        break;
      case setUp:
        if (await setUpFirst(cloud)) return 'set-up';
        break;
      case link?.label:
        if (link === undefined) return 'stop';
        await openInBrowser(link.url);
        break;
      case copy:
        await copyForOthers(redacted(copyOf(failure)));
        break;
      default:
        return 'stop';
    }
  }
}

const detailOf = ({ nextStep, details }: SignInFailure, failed: SignInMethodId): string =>
  [nextStep, details.map(({ name, value }) => `${name}: ${value}`).join('\n'), t`Tried: ${methodName(failed)}`]
    .filter((part) => part !== '')
    .join('\n\n');

const copyOf = ({ message, details }: SignInFailure): string =>
  [message, ...details.map(({ name, value }) => `${name}: ${value}`)].join('\n');
