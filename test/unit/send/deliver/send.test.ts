import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { send } from '../../../../src/send/deliver/send.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { responseView } from '../../../../src/send/view/response-view.ts';

const target = targetOf('sandbox');
const never = new AbortController().signal;

const requestTo = (url: string, body?: string): PreparedRequest => ({
  method: body === undefined ? 'GET' : 'POST',
  url,
  headers: [['X-A', '1']],
  body,
  droppedHeaders: [],
});

/** Runs with a real server on loopback. */
async function withServer(listener: RequestListener, run: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

let time = 0;
const ports = { fetch, clock: () => (time += 5), token: undefined, now: Date.now };

describe('send', () => {
  it('sends what was prepared and returns what came, with the time it took', () =>
    withServer(
      (request, response) => {
        request.pipe(response.writeHead(201, { 'X-B': `${request.method ?? ''} ${String(request.headers['x-a'])}` }));
      },
      async (url) => {
        const outcome = await send(requestTo(url, '{"a":1}'), target, ports, never);
        assert.ok(outcome.kind === 'response');
        assert.equal(outcome.response.status, 201);
        assert.equal(outcome.response.body, '{"a":1}');
        assert.equal(outcome.milliseconds, 5);
        assert.ok(outcome.response.headers.some(([name, value]) => name === 'x-b' && value === 'POST 1'));
      },
    ));

  it('shows a redirect and does not follow it', () =>
    withServer(
      (request, response) => {
        if (request.url === '/') response.writeHead(302, { location: '/next' }).end();
        else response.end('followed');
      },
      async (url) => {
        const outcome = await send(requestTo(url), target, ports, never);
        assert.ok(outcome.kind === 'response');
        assert.equal(outcome.response.status, 302);
      },
    ));

  it('says why nothing came', () =>
    withServer(
      (request) => {
        request.socket.destroy();
      },
      async (url) => {
        const outcome = await send(requestTo(url), target, ports, never);
        assert.ok(outcome.kind === 'failed');
        assert.match(outcome.reason, /closed|reset/);
        assert.equal(responseView(outcome).headline, 'No response');
      },
    ));

  it('ends when it is cancelled, while the answer is awaited and while it comes', () =>
    withServer(
      (request, response) => {
        if (request.url === '/slow') response.write('a');
      },
      async (url) => {
        for (const path of ['', 'slow']) {
          const controller = new AbortController();
          setTimeout(() => {
            controller.abort();
          }, 50);
          const outcome = await send(requestTo(url + path), target, ports, controller.signal);
          assert.equal(outcome.kind, 'cancelled');
        }
      },
    ));
});
