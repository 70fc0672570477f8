import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { fetch as proxiedFetch, ProxyAgent } from 'undici';
import type { TokenSource } from '../../../src/send/access-token.ts';
import { certaintyOf } from '../../../src/send/certainty.ts';
import { systemClocks, type SendPorts, type SendStep } from '../../../src/send/deliver/ports.ts';
import type { Outcome } from '../../../src/send/outcome.ts';
import { withNothingHidden, type PreparedRequest } from '../../../src/send/prepared-request.ts';
import { targetOf } from '../../../src/send/target.ts';
import { readOutcome } from '../../../src/response/read-outcome.ts';
import { startGraph, type GraphServer } from '../../loopback/graph.ts';
import { faultCases, type FaultCase, type Moment } from './fault-matrix-cases.ts';
import { waysOfSending, type WayOfSending } from './ways-of-sending.ts';

const target = targetOf('global');
const root = 'https://graph.microsoft.com';
/** Milliseconds; no wait of the cases is that long. */
const timeout = 61_234;

/** A create with a message of its own, by which it is found at the service. */
const requestNumber = (number: number): PreparedRequest =>
  withNothingHidden({
    method: 'POST',
    url: `${root}/beta/deviceManagement/deviceShellScripts/1/deviceRunStates`,
    headers: [['Content-Type', 'application/json']],
    body: JSON.stringify({ runState: 'success', resultMessage: `request ${number}` }),
    droppedHeaders: [],
  });

interface Row {
  readonly failure: string;
  readonly way: string;
  /** The messages of the entities that the server created. */
  readonly creates: readonly string[];
  /** How many requests the server read. */
  readonly arrived: number;
  readonly outcomes: readonly Outcome[];
}

/** Sends in one way, with one failure. Waits and time limits end when the case says so: nothing depends on time. */
async function run(way: WayOfSending, { fault, instead, cancelAt, timeoutAt }: FaultCase): Promise<Row> {
  const graph = await startGraph({ verify: (authorization) => authorization === 'Bearer good' });
  const other = await nowhere(instead);
  if (fault) graph.faults.set(way.faultAt, fault);
  const cancellation = new AbortController();
  let httpRequests = -1;
  const cancelIf = (moment: Moment): void => {
    if (cancelAt === moment && httpRequests === way.faultAt) cancellation.abort();
  };
  if (cancelAt === 'fault')
    void graph.reached(way.faultAt).then(() => {
      cancellation.abort();
    });
  const token: TokenSource = () => {
    httpRequests++;
    cancelIf('token');
    return Promise.resolve(good);
  };
  let reportReceiving = (): void => undefined;
  const receiving = new Promise<void>((resolve) => {
    reportReceiving = resolve;
  });
  const progress = ({ kind }: SendStep): void => {
    if (kind === 'receiving' && httpRequests === way.faultAt) reportReceiving();
    if (kind !== 'signing-in' && kind !== 'confirming') cancelIf(kind);
  };
  const ports: SendPorts = {
    ...systemClocks,
    fetch: (input, init) => {
      const isFaulty = httpRequests === way.faultAt;
      const received = isFaulty && other ? other.fetch(input, init) : graph.fetch(input, init);
      cancelIf('connecting');
      return received;
    },
    token,
    timeout,
    progress,
    wait: (milliseconds, signal) => {
      if (milliseconds !== timeout) return Promise.resolve();
      if (timeoutAt === undefined || httpRequests !== way.faultAt) return systemClocks.wait(milliseconds, signal);
      return timeoutAt === 'fault' ? graph.reached(way.faultAt) : receiving;
    },
  };
  try {
    const requests = Array.from({ length: way.requests }, (_, number) => requestNumber(number));
    const outcomes = await way.send(requests, target, ports, cancellation.signal);
    return { failure: '', way: way.name, creates: created(graph), arrived: graph.requests.length, outcomes };
  } finally {
    await graph.close();
    await other?.close();
  }
}

const good = {
  kind: 'token',
  token: {
    value: 'good',
    cloud: 'global',
    account: { id: '1', name: 'user@example.com', tenantId: '2', kind: 'user' },
    permissions: undefined,
  },
} as const;

interface Elsewhere {
  readonly fetch: typeof fetch;
  readonly close: () => Promise<unknown>;
}

