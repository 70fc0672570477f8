import { once } from 'node:events';
import { createServer as createHttpServer, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSandbox } from '../../src/sandbox/index.ts';
import { graphError, type Fault } from './graph-faults.ts';

/** A request that the server has read completely. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** A real HTTP server on loopback that stands in for one cloud's Graph. */
export interface GraphServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** All requests that were read, in order of arrival. */
  readonly requests: readonly ReceivedRequest[];
  /** The bodies of the POSTs that created something, on their own or in a batch. */
  readonly creates: readonly string[];
  /** How many connections were made to it. */
  readonly connections: () => number;
  /** What happens to a request, by its number, from 0. Requests without an entry are served. */
  readonly faults: Map<number, Fault>;
  /** Resolves when the request with this number has got as far as its fault lets it; at once if it already has. */
  readonly reached: (number: number) => Promise<void>;
  /** `fetch` for the code under test: this server is the cloud's Graph, and nothing else is reachable. */
  readonly fetch: typeof fetch;
  readonly close: () => Promise<void>;
}

export interface GraphServerOptions {
  /** The root of the Graph that it stands in for. */
  readonly root?: string;
  /** Whether the value of an `Authorization` header is valid; by default, all are. */
  readonly verify?: (authorization: string | undefined) => boolean | Promise<boolean>;
}

