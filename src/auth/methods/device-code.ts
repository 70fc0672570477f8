import type { DeviceCodeRequest } from '@azure/msal-node';
import { parsedUrl } from '../../catalog/url/parsed-url.ts';
import type { Account, TokenResult } from '../../send/access-token.ts';
import type { TokenStore } from '../cache/token-store.ts';
import type { DeviceCode, SignInUi } from '../ports.ts';
import type { TokenRequest } from './sign-in-method.ts';
import { UserMethod } from './user.ts';

type DeviceCodeResponse = Parameters<DeviceCodeRequest['deviceCodeCallback']>[0];

/** Seconds between two polls if the authority gives no interval. Source: RFC 8628, 3.2. msal wouldn't wait. */
const DEFAULT_INTERVAL = 5;

/** Signs in on any device, with a code that the editor shows and the user types there. */
export class DeviceCodeMethod extends UserMethod {
  readonly id = 'deviceCode';
  readonly #ui: Pick<SignInUi, 'showDeviceCode'>;

  constructor(store: TokenStore, fetchFunction: typeof fetch, ui: Pick<SignInUi, 'showDeviceCode'>) {
    super(store, fetchFunction);
    this.#ui = ui;
  }

  override async interactive(
    request: TokenRequest,
    _account: Account | undefined,
    signal: AbortSignal,
  ): Promise<TokenResult> {
    const done = new AbortController();
    const ended = new AbortController();
    const end = (): void => {
      polling.cancel = true;
      ended.abort();
    };
    const polling: DeviceCodeRequest = {
      scopes: [...request.scopes],
      ...(request.claims !== undefined && { claims: request.claims }),
      deviceCodeCallback: (response) => {
        const code = readCode(response);
        // msal would poll forever, and without a pause.
        if (code === undefined) polling.cancel = true;
        else
          void this.#ui.showDeviceCode(code, done.signal).then((choice) => {
            if (choice === 'cancelled') end();
          });
      },
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
    const result = await this.ask(request, ended.signal, ({ msal }) => msal.acquireTokenByDeviceCode(polling));
    signal.removeEventListener('abort', end);
    done.abort();
    return ended.signal.aborted ? { kind: 'cancelled' } : result;
  }
}

/** Undefined for an unusable response: its page isn't https, or it has no code or no expiry. Fixes the interval in the response. */
function readCode(response: Partial<DeviceCodeResponse>): DeviceCode | undefined {
  const { userCode, verificationUri, expiresIn, interval } = response;
  if (typeof userCode !== 'string' || !/^[A-Za-z0-9-]{4,40}$/.test(userCode)) return undefined;
  if (typeof verificationUri !== 'string' || parsedUrl(verificationUri)?.protocol !== 'https:') return undefined;
  if (typeof expiresIn !== 'number' || !(expiresIn > 0)) return undefined;
  if (typeof interval !== 'number' || !(interval > 0)) response.interval = DEFAULT_INTERVAL;
  return { userCode, verificationUri, expiresAt: Date.now() + expiresIn * 1000 };
}
