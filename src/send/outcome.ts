import type { PreparedRequest } from './prepare.ts';
import type { Target } from './target.ts';

/** What came back. */
export interface ReceivedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Decoded as UTF-8. */
  readonly body: string;
}

/** How a send ended. Everything that a user or a network can cause is one of these; nothing of it is thrown. */
export type Outcome =
  | {
      readonly kind: 'response';
      readonly target: Target;
      readonly request: PreparedRequest;
      readonly response: ReceivedResponse;
      /** From the send to the end of the body. */
      readonly milliseconds: number;
    }
  | {
      readonly kind: 'failed';
      readonly target: Target;
      readonly request: PreparedRequest;
      /** One sentence; never contains a header. */
      readonly reason: string;
      readonly milliseconds: number;
    }
  | { readonly kind: 'cancelled'; readonly target: Target; readonly request: PreparedRequest };
