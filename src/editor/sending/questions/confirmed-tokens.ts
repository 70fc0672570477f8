import type { TokenSource } from '../../../send/access-token.ts';
import type { PreparedRequest } from '../../../send/prepared-request.ts';
import { PermissionAdvisor } from './advise-permissions.ts';
import { WriteConfirmation } from './confirm-write.ts';

/**
 * Provides tokens, after the account is known and the user has confirmed writes; without that, the send is canceled. Also shows a warning
 * about missing permissions. Remembers answers and warnings for the window.
 */
export class ConfirmedTokens {
  readonly #token: TokenSource;
  readonly #confirmation = new WriteConfirmation();
  readonly #advisor = new PermissionAdvisor();

  constructor(token: TokenSource) {
    this.#token = token;
  }

  /**
   * @param requests the requests that are sent with the tokens, together or one after the other
   * @param confirming called when the user is about to be asked whether to write
   */
  for(requests: readonly PreparedRequest[], confirming: () => void): TokenSource {
    return async (cloud, claims, signal) => {
      const result = await this.#token(cloud, claims, signal);
      if (result.kind !== 'token') return result;
      if (signal.aborted || !(await this.#confirmation.confirm(cloud, result.token.account, requests, confirming)))
        return { kind: 'cancelled' };
      this.#advisor.advise(cloud, result.token, requests);
      return result;
    };
  }
}
