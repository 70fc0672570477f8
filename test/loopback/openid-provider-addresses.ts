import { clouds } from '../../src/catalog/index.ts';

/** Hosts that a loopback server stands in for: the authorities of all clouds, and the page where device codes are entered. */
const hosts: ReadonlySet<string> = new Set([
  ...clouds.map(({ authority }) => new URL(authority).host),
  'microsoft.com',
]);

/** Where Entra says to enter a device code. */
export const deviceLoginPage = 'https://microsoft.com/devicelogin';

/**
 * The loopback address that stands in for an address of Entra: the host becomes the first part of the path. Other addresses stay
 * unchanged.
 *
 * @param origin of the loopback server
 */
export function loopbackAddress(url: string, origin: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return protocol === 'https:' && hosts.has(host) ? `${origin}/${host}${pathname}${search}` : url;
}

/** `fetch`, as if Entra ran at a loopback address. All other requests fail, as without a network. */
export const loopbackFetch =
  (origin: string): typeof fetch =>
  (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const address = loopbackAddress(url, origin);
    if (!address.startsWith(`${origin}/`)) return Promise.reject(new Error(`Not on loopback: ${new URL(url).origin}`));
    return fetch(address, init);
  };
