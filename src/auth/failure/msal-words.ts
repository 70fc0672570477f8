import { t } from '@vscode/l10n';
import type { FailureContext, Words } from './context.ts';

const host = ({ cloud }: FailureContext): string => new URL(cloud.authority).host;

/** Words for msal's own errors, whose messages are links only. Undefined for unknown ones. */
export function msalWords(errorCode: string, context: FailureContext): Words | undefined {
  switch (errorCode) {
    case 'endpoints_resolution_error':
    case 'openid_config_error':
    case 'network_error':
      return unreachable(context);
    case 'authority_uri_insecure':
      return { message: t('The authority must use https.'), nextStep: t('Please report this as a bug.') };
    case 'no_tokens_found':
    case 'no_account_found':
    case 'refresh_token_expired':
      return { message: t('You’re no longer signed in.'), nextStep: t('Sign in again.') };
    case 'loopback_server_query_response_not_supported':
      return {
        message: t`${host(context)} returned its response in a URL, where others could read it. This extension didn’t use it.`,
        nextStep: t('Sign in with a device code.'),
      };
    case 'loopback_server_timeout':
    case 'invalid_loopback_server_address_type':
    case 'no_loopback_server_exists':
      return {
        message: t('The editor can’t open the local port that the browser returns to.'),
        nextStep: t('Sign in with a device code.'),
      };
    case 'device_code_expired':
    case 'user_timeout_reached':
      return { message: t('The device code expired before it was used.'), nextStep: t('Try again to get a new code.') };
    case 'device_code_polling_cancelled':
      // Cancelled by this extension, before the first poll; this isn't reached when the user cancels.
      return { message: t('The authority didn’t return a device code.'), nextStep: t('Sign in with the browser.') };
    case 'redirect_uri_not_supported':
    case 'invalid_response_mode':
      return { message: t('The sign-in is misconfigured.'), nextStep: t('Please report this as a bug.') };
    case 'state_mismatch':
    case 'invalid_state':
    case 'nonce_mismatch':
    case 'no_auth_code_in_response':
      return {
        message: t('The response in the browser doesn’t belong to this sign-in.'),
        nextStep: t('Sign in again.'),
      };
    case 'claims_request_parsing_error':
    case 'invalid_claims':
      return {
        message: t('Graph requires a new sign-in, but this extension can’t read its conditions.'),
        nextStep: t('Sign out, sign in and send the request again.'),
      };
    default:
      return undefined;
  }
}

export const unreachable = (context: FailureContext): Words => ({
  message: t`Couldn’t reach ${host(context)}.`,
  nextStep: t('Check your network, VPN and proxy (setting http.proxy), then try again.'),
});
