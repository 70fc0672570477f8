import type { FailureContext, Words } from './context.ts';

const host = ({ cloud }: FailureContext): string => new URL(cloud.authority).host;

/** Words for msal's own errors, whose messages are links only. Undefined for those that are not known here. */
export function msalWords(errorCode: string, context: FailureContext): Words | undefined {
  switch (errorCode) {
    case 'endpoints_resolution_error':
    case 'openid_config_error':
    case 'network_error':
      return unreachable(context);
    case 'authority_uri_insecure':
      return { message: 'The authority has to be reached by https.', nextStep: 'This is a bug: please report it.' };
    case 'no_tokens_found':
    case 'no_account_found':
    case 'refresh_token_expired':
      return { message: 'Nobody is signed in any more.', nextStep: 'Sign in again.' };
    case 'loopback_server_query_response_not_supported':
      return {
        message: `${host(context)} sent its answer in an address, where it could be read by others. It was not used.`,
        nextStep: 'Sign in with a device code.',
      };
    case 'loopback_server_timeout':
    case 'invalid_loopback_server_address_type':
    case 'no_loopback_server_exists':
      return {
        message: 'This machine does not let the editor listen on a local port, where the browser has to come back to.',
        nextStep: 'Sign in with a device code.',
      };
    case 'device_code_expired':
    case 'user_timeout_reached':
      return { message: 'The device code has expired before it was used.', nextStep: 'Try again for a new code.' };
    case 'device_code_polling_cancelled':
      // By us, before the first poll; a user's cancel does not come here.
      return { message: 'What the authority answered is not a device code.', nextStep: 'Sign in with the browser.' };
    case 'redirect_uri_not_supported':
    case 'invalid_response_mode':
      return { message: 'The sign-in was set up wrongly.', nextStep: 'This is a bug: please report it.' };
    case 'state_mismatch':
    case 'invalid_state':
    case 'nonce_mismatch':
    case 'no_auth_code_in_response':
      return { message: 'The answer in the browser does not belong to this sign-in.', nextStep: 'Sign in again.' };
    case 'claims_request_parsing_error':
    case 'invalid_claims':
      return {
        message: 'Graph asks for a new sign-in with conditions that cannot be read.',
        nextStep: 'Sign out, sign in again and send the request again.',
      };
    default:
      return undefined;
  }
}

export const unreachable = (context: FailureContext): Words => ({
  message: `${host(context)} could not be reached.`,
  nextStep: 'Check network, VPN and proxy (http.proxy in the settings), then try again.',
});
