import { t } from '@vscode/l10n';
import { PromptValue } from '@azure/msal-node';
import type { Account, SignInFailure, TokenResult } from '../../send/access-token.ts';
import type { TokenStore } from '../cache/token-store.ts';
import { Deadline } from '../abort.ts';
import type { SignInUi } from '../ports.ts';
import type { TokenRequest } from './sign-in-method.ts';
import { closeLoopback } from './close-loopback.ts';
import { UserMethod } from './user.ts';

/** Milliseconds that a sign-in in the browser may take. msal itself would wait forever. */
const TIMEOUT = 5 * 60_000;

/** Signs in with the system browser, which returns to `http://localhost` with a code that only this window can redeem (PKCE). */
export class BrowserMethod extends UserMethod {
  readonly id = 'browser';
  readonly #ui: Pick<SignInUi, 'openBrowser'>;
  readonly #timeout: number;

  /** @param timeout milliseconds that a sign-in in the browser may take */
  constructor(
    store: TokenStore,
    fetchFunction: typeof fetch,
    ui: Pick<SignInUi, 'openBrowser'>,
    timeout: number = TIMEOUT,
  ) {
    super(store, fetchFunction);
    this.#ui = ui;
    this.#timeout = timeout;
  }

  override async interactive(
    request: TokenRequest,
    account: Account | undefined,
    signal: AbortSignal,
  ): Promise<TokenResult> {
    const deadline = new Deadline(signal, this.#timeout);
    const ended = deadline.signal;
    const browser: { url?: string; refused?: true } = {};
    const stopListening = (): void => {
      if (browser.url !== undefined) closeLoopback(browser.url);
    };
    ended.addEventListener('abort', stopListening, { once: true });
    const result = await this.ask(request, ended, ({ msal }) =>
      msal.acquireTokenInteractive({
        scopes: [...request.scopes],
        ...(account ? { loginHint: account.name } : { prompt: PromptValue.SELECT_ACCOUNT }),
        ...(request.claims !== undefined && { claims: request.claims }),
        // The browser shows these as plain text; they contain nothing from a server.
        successTemplate: t('You’re signed in. You can close this tab and return to the editor.'),
        errorTemplate: t('You’re not signed in. The editor shows the reason. You can close this tab.'),
        // msal closes its listener if this throws.
        openBrowser: async (url) => {
          ended.throwIfAborted();
          if (!(await this.#ui.openBrowser(url))) {
            browser.refused = true;
            throw new Error('The browser wasn’t opened.');
          }
          ended.throwIfAborted();
          browser.url = url;
        },
      }),
    );
    ended.removeEventListener('abort', stopListening);
    deadline.dispose();
    if (signal.aborted) return { kind: 'cancelled' };
    if (deadline.passed && result.kind !== 'token') return { kind: 'failed', failure: timedOut(this.#timeout) };
    return browser.refused ? { kind: 'failed', failure: notOpened() } : result;
  }
}

const notOpened = (): SignInFailure => ({
  message: t('The browser wasn’t opened.'),
  nextStep: t('Try again and allow it to open, or sign in with a device code.'),
  details: [],
});

function timedOut(timeout: number): SignInFailure {
  const minutes = Math.ceil(timeout / 60_000);
  return {
    message:
      minutes === 1
        ? t('The sign-in in the browser wasn’t completed within 1 minute.')
        : t`The sign-in in the browser wasn’t completed within ${minutes} minutes.`,
    nextStep: t(
      'Try again. If the browser can’t reach localhost, the editor runs on another machine: sign in with a device code.',
    ),
    details: [],
  };
}
