import { flag, index, list, number, oneOf, optional, record, text, type Shape } from '../../panel/protocol/shape.ts';
import type { Account } from '../access-token.ts';
import type { Exchange, RequestSource } from '../exchange.ts';
import type { Redacted, WithoutSecrets } from '../../secrets/redacted.ts';
import type { Outcome, ReceivedResponse, Sent, Timing } from '../outcome.ts';
import type { ShownRequest } from '../prepared-request.ts';
import { keptBody, keptResponse, redactingOf } from './kept-response.ts';
import { targetId, targetOf, targets, type TargetId } from '../target.ts';

/** An exchange as it is stored in a file: nothing secret, and no more than the history may keep. */
interface Stored {
  readonly version: 1;
  readonly id: string;
  readonly source: RequestSource | undefined;
  readonly target: TargetId;
  readonly method: string;
  readonly request: ShownRequest;
  readonly droppedHeaders: readonly string[];
  readonly account: Account | undefined;
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly attempts: number;
  readonly clientRequestId: string | undefined;
  readonly end: WithoutSecrets<End>;
}

/** What distinguishes one outcome from another. */
type End = Outcome extends infer Each ? (Each extends Outcome ? Omit<Each, keyof Sent> : never) : never;

/**
 * The text of an exchange for a file.
 *
 * @returns undefined for one that isn't kept on disk: with only a part of its body, it couldn't be resent as it was
 */
export function storedText({ id, source, outcome }: Exchange): string | undefined {
  const { target, request, account, startedAt, milliseconds, attempts, clientRequestId } = outcome;
  if ((request.shown.body?.length ?? 0) > keptBody) return undefined;
  const stored: Stored = {
    version: 1,
    id,
    source,
    target: targetId(target),
    method: request.method,
    request: request.shown,
    droppedHeaders: request.droppedHeaders,
    account,
    startedAt,
    milliseconds,
    attempts,
    clientRequestId,
    end: endOf(outcome),
  };
  return JSON.stringify(stored);
}

function endOf(outcome: Outcome): WithoutSecrets<End> {
  const redact = (text: string): Redacted => redactingOf(outcome)(text).text;
  switch (outcome.kind) {
    case 'response':
      return {
        kind: 'response',
        response: keptResponse(outcome),
        ...(outcome.timing && { timing: outcome.timing }),
      };
    case 'failed':
      return {
        kind: 'failed',
        cause: outcome.cause,
        reason: redact(outcome.reason),
        mayHaveArrived: outcome.mayHaveArrived,
      };
    case 'cancelled':
      return {
        kind: 'cancelled',
        mayHaveArrived: outcome.mayHaveArrived,
        ...(outcome.unfinished && { unfinished: true }),
      };
    case 'sign-in-failed': {
      const { message, nextStep, details } = outcome.failure;
      return {
        kind: 'sign-in-failed',
        failure: {
          message: redact(message),
          nextStep: redact(nextStep),
          details: details.map(({ name, value }) => ({ name: redact(name), value: redact(value) })),
        },
      };
    }
    case 'refused':
      return { kind: 'refused' };
    default:
      return outcome satisfies never;
  }
}

/** The exchange that a file contains; undefined for a file that is damaged, or wasn't written by this version. */
export function readStored(file: string): Exchange | undefined {
  const stored = parsed(file);
  if (!isStored(stored)) return undefined;
  const { id, source, method, request, droppedHeaders, target, end, account, startedAt, milliseconds, attempts } =
    stored;
  const { url, headers, body } = request;
  const sent: Sent = {
    target: targetOf(target),
    request: { method, url, headers, body, droppedHeaders, shown: { ...request, body } },
    account,
    startedAt,
    milliseconds,
    attempts,
    ...(stored.clientRequestId !== undefined && { clientRequestId: stored.clientRequestId }),
  };
  // Redacted text is text like any other.
  return { id, source, outcome: { ...sent, ...(end as End) } };
}

const pairs: Shape<ShownRequest['headers']> = list(
  (value: unknown): value is readonly [string, string] => list(text)(value) && value.length === 2,
);

const ends: { readonly [Kind in End['kind']]: Shape<Omit<Extract<End, { kind: Kind }>, 'kind'>> } = {
  response: record({
    response: record<ReceivedResponse>({
      status: index,
      statusText: text,
      headers: pairs,
      body: text,
      cut: optional(oneOf('broken', 'timeout', 'cancelled', 'too-large', 'unread')),
      notKept: optional(list(text)),
    }),
    timing: optional(
      record<Timing>({ signIn: number, waiting: number, headers: number, body: number }),
    ) as Shape<Timing>,
  }),
  failed: record({
    cause: oneOf('no-connection', 'tls', 'proxy', 'broken', 'timeout', 'too-many-headers', 'other'),
    reason: text,
    mayHaveArrived: flag,
  }),
  cancelled: record({
    mayHaveArrived: flag,
    unfinished: optional((value): value is true => value === true) as Shape<true>,
  }),
  'sign-in-failed': record({
    failure: record<Omit<(End & { kind: 'sign-in-failed' })['failure'], 'link' | 'remedy'>>({
      message: text,
      nextStep: text,
      details: list(record({ name: text, value: text })),
    }),
  }),
  refused: record({}),
};

const isEnd = (value: unknown): value is WithoutSecrets<End> =>
  record<{ kind: string }>({ kind: text })(value) &&
  Object.hasOwn(ends, value.kind) &&
  (ends[value.kind as End['kind']] as Shape<unknown>)(value);

const isStored = record<Stored>({
  version: (value): value is 1 => value === 1,
  id: text,
  source: optional(record<RequestSource>({ uri: text, line: index, name: text, about: optional(text) })),
  target: oneOf(...targets.map(targetId)),
  method: text,
  request: record<ShownRequest>({
    url: text,
    headers: pairs,
    body: optional(text),
    references: list(text),
    given: optional(pairs),
    asked: optional(list(text)),
    bodyIsLiteral: optional(flag),
    written: optional(record({ url: text, body: optional(text) })),
  }),
  droppedHeaders: list(text),
  account: optional(record<Account>({ id: text, name: text, tenantId: text, kind: oneOf('user', 'app') })),
  startedAt: number,
  milliseconds: number,
  attempts: index,
  clientRequestId: optional(text),
  end: isEnd,
});

function parsed(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    return undefined;
  }
}
