import fc from 'fast-check';
import type { Outcome, ReceivedResponse } from '../../../src/send/outcome.ts';
import type { PreparedRequest, ShownRequest } from '../../../src/send/prepared-request.ts';
import type { Exchange } from '../../../src/send/exchange.ts';
import { targetOf, targets, targetId } from '../../../src/send/target.ts';
import { hostileHeaderValue, hostileText } from './hostile-text.ts';
import { jsonText, nearlyJson } from './json-text.ts';
import { requestMethod, requestUrl } from './request-file.ts';

export const responseHeaders = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...[
        'request-id',
        'Location',
        'set-cookie',
        'www-authenticate',
        'Link',
        'retry-after',
        'Date',
        'content-type',
        'x-a',
      ],
    ),
    fc.oneof(
      hostileHeaderValue,
      fc.constantFrom('5', '5, 10', 'Wed, 21 Oct 2026 07:28:00 GMT', '-3', '1e3', '', 'application/json'),
    ),
  ),
  { maxLength: 4 },
);

/** What a service, or something in its place, may respond with. */
export const responseBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: nearlyJson },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '<html></html>', 'null', '[]', '{}') },
  {
    weight: 2,
    arbitrary: fc
      .array(jsonText, { maxLength: 3 })
      .map((items) => `{"@odata.context":"x","value":[${items.join(',')}]}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(jsonText, jsonText, jsonText)
      .map(([code, message, inner]) => `{"error":{"code":${code},"message":${message},"innerError":${inner}}}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom('"1"', '1', 'null', '"__proto__"'),
          fc.constantFrom('200', '201', '429', '"200"', '503', '99'),
          jsonText,
        ),
        {
          maxLength: 3,
        },
      )
      .map(
        (items) =>
          `{"responses":[${items.map(([id, status, body]) => `{"id":${id},"status":${status},"body":${body}}`).join(',')}]}`,
      ),
  },
);

/** A response as a JSON value: `cut` is empty if the response is complete. */
export const receivedResponse = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 201, 204, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504, 0),
    fc.integer({ min: 200, max: 599 }),
  ),
  statusText: fc.constantFrom('OK', 'Created', ''),
  headers: responseHeaders,
  body: responseBody,
  cut: fc.constantFrom('', '', '', 'broken', 'timeout', 'cancelled', 'too-large'),
});

/** A request as it was sent, with nothing hidden. */
export const sentRequest = fc.record({
  method: requestMethod,
  url: requestUrl.map((url) => (URL.canParse(url) ? url : 'https://graph.microsoft.com/beta/deviceManagement')),
  headers: fc.array(
    fc.tuple(fc.constantFrom('X-A', 'Prefer', 'Content-Type', 'If-Match', "X-'q"), hostileHeaderValue),
    { maxLength: 3 },
  ),
  body: fc.option(fc.oneof(nearlyJson, hostileText), { nil: null }),
});

/** An exchange as a JSON value, from which `exchangeOf` makes an `Exchange`. */
export const exchangeParts = fc.record({
  target: fc.constantFrom(...targets.map(targetId)),
  request: sentRequest,
  end: fc.oneof(
    receivedResponse.map((response) => ({ kind: 'response' as const, response })),
    fc.record({
      kind: fc.constant('failed' as const),
      cause: fc.constantFrom('no-connection', 'tls', 'broken', 'timeout', 'too-many-headers', 'other'),
      reason: hostileText,
      mayHaveArrived: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('cancelled' as const), mayHaveArrived: fc.boolean() }),
    fc.record({
      kind: fc.constant('sign-in-failed' as const),
      message: hostileText,
      nextStep: hostileText,
    }),
    fc.constant({ kind: 'refused' as const }),
  ),
  attempts: fc.integer({ min: 0, max: 4 }),
  startedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  name: fc.option(hostileText, { nil: null }),
});

type Parts = typeof exchangeParts extends fc.Arbitrary<infer Value> ? Value : never;
type RequestParts = typeof sentRequest extends fc.Arbitrary<infer Value> ? Value : never;

export function requestOf({ method, url, headers, body }: RequestParts): PreparedRequest {
  const text = { url, headers, body: body ?? undefined };
  const shown: ShownRequest = { ...text, references: [] };
  return { method, ...text, droppedHeaders: ['Host'], shown };
}

export const responseOf = ({
  cut,
  ...response
}: typeof receivedResponse extends fc.Arbitrary<infer V> ? V : never): ReceivedResponse => ({
  ...response,
  ...(cut !== '' && { cut }),
});

export function exchangeOf({ target, request, end, attempts, startedAt, name }: Parts): Exchange {
  const sent = {
    target: targetOf(target),
    request: requestOf(request),
    account:
      target === 'sandbox' ? undefined : { id: 'a', name: 'user@example.com', tenantId: 't', kind: 'user' as const },
    startedAt,
    milliseconds: 12,
    attempts,
    clientRequestId: 'c',
  };
  return { id: 'x', source: name === null ? undefined : { uri: 'file:///a.http', line: 3, name }, outcome: outcome() };

  function outcome(): Outcome {
    switch (end.kind) {
      case 'response':
        return { ...sent, kind: 'response', response: responseOf(end.response) };
      case 'failed':
        return { ...sent, ...end, cause: end.cause as 'other' };
      case 'cancelled':
        return { ...sent, ...end };
      case 'sign-in-failed':
        return { ...sent, kind: end.kind, failure: { message: end.message, nextStep: end.nextStep, details: [] } };
      default:
        return { ...sent, kind: 'refused' };
    }
  }
}
