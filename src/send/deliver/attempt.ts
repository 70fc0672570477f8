import { t } from '@vscode/l10n';
import { waitingTime } from '../../panel/protocol/duration.ts';
import type { FailureCause, ReceivedResponse } from '../outcome.ts';
import { readFailure } from './failure.ts';
import type { SendPorts } from './ports.ts';
import { readBody } from './read-body.ts';
import { watchRequest } from './watch-request.ts';

/** How one attempt ended. */
export type Attempt =
  /** `headersAt`: on the clock of the ports. */
  | { readonly kind: 'response'; readonly response: ReceivedResponse; readonly headersAt: number }
  | {
      readonly kind: 'failed';
      readonly cause: FailureCause;
      readonly reason: string;
      readonly mayHaveArrived: boolean;
    }
  | { readonly kind: 'cancelled'; readonly mayHaveArrived: boolean };

/**
 * Sends a request once and reads the response. A redirect is the response, so it isn't followed. `fetch` is kept from
 * automatically sending the request a second time.
 *
 * @param id the value of its `client-request-id` header, by which it can be traced
 */
export async function attempt(
  url: string,
  init: RequestInit,
  id: string,
  { fetch, wait, timeout, clock, progress }: Pick<SendPorts, 'fetch' | 'wait' | 'timeout' | 'clock' | 'progress'>,
  signal: AbortSignal,
): Promise<Attempt> {
  if (signal.aborted) return { kind: 'cancelled', mayHaveArrived: false };
  const ending = new AbortController();
  // Only the first reason counts.
  const end = (reason: 'cancelled' | 'timeout' | 'retried' | 'over') => (): void => {
    ending.abort(reason);
  };
  const cancel = end('cancelled');
  signal.addEventListener('abort', cancel);
  if (timeout > 0) void wait(timeout, ending.signal).then(end('timeout'));
  const watch = watchRequest(id, end('retried'));
  try {
    // With `manual`, VS Code uses Node's `fetch` even if `http.electronFetch` is on: Chromium's would resend a write when a reused
    // connection breaks.
    const fetched = await fetch(url, { ...init, redirect: 'manual', signal: ending.signal });
    const headersAt = clock();
    const { status, statusText } = fetched;
    progress({ kind: 'receiving', status });
    const headers = [...fetched.headers];
    const read = await readBody(fetched);
    const response = { status, statusText, headers, body: read.text };
    switch (read.end) {
      case 'whole':
        return { kind: 'response', response, headersAt };
      case 'too-large':
        return { kind: 'response', response: { ...response, cut: 'too-large' }, headersAt };
      case 'broken':
        return { kind: 'response', response: { ...response, cut: whyEnded(ending.signal) ?? 'broken' }, headersAt };
      default:
        return read.end satisfies never;
    }
  } catch (error) {
    const { neverConnected, ...failure } = readFailure(error);
    const mayHaveArrived = !neverConnected && watch.departure() !== 'here';
    switch (whyEnded(ending.signal)) {
      case 'cancelled':
        return { kind: 'cancelled', mayHaveArrived };
      case 'timeout':
        return {
          kind: 'failed',
          cause: 'timeout',
          reason: t`No response within ${waitingTime(timeout)}.`,
          mayHaveArrived,
        };
      case undefined: {
        // `fetch` fails after some statuses, or was about to resend the request. What the service said is what counts.
        const head = watch.head();
        if (head) return { kind: 'response', response: { ...head, body: '', cut: 'unread' }, headersAt: clock() };
        return { kind: 'failed', ...failure, mayHaveArrived };
      }
    }
  } finally {
    end('over')();
    watch.dispose();
    signal.removeEventListener('abort', cancel);
  }
}

/** Whether the user or the timeout ended an attempt; undefined: it ended on its own. */
function whyEnded(signal: AbortSignal): 'cancelled' | 'timeout' | undefined {
  const reason: unknown = signal.reason;
  return reason === 'cancelled' || reason === 'timeout' ? reason : undefined;
}
