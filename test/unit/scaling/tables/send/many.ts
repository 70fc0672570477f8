import { sendAsBatches, type BatchPorts } from '../../../../../src/send/many/as-batches.ts';
import { batchResponses } from '../../../../../src/send/batch/response.ts';
import { batchItemOf } from '../../../../../src/send/batch/request.ts';
import { type ManyPorts, Run, sendInOrder } from '../../../../../src/send/many/run.ts';
import { canRetry } from '../../../../../src/send/many/item-state.ts';
import { UnderWay } from '../../../../../src/send/many/under-way.ts';
import { batchResultItems, mayChange } from '../../../../../src/send/batch/results.ts';
import { piecesOf } from '../parts.ts';
import { outcomesWith, receivedWith, requestsWith } from './parts.ts';
import { ignoresLength, partOf, slow, type Table } from '../table.ts';

/** Many short requests: their bodies are the pieces of the text. */
const manyOf = (text: string) => {
  const [plain] = requestsWith('').slice(3);
  return plain ? piecesOf(text).map((body) => ({ ...plain, body: JSON.stringify(body) })) : [];
};

/** Responds to each request at once. */
const portsResponding = (text: string): ManyPorts & BatchPorts => {
  const [received] = receivedWith(text);
  const respond: ManyPorts['send'] = (request) =>
    received ? Promise.resolve({ ...received, request }) : Promise.reject(new Error('no response'));
  return {
    send: respond,
    sendBatch: respond,
    begin: () => Promise.resolve({ leftOut: new Set<number>(), over: () => undefined }),
    ask: () => Promise.resolve('continue-all'),
    changed: () => undefined,
    now: () => 0,
    wait: () => Promise.resolve(),
  };
};

const never = new AbortController().signal;

export const sendMany: Table = {
  'send/many/as-batches.ts': {
    sendAsBatches: slow((text) => {
      const requests = manyOf(text);
      const ports = portsResponding('');
      return () => sendAsBatches(new Run(requests, ports, never), ports);
    }),
  },
  'send/batch/response.ts': {
    batchResponses: slow((text) => {
      const responses = receivedWith(text).map(({ response }) => response);
      const raw = responses.slice(0, 1).map((response) => ({ ...response, body: `{"responses":[${text}]}` }));
      return () => [...responses, ...raw].map(batchResponses);
    }),
    holdsBatchResponses: partOf('batchResultItems'),
  },
  'send/many/batch-entries.ts': { responsesOf: partOf('sendAsBatches') },
  'send/batch/request.ts': {
    batchItemOf: (text) => {
      const requests = requestsWith(text);
      return () => requests.map(batchItemOf);
    },
    batchRequest: partOf('sendAsBatches'),
  },
  'send/many/item-state.ts': {
    verdictOf: partOf('resultsView'),
    canRetry: slow((text) => {
      const outcomes = outcomesWith(text);
      return () => outcomes.map((outcome) => canRetry({ kind: 'ended', outcome }));
    }),
    isEnd: ignoresLength('it looks at the kind'),
    isRemaining: ignoresLength('it looks at the kind'),
  },
  'send/many/run.ts': {
    Run: partOf('sendInOrder'),
    sendInOrder: slow((text) => {
      const requests = manyOf(text);
      const ports = portsResponding('');
      return () => sendInOrder(new Run(requests, ports, never));
    }),
  },
  'send/many/under-way.ts': {
    UnderWay: (text) => {
      const requests = [...requestsWith(text), ...manyOf(text)];
      return () => {
        const underWay = new UnderWay();
        const ends = requests.map((request) => underWay.begin(request));
        underWay.among(requests);
        for (const end of ends) end();
      };
    },
  },
  'send/batch/results.ts': {
    batchResultItems: (text) => {
      const received = receivedWith(text);
      // A new response each time, because what was read of one is kept.
      return () => received.map(({ request, response }) => batchResultItems(request, { ...response, status: 200 }));
    },
    mayChange: (text) => {
      const requests = requestsWith(text);
      return () => requests.map(mayChange);
    },
    isSuccess: partOf('resultsView'),
  },
};
