// The content of the response panel, as data.
import type { ResponseAction } from './response-actions.ts';

/** A header, property or other line of name and value. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** How a value is shown: `time` is an ISO 8601 time, `code` is JSON as written, `nothing` is null. */
export type ValueKind = 'text' | 'identifier' | 'time' | 'code' | 'nothing';

/**
 * Where a value comes from. `read`: it was requested, nothing was sent; `sent`: as it was sent; `rewritten`: the same value in another
 * form, such as a time with more digits; `changed`: not the value that was sent; `set`: wasn't sent, and isn't the id, which only the
 * service sets; `missing`: was sent, but isn't in the response.
 */
export type Origin = 'read' | 'sent' | 'rewritten' | 'changed' | 'set' | 'missing';

/** A property of an entity in a response. */
export interface PropertyRow extends Field {
  readonly kind: ValueKind;
  /** The number of bytes that are left out of `value`. */
  readonly omitted: number;
  /** As CSDL writes it; empty for a property that isn't in the catalog. */
  readonly type: string;
  /** Id of the page that documents the type; empty if there is none. */
  readonly page: string;
  readonly description: string;
  /** The meaning of an enum member; empty if it is unknown. */
  readonly meaning: string;
  readonly origin: Origin;
  /** The value that was sent instead of `value`, for `rewritten` and `changed`. */
  readonly sent?: string;
}

/** An entity as a table. */
export interface EntityView {
  readonly typeName: string;
  /** Id of the page that documents the type; empty if there is none. */
  readonly page: string;
  readonly rows: readonly PropertyRow[];
}

/** One of several entities: the values that distinguish it from the others. */
export interface ItemView {
  /** Whether it matches everything that was sent by the write whose entity this list is meant to find; false if there was no such write. */
  readonly isSought: boolean;
  /** A value for each column of the list, of the same kinds as in a property's row. */
  readonly cells: readonly Pick<PropertyRow, 'value' | 'kind' | 'meaning'>[];
}

/** Entities in one response. */
export interface ListView {
  readonly typeName: string;
  readonly page: string;
  readonly columns: readonly string[];
  /** The first of them; the page asks for the others. */
  readonly items: readonly ItemView[];
  /** The number of entities in the response. */
  readonly total: number;
  /** Whether the service says that it has more of them. */
  readonly hasNextPage: boolean;
  /** Says whether the sent entity is among them; empty if none is looked for. */
  readonly found: string;
}

/** A part of a body. */
export interface BodyPart {
  readonly text: string;
  /** The number of bytes that follow in the body, as received. */
  readonly left: number;
}

/** How a body is shown: formatted, as received, or only the values at a path, formatted. */
export type BodyLayout = 'formatted' | 'received' | 'filtered';

/** The values at a path in a body. */
export type FilteredView =
  /** `count`: `12 values`, `First 10,000 values`. `first` is formatted. */
  | { readonly kind: 'found'; readonly count: string; readonly first: BodyPart }
  | { readonly kind: 'fault'; readonly message: string };

export interface BodyView {
  /** The number of characters of the body as received. */
  readonly length: number;
  /** The same in bytes, in readable form: `298 bytes`, `1.2 MB`. */
  readonly size: string;
  readonly isJson: boolean;
  /** The beginning: formatted if it is JSON, else as received. */
  readonly first: BodyPart;
}

/** A button for what to do next. */
export interface NextView {
  readonly label: string;
  /** The earliest time at which it makes sense, in milliseconds since the epoch; undefined if it always does. */
  readonly notBefore: number | undefined;
}

/**
 * How a send ended, at a glance. `success`: a 2xx; `failure`: it failed, and nothing was done; `uncertain`: a write that may have
 * succeeded; `notice`: nothing failed, and there is no response.
 */
export type Tone = 'success' | 'failure' | 'uncertain' | 'notice';

