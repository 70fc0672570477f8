/** The only file that the editor imports for signing in, with `await import()`: it loads msal. */
import { SignInMethods, type SignIn, type SignInOptions } from './sign-in.ts';
import { AppOnlyMethod } from './methods/app-only.ts';
import { BrowserMethod } from './methods/browser.ts';
import { DeviceCodeMethod } from './methods/device-code.ts';

export { claimsOf } from './token-permissions.ts';
export type { SignIn } from './sign-in.ts';

/** Everything that signs in to Microsoft Graph, for one window. */
export function createSignIn(options: SignInOptions): SignIn {
  const { tokens, credentials, ui, methods = [], browserTimeout } = options;
  const fetchNow: typeof fetch = options.fetch ?? ((...args) => globalThis.fetch(...args));
  return new SignInMethods(
    [
      ...methods,
      new BrowserMethod(tokens, fetchNow, ui, browserTimeout),
      new DeviceCodeMethod(tokens, fetchNow, ui),
      new AppOnlyMethod(credentials, fetchNow),
    ],
    options,
  );
}