/** Where a request doesn't reach the server. */
async function nowhere(instead: FaultCase['instead']): Promise<Elsewhere | undefined> {
  if (instead === undefined) return undefined;
  const status = /^proxy (\d+)$/.exec(instead)?.[1] ?? '400';
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.end(`HTTP/1.1 ${status} X\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<unknown> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  if (instead === 'no-tls') return { fetch: (_, init) => fetch(`https://127.0.0.1:${port}/`, init), close };
  if (instead !== 'nobody') {
    const dispatcher = new ProxyAgent(`http://127.0.0.1:${port}`);
    return {
      fetch: ((input: string, init: object) => proxiedFetch(input, { ...init, dispatcher })) as unknown as typeof fetch,
      close: () => Promise.all([dispatcher.destroy(), close()]),
    };
  }
  await close();
  return { fetch: (_, init) => fetch(`http://127.0.0.1:${port}/`, init), close: () => Promise.resolve() };
}

const created = ({ creates }: GraphServer): string[] =>
  creates.map((body) => String((JSON.parse(body) as Record<string, unknown>)['resultMessage']));

const reportedAs = (outcomes: readonly Outcome[], certainty: string): number =>
  outcomes.filter((outcome) => certaintyOf(outcome) === certainty).length;

/** What is shown for a handwritten batch of one request. */
const wordsOfHandwritten: Readonly<Record<FaultCase['certainty'], RegExp>> = {
  done: /^200 OK: 1 of 1 succeeded/,
  unknown: /may have been applied/,
  'not-done': /^(?!.*(succeeded|may have been))/,
};

const wordsOf = (outcome: Outcome): string => {
  const { headline, explanation, nextSteps } = readOutcome(outcome).explanation;
  return [headline, explanation, ...nextSteps].filter(Boolean).join(' ');
};

describe('fault matrix', () => {
  const rows: Row[] = [];
  for (const way of waysOfSending)
    for (const fault of faultCases)
      it(`${way.name}: ${fault.name}`, async () => {
        const row = { ...(await run(way, fault)), failure: fault.name };
        rows.push(row);
        const { creates, outcomes, arrived } = row;
        const attempts = outcomes.reduce((sum, outcome) => sum + outcome.attempts, 0);
        assert.ok(arrived <= attempts, `${arrived} requests arrived, and ${attempts} are reported`);
        const isTwice = fault.contradicts === true && fault.certainty === 'done';
        assert.equal(creates.length - new Set(creates).size > 0, isTwice, `created: ${creates.join(', ')}`);
        const done = reportedAs(outcomes, 'done');
        assert.ok(done <= creates.length, 'more reported than created');
        if (fault.contradicts !== true)
          assert.ok(creates.length <= done + reportedAs(outcomes, 'unknown'), 'fewer reported than created');
        const isOpen = fault.orUnknown === true && reportedAs(outcomes, 'unknown') > 0;
        const certainty = isOpen || (way.isHandwritten && fault.batchWords) ? 'unknown' : fault.certainty;
        if (way.requests === 1) {
          assert.deepEqual(outcomes.map(certaintyOf), [certainty]);
          assert.equal(new Set(creates).size, fault.succeeds ? 1 : 0);
        }
        const words = way.isHandwritten
          ? wordsOfHandwritten[certainty]
          : ((way.isBatch && fault.batchWords) ?? fault.words);
        assert.ok(
          outcomes.some((outcome) => words.test(wordsOf(outcome))),
          `${String(words)} is not in:\n${[...new Set(outcomes.map(wordsOf))].join('\n')}`,
        );
      });

  after(() => {
    // FAULT_TABLE=1 npx mocha … prints the result of every cell.
    if (process.env['FAULT_TABLE'] === undefined) return;
    console.log(table(rows));
  });
});

/** One line for each cell. */
function table(rows: readonly Row[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [
    line([
      'failure',
      'way',
      'created',
      'duplicates',
      'reported: done',
      'reported: unknown',
      'reported: not done',
      'words',
    ]),
    line(Array.from({ length: 8 }, () => '---')),
    ...rows.map(({ failure, way, creates, outcomes }) =>
      line([
        failure,
        way,
        creates.length,
        creates.length - new Set(creates).size,
        reportedAs(outcomes, 'done'),
        reportedAs(outcomes, 'unknown'),
        reportedAs(outcomes, 'not-done'),
        [
          ...new Set(
            outcomes
              .map((outcome) => readOutcome(outcome).explanation)
              .map(({ headline, explanation }) => `${headline}. ${explanation}`),
          ),
        ].join(' / '),
      ]),
    ),
  ].join('\n');
}
