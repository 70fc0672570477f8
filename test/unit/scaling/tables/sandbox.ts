import { createSandbox } from '../../../../src/sandbox/index.ts';
import { collection, requestsWith } from './send/parts.ts';
import { piecesOf } from './parts.ts';
import { partOf, slow, type Table } from './table.ts';

const action = 'https://graph.microsoft.com/beta/deviceManagement/deviceManagementScripts/hasPayloadLinks';
const called = partOf('createSandbox');
const plan = { failure: { kind: 'status', status: 429, retryAfter: 1, claims: true, taken: false } } as never;

export const sandbox: Table = {
  'sandbox/index.ts': {
    createSandbox: slow((text) => {
      const batch = piecesOf(text).map((piece, index) => ({ id: String(index), method: 'GET', url: `/${piece}` }));
      const requests = [
        ...requestsWith(text).map(({ method, url, body }) => ({ method, url, body })),
        { method: 'POST', url: collection, body: JSON.stringify({ resultMessage: text }) },
        { method: 'GET', url: `${collection}?$top=${text}&$select=${text}`, body: undefined },
        { method: 'GET', url: `${collection}?$top=5&$select=id,resultMessage`, body: undefined },
        ...[text, `resultMessage eq '${text}' or ${text}`, "errorCode gt 1 and startswith(resultMessage,'a')"].map(
          (filter) => ({
            method: 'GET',
            url: `${collection}?${new URLSearchParams({ $filter: filter }).toString()}`,
            body: undefined,
          }),
        ),
        ...[`{"payloadIds": [${JSON.stringify(text)}]}`, text].map((body) => ({ method: 'POST', url: action, body })),
        { method: 'GET', url: `https://graph.microsoft.com/beta/me?$select=${text}`, body: undefined },
        { method: 'GET', url: `https://graph.microsoft.com/beta/${text}`, body: undefined },
        { method: 'POST', url: 'https://graph.microsoft.com/beta/$batch', body: JSON.stringify({ requests: batch }) },
      ];
      return async () => {
        const made = createSandbox();
        const headers = { 'Content-Type': 'application/json' };
        for (const { method, url, body } of requests) {
          const response = await made.fetch(url, { method, headers, body: method === 'GET' ? null : (body ?? null) });
          await response.text();
        }
        await made.fetchFor(plan)(collection);
      };
    }),
  },
  'sandbox/batch/respond.ts': { respondToBatch: called },
  'sandbox/batch/batch.ts': { readBatch: called },
  'sandbox/entities.ts': { createEntities: called },
  'sandbox/graph-error.ts': {
    errorOfProblem: called,
    badRequest: called,
    ownRefusal: called,
    inOwnWords: called,
    intuneMessage: called,
  },
  'sandbox/query/filter.ts': { readFilter: called, compare: called },
  'sandbox/me.ts': { createMe: called },
  'sandbox/new-entity.ts': { newEntity: called },
  'sandbox/operations.ts': { callOperation: called },
  'sandbox/payload.ts': { readPayload: called },
  'sandbox/store.ts': { EntityStore: called },
  'sandbox/no-route.ts': { noRoute: called, keyedPath: called },
  'sandbox/plan.ts': { countingAttempts: called, respondAsPlanned: called },
  'sandbox/query/query.ts': { readQuery: called, page: called, selected: called },
  'sandbox/response.ts': { wireResponse: called, responseOf: called },
  'sandbox/simulated-failure.ts': { simulatedResponse: called },
};
