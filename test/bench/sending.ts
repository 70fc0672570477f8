import { performance } from 'node:perf_hooks';
import { systemClocks, type SendPorts } from '../../src/send/deliver/ports.ts';
import { send } from '../../src/send/deliver/send.ts';
import { type BatchPorts, sendAsBatches } from '../../src/send/many/as-batches.ts';
import { type ManyPorts, Run, sendInOrder } from '../../src/send/many/run.ts';
import { verdictOf, type EndState } from '../../src/send/many/item-state.ts';
import { withNothingHidden, type PreparedRequest } from '../../src/send/prepared-request.ts';
import { targetOf } from '../../src/send/target.ts';
import { startGraph, type GraphServer } from '../loopback/graph.ts';

type Table = Record<string, Record<string, number>>;

const target = targetOf('global');
const never = new AbortController().signal;

/** `send()` and plain `fetch` to the same server on loopback, in turn: milliseconds from the call to the end of the body. */
export async function sendTable(): Promise<Table> {
  return withGraph(async (graph) => {
    const request = createNumber(0);
    const plain = async (): Promise<void> => {
      const response = await graph.fetch(request.url, {
        method: request.method,
        headers: request.headers.map(([name, value]): [string, string] => [name, value]),
        body: request.body ?? null,
      });
      await response.text();
    };
    const ours = async (): Promise<void> => {
      const outcome = await send(request, target, portsTo(graph), never);
      if (outcome.kind !== 'response') throw new Error(`The bench got no response: ${outcome.kind}`);
    };
    const [plainTimes, ourTimes]: [number[], number[]] = [[], []];
    for (let round = 0; round < 600; round++) {
      const [plainTime, ourTime] = [await timed(plain), await timed(ours)];
      // The first rounds include compilation.
      if (round < 100) continue;
      plainTimes.push(plainTime);
      ourTimes.push(ourTime);
    }
    return { 'plain fetch': summary(plainTimes), 'send()': summary(ourTimes) };
  });
}

/** A thousand creates with Send All, in order and as batch, and with plain `fetch`, one after another: milliseconds. */
export async function sendAllTable(): Promise<Table> {
  const requests = Array.from({ length: 1000 }, (_, number) => createNumber(number));
  const table: Table = {};
  const add = async (way: string, run: (graph: GraphServer) => Promise<unknown>): Promise<void> => {
    table[way] = await withGraph(async (graph) => {
      const milliseconds = await timed(() => run(graph));
      return {
        'total, ms': round(milliseconds),
        'HTTP requests': graph.requests.length,
        created: graph.creates.length,
      };
    });
  };
  // The first round is a warm-up, so that no way pays for compilation.
  for (let round = 0; round < 2; round++) {
    await add('plain fetch, one after another', async (graph) => {
      for (const { url, method, headers, body } of requests) {
        const pairs = headers.map(([name, value]): [string, string] => [name, value]);
        await (await graph.fetch(url, { method, headers: pairs, body: body ?? null })).text();
      }
    });
    await add('Send All in order', async (graph) => {
      done(await sendInOrder(new Run(requests, manyPortsTo(graph), never)));
    });
    await add('Send All as batch', async (graph) => {
      const ports = manyPortsTo(graph);
      done(await sendAsBatches(new Run(requests, ports, never), ports));
    });
  }
  return table;
}

const createNumber = (number: number): PreparedRequest =>
  withNothingHidden({
    method: 'POST',
    url: 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates',
    headers: [
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json'],
    ],
    body: JSON.stringify({ runState: 'success', resultMessage: `request ${number}`, errorCode: 0 }),
    droppedHeaders: [],
  });

const portsTo = ({ fetch }: GraphServer): SendPorts => ({
  ...systemClocks,
  fetch,
  token: () =>
    Promise.resolve({
      kind: 'token',
      token: {
        value: 'bench',
        cloud: 'global',
        account: { id: '1', name: 'bench', tenantId: '2', kind: 'app' },
        permissions: undefined,
      },
    }),
  timeout: 60_000,
  progress: () => undefined,
});

function manyPortsTo(graph: GraphServer): ManyPorts & BatchPorts {
  const ports = portsTo(graph);
  const sendOne = (request: PreparedRequest, _: unknown, signal: AbortSignal): ReturnType<typeof send> =>
    send(request, target, ports, signal);
  return {
    ...ports,
    send: sendOne,
    sendBatch: sendOne,
    begin: () => Promise.resolve({ leftOut: new Set<number>(), over: () => undefined }),
    ask: () => Promise.resolve('stop'),
    changed: () => undefined,
  };
}

function done(ends: readonly EndState[]): void {
  const failed = ends.filter((end) => verdictOf(end) !== 'done').length;
  if (failed > 0) throw new Error(`${failed} requests of the bench failed.`);
}

async function withGraph<T>(run: (graph: GraphServer) => Promise<T>): Promise<T> {
  const graph = await startGraph();
  try {
    return await run(graph);
  } finally {
    await graph.close();
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function summary(times: readonly number[]): Record<string, number> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => round(sorted[Math.floor(sorted.length * part)] ?? 0);
  return { median: at(0.5), '90th percentile': at(0.9) };
}

const round = (milliseconds: number): number => Math.round(milliseconds * 100) / 100;
