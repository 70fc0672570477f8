/** What the extension host and the page of the response panel say to each other. Both sides import this and nothing else. */

/** A header, property or other line of name and value. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** A property of the entity that came back. */
export interface PropertyRow extends Field {
  /** As CSDL writes it; empty for a property that the catalog does not know. */
  readonly type: string;
  readonly description: string;
  /** `set`: the service set it; `changed`: it differs from what was sent. */
  readonly origin: 'sent' | 'set' | 'changed';
  /** What was sent instead of `value`, for `changed`. */
  readonly sent?: string;
}

/** All that the panel shows of one send. Plain text throughout: the page makes text nodes of it and nothing else. */
export interface ResponseView {
  /** `success` for 2xx, `failure` for every other answer and for none, `notice` for what stopped before anything was sent. */
  readonly tone: 'success' | 'failure' | 'notice';
  /** `201 Created`, or what happened instead of a response. */
  readonly headline: string;
  /** What that means and what to do; empty where the headline says all. */
  readonly explanation: string;
  /** `Sandbox: nothing was sent to Microsoft Graph`, or the cloud that answered. */
  readonly target: string;
  /** Whether `target` is the sandbox, which the page sets off from every real cloud. */
  readonly sandbox: boolean;
  /** `POST /beta/deviceManagement/…` with everything put in, without any token. */
  readonly request: string;
  /** Milliseconds from send to the end of the body; undefined where nothing was sent. */
  readonly milliseconds: number | undefined;
  /** The entity of a 2xx answer; undefined for errors and for bodies that are none of the catalog's entities. */
  readonly entity: { readonly typeName: string; readonly rows: readonly PropertyRow[] } | undefined;
  /** An error's parts: code, message, request-id. Empty for a 2xx. */
  readonly error: readonly Field[];
  readonly headers: readonly Field[];
  /** The body as it came, or as much of it as is shown. */
  readonly body: string;
  /** Characters of the body that are left out of `body`. */
  readonly bodyOmitted: number;
}

/** One request of several that are sent together. */
export interface ResultRow {
  /** Stays the same while the row changes. */
  readonly id: number;
  /** The request's name, or its route where it has none. */
  readonly name: string;
  /** `POST /beta/deviceManagement/…`. */
  readonly request: string;
  /** In its file, from 1. */
  readonly line: number;
  readonly state: 'waiting' | 'sending' | 'success' | 'failure' | 'notice';
  /** `201 Created`, `Waiting 12 s (429)`, `Not sent`, … */
  readonly status: string;
  /** The new id, or what went wrong. */
  readonly detail: string;
  readonly milliseconds: number | undefined;
  /** Whether there is a response to show. */
  readonly hasResponse: boolean;
}

/** How the requests of a file or selection fare. */
export interface ResultsView {
  /** `Send All in health.http`. */
  readonly title: string;
  readonly target: string;
  readonly sandbox: boolean;
  readonly rows: readonly ResultRow[];
  /** `12 created, 1 failed, 3 not sent`. */
  readonly summary: string;
  /** Whether requests are still being sent. */
  readonly running: boolean;
}

export type ToPanel =
  /** A request is under way. */
  | { readonly type: 'sending'; readonly request: string; readonly target: string }
  /**
   * A send ended. `id` is new for each send: what the page has seen before, it shows again where the reader left it
   * (and does not announce), what is new it shows from the top.
   */
  | { readonly type: 'response'; readonly id: number; readonly view: ResponseView }
  /** The body that the page asked for is on the clipboard. */
  | { readonly type: 'copied' };

export type FromPanel =
  /** The page is there and wants the current state: the last `response`, if any, then `sending` if a request is under way. */
  | { readonly type: 'ready' }
  /** Put the whole body, as it came, on the clipboard. */
  | { readonly type: 'copyBody' };

/** Whether a message from the page is one of ours; the host drops every other. */
export const isFromPanel = (message: unknown): message is FromPanel =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  (message.type === 'ready' || message.type === 'copyBody');

/** Whether a message from the host is one of ours; the page drops every other. */
export const isToPanel = (message: unknown): message is ToPanel =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  (message.type === 'sending' || message.type === 'response' || message.type === 'copied');
