import type { Account, SignInFailure } from './access-token.ts';
import type { PreparedRequest } from './prepared-request.ts';
import type { Target } from './target.ts';

/** What came back. */
export interface ReceivedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Decoded as UTF-8. */
  readonly body: string;
  /** Why `body` is only the beginning: what had arrived is kept. `unread`: `fetch` didn't return it. Absent: it is complete. */
  readonly cut?: 'broken' | 'timeout' | 'cancelled' | 'too-large' | 'unread';
  /** Secrets that are no longer in it, because it was kept on disk: what each was, for display. Absent: it is as received. */
  readonly notKept?: readonly string[];
}

/** Where the time of a send went, in milliseconds; the parts make up `Sent.milliseconds`. */
export interface Timing {
  /** Getting tokens, signing in included. */
  readonly signIn: number;
  /** Waiting because the service asked for it, and for the responses that asked for it. */
  readonly waiting: number;
  /** From the last attempt to its headers. */
  readonly headers: number;
  /** From its headers to the end of its body. */
  readonly body: number;
}

/** What every send has, however it ended. */
export interface Sent {
  readonly target: Target;
  readonly request: PreparedRequest;
  /** Undefined for the sandbox, which has no users, and if no token was obtained. */
  readonly account: Account | undefined;
  /** When it began, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** From the send to the end of the body, waiting included. */
  readonly milliseconds: number;
  /**
   * How often the request was sent: more than once only if the service said that it hadn't accepted it (401, 429),
   * or if retrying it changes nothing (a GET after a 503).
   */
  readonly attempts: number;
  /** The id by which the service and its support know this send; the same in all attempts. Absent: nothing was sent. */
  readonly clientRequestId?: string;
}

/** Why there is no response. */
export type FailureCause =
  /** No server: the connection was refused, the host is unreachable, or its name is unknown. */
  | 'no-connection'
  /** No secure connection: the certificate isn't trusted, or the other side doesn't support TLS. */
  | 'tls'
  /** The proxy didn't connect to the host. */
  | 'proxy'
  /** The connection ended before a response. */
  | 'broken'
  /** No response within the limit that the user has set. */
  | 'timeout'
  /** A response arrived, with more headers than `fetch` reads: 16 KB, unless Node was started with another limit. */
  | 'too-many-headers'
  /** Anything else; `reason` says what. */
  | 'other';

/** How a send ended. Everything that a user or a network can cause is one of these; none of it is thrown. */
export type Outcome =
  | (Sent & { readonly kind: 'response'; readonly response: ReceivedResponse; readonly timing?: Timing })
  | (Sent & {
      readonly kind: 'failed';
      readonly cause: FailureCause;
      /** What the network stack said, in its words; never contains a header. */
      readonly reason: string;
      /** Whether the service may still have accepted the request. */
      readonly mayHaveArrived: boolean;
    })
  | (Sent & {
      readonly kind: 'cancelled';
      readonly mayHaveArrived: boolean;
      /** Not cancelled by the user: its window was closed before the response, or another window still waits for it. */
      readonly unfinished?: true;
    })
  /** The service processed nothing, because there is no token for it. */
  | (Sent & { readonly kind: 'sign-in-failed'; readonly failure: SignInFailure })
  /** Nothing left this machine: a token must not go to that URL. */
  | (Sent & { readonly kind: 'refused' });
