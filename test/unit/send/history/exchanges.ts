import type { Exchange } from '../../../../src/send/exchange.ts';
import type { Outcome, ReceivedResponse, Sent } from '../../../../src/send/outcome.ts';
import { withNothingHidden, type PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';

export const request: PreparedRequest = withNothingHidden({
  method: 'POST',
  url: 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates',
  headers: [['Content-Type', 'application/json']],
  body: '{"errorCode":1}',
  droppedHeaders: ['Host'],
});

export const sent = (changes: Partial<Sent> = {}): Sent => ({
  target: targetOf('global'),
  request,
  account: { id: 'a', name: 'user@example.com', tenantId: 't', kind: 'user' },
  startedAt: 1000,
  milliseconds: 12,
  attempts: 1,
  clientRequestId: 'c',
  ...changes,
});

export const response = (changes: Partial<ReceivedResponse> = {}): ReceivedResponse => ({
  status: 201,
  statusText: 'Created',
  headers: [['request-id', 'r']],
  body: '{"id":"1"}',
  ...changes,
});

export const exchangeOf = (outcome: Outcome, id = 'x'): Exchange => ({
  id,
  source: { uri: 'file:///a.http', line: 3, name: 'create' },
  outcome,
});

/** The outcome of a request that was sent at a time and got a response with a status. */
export const responded = (status: number, startedAt = 1000, changes: Partial<Sent> = {}): Outcome => ({
  ...sent({ startedAt, ...changes }),
  kind: 'response',
  response: response({ status }),
});
