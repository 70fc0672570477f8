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
}

/** What every send has, however it ended. */
export interface Sent {
  readonly target: Target;
  readonly request: PreparedRequest;
  /** Undefined for the sandbox, which knows nobody. */
  readonly account: Account | undefined;
  /** When it began, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** From the send to the end of the body, waiting included. */
  readonly milliseconds: number;
  /** How often the request was sent: more than once only where the service said that it had not taken it (429, 503). */
  readonly attempts: number;
}

/** How a send ended. Everything that a user or a network can cause is one of these; nothing of it is thrown. */
export type Outcome =
  | (Sent & { readonly kind: 'response'; readonly response: ReceivedResponse })
  | (Sent & {
      readonly kind: 'failed';
      /** One sentence; never contains a header. */
      readonly reason: string;
      /** Whether the service may have taken the request all the same. */
      readonly mayHaveArrived: boolean;
    })
  | (Sent & { readonly kind: 'cancelled'; readonly mayHaveArrived: boolean })
  /** Nothing left this machine, because there is no token for it. */
  | (Sent & { readonly kind: 'sign-in-failed'; readonly failure: SignInFailure });