/** Everything that the panel shows about one send. Plain text throughout: the page makes only text nodes from it. */
export interface ResponseView {
  readonly tone: Tone;
  /** `201 Created`, or what happened instead of a response. */
  readonly headline: string;
  /** `HTTP 201 Created`, as the service sent it; empty without a response. */
  readonly statusLine: string;
  /** What was done, in a few words: `Created deviceHealthScriptDeviceState`. Empty if the headline says it all. */
  readonly action: string;
  /** What that means; empty if the headline says it all. */
  readonly explanation: string;
  /** Why secrets in the response are shown only here, or are no longer in it; empty if there are none. */
  readonly notKept: string;
  /** What to do, a sentence each. */
  readonly nextSteps: readonly string[];
  readonly next: readonly NextView[];
  /** The label of the link for the next step; empty if there is none. Its address stays with the host. */
  readonly linkLabel: string;
  /** Where it was sent: `Sandbox`, or `Microsoft Graph` and the name of the cloud. */
  readonly target: string;
  /** Whether `target` is the sandbox, which the page shows differently from every real cloud. */
  readonly sandbox: boolean;
  /** The account: user or app, and tenant. Undefined for the sandbox, and if no token was obtained. */
  readonly account: { readonly name: string; readonly tenantId: string; readonly kind: 'user' | 'app' } | undefined;
  /** `POST https://…` with all values that may be shown, and without any token. Empty if it wasn't kept. */
  readonly request: string;
  /** The name of the request in its file; empty if it has none. */
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** From the send to the end of the body: `12.5 s`. Empty if nothing was sent. */
  readonly duration: string;
  /** Where the time went, in words; empty if there is nothing to say. */
  readonly timing: string;
  /** How often it was sent. */
  readonly attempts: number;
  /** The property that an error is about, with the JSON that was sent for it (empty if none was). */
  readonly property: Field | undefined;
  /** The id of the entity that was created or read; empty if there is none. */
  readonly key: string;
  readonly entity: EntityView | undefined;
  readonly list: ListView | undefined;
  /** The details that support asks for: code, ids, date. Empty for a 2xx. */
  readonly error: readonly Field[];
  /** The most important headers come first. */
  readonly headers: readonly Field[];
  /** The number of important `headers`. */
  readonly importantHeaders: number;
  readonly body: BodyView | undefined;
  /** The actions that are offered for it. */
  readonly actions: readonly ResponseAction[];
}

/** A request that is sent alone. */
export interface SendingView {
  /** The id of the response that it will have. */
  readonly id: string;
  /** The request's name, or its method and path if it has none. */
  readonly name: string;
  readonly target: string;
  /** `throttled (429), sending again in 12 s`; empty before there is anything to show. */
  readonly progress: string;
}

/** One request of several that are sent together. */
export interface ResultRow {
  /** Stays the same while the row changes. */
  readonly id: number;
  /** The request's name, or its route if it has none. */
  readonly name: string;
  /** `POST /beta/deviceManagement/…`. */
  readonly request: string;
  /** The line in its file, from 1. */
  readonly line: number;
  readonly state: 'waiting' | 'sending' | Tone;
  /** `201 Created`, `Waiting 12 s (429)`, `Not sent`, … */
  readonly status: string;
  /** The id of the entity in the response; empty if there is none. */
  readonly key: string;
  /** The content of the entity, such as its states and `resultMessage`; or what went wrong. */
  readonly detail: string;
  /** The same in the form that the page may keep, without secrets; empty if the history has it. */
  readonly kept: string;
  /** How the response compares with what was sent: `As sent`, `Not as sent: runState`. Empty if they can't be compared. */
  readonly note: string;
  readonly milliseconds: number | undefined;
  /** The same in readable form: `1 min 9 s`; empty until it has ended. */
  readonly duration: string;
  /** The id of its exchange; empty if there is none to show. */
  readonly exchange: string;
}

/** The progress of several requests. */
export interface ResultsProgress {
  /** `12 created, 1 failed, 3 not sent`. */
  readonly summary: string;
  /** Whether requests are still being sent. */
  readonly running: boolean;
  /** The label of the button that sends what failed or wasn't sent: `Send 3 Again`; empty if nothing is left to send, or it can't be sent. */
  readonly rest: string;
}

/** The status of the requests of a file or selection. */
export interface ResultsView extends ResultsProgress {
  /** `Send All in health.http`. */
  readonly title: string;
  /** URI of the document that the requests are in. The page keeps it for the host, and doesn't use it. */
  readonly document: string;
  readonly target: string;
  readonly sandbox: boolean;
  readonly rows: readonly ResultRow[];
}