/** Starts the server. It responds like the sandbox, also to batches, and has the sandbox's entities. */
export async function startGraph({
  root = 'https://graph.microsoft.com',
  verify = () => true,
}: GraphServerOptions = {}): Promise<GraphServer> {
  const sandbox = createSandbox();
  const requests: ReceivedRequest[] = [];
  const creates: string[] = [];
  const faults = new Map<number, Fault>();
  const arrivals = new Arrivals();
  const sockets = new Set<Socket>();
  let connections = 0;

  /** Processes a request. */
  const serve = async ({ method, path, headers, body }: ReceivedRequest): Promise<GraphResponse> => {
    if (!(await verify(headers['authorization']))) return unauthorized;
    const response = await sandbox.fetch(root + path, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, value]],
      ),
      ...(body !== '' && { body }),
    });
    const served = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
    creates.push(...createdBy(method, path, body, served));
    return served;
  };

  const http = createHttpServer((request, response) => {
    const number = arrivals.next();
    const fault = faults.get(number);
    const done = (): void => {
      arrivals.reach(number);
    };
    if (fault?.kind === 'reset' && fault.when === 'headers-read') {
      request.socket.resetAndDestroy();
      done();
      return;
    }
    const handle = async (received: ReceivedRequest): Promise<void> => {
      requests.push(received);
      // Faults of the connection can only be simulated on a new one.
      if (isUnread(faults.get(number + 1))) response.setHeader('Connection', 'close');
      await respond(fault, received, serve, response);
      done();
    };
    // It isn't an error of the server if a client disconnects while sending.
    void receive(request).then(handle, done);
  });

  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // It isn't an error of the server if a client disconnects.
    socket.on('error', () => undefined);
    const fault = faults.get(arrivals.count);
    if (!isUnread(fault)) {
      http.emit('connection', socket);
      return;
    }
    const number = arrivals.next();
    socket.once('data', () => {
      if (fault.kind === 'reset') socket.resetAndDestroy();
      arrivals.reach(number);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    creates,
    connections: () => connections,
    faults,
    reached: (number) => arrivals.reached(number),
    fetch: (input, init) => {
      const requested = input instanceof Request ? input.url : String(input);
      if (!requested.startsWith(`${root}/`)) throw new Error(`Only ${root} is reachable, not ${requested}.`);
      return fetch(url + requested.slice(root.length), init);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface GraphResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const unauthorized: GraphResponse = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer realm="", authorization_uri="https://login.loopback.invalid"' },
  body: graphError('InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'),
};

/** Numbers requests in the order in which they arrive. */
class Arrivals {
  count = 0;
  readonly #reached = new Set<number>();
  readonly #waiting = new Map<number, () => void>();

  next(): number {
    return this.count++;
  }

  reach(number: number): void {
    this.#reached.add(number);
    this.#waiting.get(number)?.();
  }

  reached(number: number): Promise<void> {
    if (this.#reached.has(number)) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.set(number, resolve));
  }
}

type UnreadFault = Fault & { readonly when: 'unread' };

const isUnread = (fault: Fault | undefined): fault is UnreadFault =>
  (fault?.kind === 'reset' || fault?.kind === 'stall') && fault.when === 'unread';

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Responds to a request that was read, or simulates its fault. */
async function respond(
  fault: Fault | undefined,
  received: ReceivedRequest,
  serve: (request: ReceivedRequest) => Promise<GraphResponse>,
  response: ServerResponse,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      write(response, await serve(received));
      return;
    case 'response':
      if (fault.taken === true) await serve(received);
      write(response, { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' });
      return;
    case 'reset':
      if (fault.when === 'read' && fault.taken === true) await serve(received);
      response.socket?.resetAndDestroy();
      return;
    case 'stall':
      if (fault.when === 'read' && fault.taken === true) await serve(received);
      return;
    case 'half': {
      const { status, headers, body } = await serve(received);
      const half = body.slice(0, body.length / 2);
      response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
      await new Promise<void>((resolve) =>
        response.write(half, () => {
          resolve();
        }),
      );
      // A reset would discard what the other side hasn't read yet; a normal end doesn't.
      if (fault.then === 'reset') response.socket?.destroy();
      return;
    }
    case 'informational': {
      const served = await serve(received);
      const line = `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status] ?? ''}\r\n`;
      const headers = fault.status === 101 ? 'Upgrade: x\r\nConnection: upgrade\r\n' : '';
      await new Promise((resolve) => response.socket?.write(`${line}${headers}\r\n`, resolve));
      if (fault.then === 'response') write(response, served);
      // Not a reset, because that would discard what the other side hasn't read yet.
      else response.socket?.destroy();
      return;
    }
    case 'hold':
      await fault.until;
      write(response, await serve(received));
      return;
    case 'endless': {
      const { status, headers, body } = await serve(received);
      response.writeHead(status, headers);
      response.write(body.slice(0, -1));
      const more = setInterval(() => response.write(' '), 5);
      response.once('close', () => {
        clearInterval(more);
      });
      return;
    }
    case 'huge': {
      const { status } = await serve(received);
      response.writeHead(status, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1_000_000, ' ');
      response.write('{"value":[]');
      for (let left = fault.bytes - 12; left > 0 && !response.destroyed; left -= chunk.length)
        if (!response.write(chunk.subarray(0, left))) await drainedOrClosed(response);
      response.end('}');
      return;
    }
    default:
      fault satisfies never;
  }
}

function write(response: ServerResponse, { status, headers, body }: GraphResponse): void {
  response.writeHead(status, headers).end(body);
}

/** The request bodies from which, according to the response, something was created. */
function createdBy(method: string, path: string, body: string, served: GraphResponse): string[] {
  if (method !== 'POST') return [];
  if (!/\/(?:\$|%24)(?:b|%62)atch\/*(?:[;?].*)?$/i.test(path)) return served.status === 201 ? [body] : [];
  if (served.status !== 200) return [];
  const batch = JSON.parse(body) as { requests: { id: string; method: string; body: unknown }[] };
  const { responses } = JSON.parse(served.body) as { responses: { id: string; status: number }[] };
  return batch.requests
    .filter((item) => item.method === 'POST' && responses.some(({ id, status }) => id === item.id && status === 201))
    .map((item) => JSON.stringify(item.body));
}

/** Leaves no listeners behind, because a large body waits often. */
async function drainedOrClosed(response: ServerResponse): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).finally(() => {
    over.abort();
  });
}
