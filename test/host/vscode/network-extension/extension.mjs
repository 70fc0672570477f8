// Runs beside the extension under test, in the same extension host, and replaces its network: some hosts are servers on
// loopback, and no other hosts exist. So the extension itself needs no code for tests.
import { appendFileSync } from 'node:fs';

/** JSON: origins of loopback servers by the host that they stand in for. */
const HOSTS = 'GRAPH_RUN_STATES_HOSTS';
/** A file that records each request, one JSON value per line; see test/host/vscode/network.ts. */
const TRAFFIC = 'GRAPH_RUN_STATES_TRAFFIC';

export function activate() {
  const file = process.env[TRAFFIC];
  /** @type {unknown} */
  const parsed = JSON.parse(process.env[HOSTS] ?? '{}');
  const hosts = /** @type {Readonly<Record<string, string>>} */ (parsed);
  const original = globalThis.fetch;

  /** @type {typeof fetch} */
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { protocol, host, pathname, search, hostname } = new URL(request.url);
    const body = request.body === null ? undefined : await request.text();
    if (file !== undefined)
      appendFileSync(
        file,
        `${JSON.stringify({ url: request.url, method: request.method, headers: [...request.headers], body })}\n`,
      );
    const origin = protocol === 'https:' ? hosts[host] : undefined;
    if (origin === undefined)
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }),
      });
    const headers = new Headers(request.headers);
    // The server has to know the address at which it is reached.
    headers.set('x-forwarded-host', host);
    headers.set('x-forwarded-proto', 'https');
    return await original(`${origin}${pathname}${search}`, {
      method: request.method,
      headers,
      redirect: request.redirect,
      signal: request.signal,
      ...(body !== undefined && { body }),
    });
  };
}
