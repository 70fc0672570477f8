// The server behind every window of `npm start` and `npm test`: it serves files and runs commands, only for its owner.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { VSCodeServer } from '../host/vscode/server.ts';
import { windowAddress } from '../host/vscode/window.ts';
import { sharedWindow, type Window } from './vscode.ts';

describe('the VS Code server', () => {
  let window: Window;
  let server: VSCodeServer;
  /** A file that can't be read without the token. */
  let file: string;

  before(async function () {
    this.timeout(120_000);
    window = await sharedWindow();
    ({ server } = window);
    file = path.join(window.dataFolder, 'private.txt');
    await writeFile(file, 'private');
  });

  const get = (address: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(new URL(address, `http://${server.authority}`), { headers, redirect: 'manual' });
  const fileAddress = () => `/vscode-remote-resource?${new URLSearchParams({ path: file }).toString()}`;

  for (const [who, query, headers] of [
    ['without a token', '', {}],
    ['with another token', `tkn=${'A'.repeat(43)}`, {}],
    ['with the cookie of another server', '', { cookie: `vscode-tkn=${'A'.repeat(43)}` }],
    ['from a page of another origin', '', { origin: 'https://evil.example' }],
  ] as const)
    it(`rejects a request ${who}`, async () => {
      for (const address of ['/?', `${fileAddress()}&`]) {
        const response = await get(`${address}${query}`, headers);
        // The first request with a token, right or wrong, gets a cookie of it, and is redirected to the address that requires it.
        if (address === '/?' && query !== '') {
          const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
          assert.equal((await get(response.headers.get('location') ?? '', { cookie })).status, 403);
        } else assert.equal(response.status, 403, address);
        assert.doesNotMatch(await response.text(), /private|workbench/);
      }
    });

  it('opens at the printed address, and removes the token from it', async () => {
    const first = await fetch(windowAddress(server, {}), { redirect: 'manual' });
    const location = first.headers.get('location') ?? '';
    const cookie = first.headers.get('set-cookie') ?? '';
    assert.equal(first.status, 302);
    assert.ok(!location.includes(server.token));
    assert.match(cookie, /; SameSite=Lax/i);
    const page = await get(location, { cookie: cookie.split(';')[0] ?? '' });
    assert.equal(page.status, 200);
    assert.match(await page.text(), /workbench/);
    const withToken = await get(`${fileAddress()}&tkn=${server.token}`);
    assert.equal(await withToken.text(), 'private');
  });

  it('rejects a WebSocket without the token, because a page of any origin can open one', async () => {
    for (const auth of [undefined, '', '00000000000000000000', 'A'.repeat(43)])
      assert.match(await firstMessage(server, auth), /"error".*auth mismatch/, String(auth));
    // The same message with the token is accepted: it was rejected only because of the token.
    assert.match(await firstMessage(server, server.token), /"sign"/);
  });

  it('listens on this machine only', async () => {
    const port = Number(server.authority.split(':')[1]);
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((found) => found !== undefined && !found.internal && found.family === 'IPv4');
    for (const { address } of others.filter((found) => found !== undefined))
      await assert.rejects(connected(address, port), /ECONNREFUSED/, address);
    await connected('127.0.0.1', port);
  });

  it("doesn't leave its token in command lines, logs or files", async () => {
    const { dataFolder, serverLog, windowLog } = window;
    if (process.platform !== 'win32') {
      const { stdout } = await promisify(execFile)('ps', ['-eo', 'args'], { maxBuffer: 2 ** 26 });
      assert.ok(stdout.includes(dataFolder), 'ps shows the command line of the server itself');
      assert.ok(!stdout.includes(server.token));
    }
    assert.match(await readFile(serverLog, 'utf8'), /tkn=…/);
    for (const log of [serverLog, windowLog]) assert.ok(!(await readFile(log, 'utf8')).includes(server.token), log);
    for (const entry of await readdir(dataFolder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const found = path.join(entry.parentPath, entry.name);
      assert.ok(!(await readFile(found)).includes(server.token), found);
    }
  });
});

async function connected(host: string, port: number): Promise<void> {
  const socket = connect(port, host);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.destroy();
}

/**
 * Opens a WebSocket as a page of another origin would, and sends the first message of VS Code's protocol on it.
 *
 * @param auth what the page sends as the token
 * @returns everything that is received until the end of the first message
 */
async function firstMessage({ authority }: VSCodeServer, auth: string | undefined): Promise<string> {
  const [host = '', port] = authority.split(':');
  const socket = connect(Number(port), host);
  let received = '';
  try {
    return await new Promise<string>((resolve, reject) => {
      let isUpgraded = false;
      socket.on('error', reject).on('close', () => {
        resolve(received);
      });
      socket.on('data', (data) => {
        received += data.toString('latin1');
        if (!isUpgraded && received.includes('\r\n\r\n')) {
          isUpgraded = true;
          socket.write(controlMessage({ type: 'auth', auth, data: '' }));
        } else if (received.endsWith('}')) resolve(received);
      });
      const query = `reconnectionToken=${randomUUID()}&reconnection=false&skipWebSocketFrames=true`;
      socket.write(
        `GET /?${query} HTTP/1.1\r\nHost: evil.example\r\nOrigin: https://evil.example\r\nUpgrade: websocket\r\n` +
          'Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
      );
    });
  } finally {
    socket.destroy();
  }
}

/** A control message as VS Code frames it: its kind, its number, the last number received, its length. */
function controlMessage(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const header = Buffer.alloc(13);
  header.writeUInt8(2, 0);
  header.writeUInt32BE(body.length, 9);
  return Buffer.concat([header, body]);
}
