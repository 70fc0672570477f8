import { request } from 'node:http';

/**
 * Ends msal's wait for the browser, which has no timeout: its listener on 127.0.0.1 would stay open as long as the editor runs. The
 * listener accepts only a response with the state of this sign-in, so this sends one: the sign-in was cancelled.
 *
 * @param url the address that msal gave for the browser
 */
export function closeLoopback(url: string): void {
  const { searchParams } = new URL(url);
  const redirect = searchParams.get('redirect_uri');
  const state = searchParams.get('state');
  if (redirect === null || state === null) return;
  const body = new URLSearchParams({ error: 'access_denied', state }).toString();
  request({
    host: '127.0.0.1',
    port: new URL(redirect).port,
    method: 'POST',
    agent: false,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) },
  })
    // It's already closed.
    .on('error', () => undefined)
    .end(body);
}
