import { t } from '@vscode/l10n';
import type { FailureContext, Words } from './context.ts';

/** Words for errors of OAuth itself, which come without an `AADSTS…` code. Sources: RFC 6749, RFC 8628, Entra's device code page. */
export function oauthWords(error: string, { clientId }: FailureContext): Words | undefined {
  switch (error) {
    case 'expired_token':
    case 'code_expired':
      return { message: t('The device code expired before it was used.'), nextStep: t('Try again to get a new code.') };
    case 'authorization_declined':
    case 'access_denied':
      return {
        message: t('The sign-in was declined on the sign-in page.'),
        nextStep: t('Try again and accept it, or use another account.'),
      };
    case 'invalid_client':
    case 'unauthorized_client':
      return {
        message: t`The authority doesn’t accept app ${clientId} with this sign-in method.`,
        nextStep: t('Check the client id in the settings and, for an app’s own sign-in, its secret or certificate.'),
      };
    case 'invalid_scope':
    case 'invalid_resource':
      return {
        message: t('The authority doesn’t recognize one of the requested scopes.'),
        nextStep: t('Check graphRunStates.signIn.scopes in the settings.'),
      };
    case 'slow_down':
    case 'temporarily_unavailable':
    case 'server_error':
      return { message: t('The authority is too busy.'), nextStep: t('Wait a moment and try again.') };
    case 'interaction_required':
    case 'login_required':
    case 'invalid_grant':
      return { message: t('Your sign-in is no longer valid.'), nextStep: t('Sign in again.') };
    default:
      return undefined;
  }
}
