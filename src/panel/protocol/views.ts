// What the response panel shows, as data.
import type { ResponseAction } from './response-actions.ts';

/** A header, property or other line of name and value. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** How a value is shown: `time` is an ISO 8601 time, `code` is JSON in its own words, `nothing` is null. */
export type ValueKind = 'text' | 'identifier' | 'time' | 'code' | 'nothing';

/**
 * Where a value comes from. `read`: it was requested, nothing was sent; `sent`: as it was sent; `rewritten`: the same value in other words,
 * such as a time with more digits; `changed`: not the value that was sent; `set`: wasn't sent, and isn't the id, which only the service
 * sets; `missing`: was sent, and is not in the response.
 */
export type Origin = 'read' | 'sent' | 'rewritten' | 'changed' | 'set' | 'missing';

/** A property of an entity that came back. */
export interface PropertyRow extends Field {
  readonly kind: ValueKind;
  /** Bytes of the value that are left out of `value`. */
  readonly omitted: number;
  /** As CSDL writes it; empty for a property that the catalog does not know. */
  readonly type: string;
  /** Id of the page that documents the type; empty if there is none. */
  readonly page: string;
  readonly description: string;
  /** What this value means, for a member of an enum; empty where that is unknown. */
  readonly meaning: string;
  readonly origin: Origin;
  /** What was sent instead of `value`, for `rewritten` and `changed`. */
  readonly sent?: string;
}

/** An entity as a table. */
export interface EntityView {
  readonly typeName: string;
  /** Id of the page that documents the type; empty if there is none. */
  readonly page: string;
  readonly rows: readonly PropertyRow[];
}

/** One of several entities: what distinguishes it from the others. */
export interface ItemView {
  /** Whether it matches everything that was sent by the write that this list is to find; false if there was no such write. */
  readonly isSought: boolean;
  /** A value for each column of the list, of the same kinds as in a property's row. */
  readonly cells: readonly Pick<PropertyRow, 'value' | 'kind' | 'meaning'>[];
}

/** Entities that came back together. */
export interface ListView {
  readonly typeName: string;
  readonly page: string;
  readonly columns: readonly string[];
  /** The first of them; the page asks for the others. */
  readonly items: readonly ItemView[];
  /** How many came. */
  readonly total: number;
  /** Whether the service says that it has more than came. */
  readonly hasNextPage: boolean;
  /** Whether what was sent is among them; empty where nothing is sought. */
  readonly found: string;
}

/** A part of a body. */
export interface BodyPart {
  readonly text: string;
  /** Bytes of the body, as it came, that follow. */
  readonly left: number;
}

/** How a body is shown: laid out, as it came, or the part of it that a path leads to, laid out. */
export type BodyLayout = 'formatted' | 'received' | 'filtered';

/** What a path leads to in a body. */
export type FilteredView =
  /** `count`: `12 values`, `First 10,000 values`. `first` is laid out. */
  | { readonly kind: 'found'; readonly count: string; readonly first: BodyPart }
  | { readonly kind: 'fault'; readonly message: string };

export interface BodyView {
  /** Characters of the body as it came. */
  readonly length: number;
  /** The same in bytes, for people: `298 bytes`, `1.2 MB`. */
  readonly size: string;
  readonly isJson: boolean;
  /** The beginning: laid out if it is JSON, else as it came. */
  readonly first: BodyPart;
}

/** A button that goes on from an outcome. */
export interface NextView {
  readonly label: string;
  /** Milliseconds since the epoch before which it makes no sense; undefined: any time. */
  readonly notBefore: number | undefined;
}

/**
 * How a send ended, at a glance. `success`: a 2xx; `failure`: it went wrong and nothing was done; `uncertain`: a write that may have
 * succeeded; `notice`: nothing failed, and there is no response.
 */
export type Tone = 'success' | 'failure' | 'uncertain' | 'notice';

/** Everything that the panel shows of one send. Plain text throughout: the page makes text nodes of it and nothing else. */
export interface ResponseView {
  readonly tone: Tone;
  /** `201 Created`, or what happened instead of a response. */
  readonly headline: string;
  /** `HTTP 201 Created`, as the service said it; empty without a response. */
  readonly statusLine: string;
  /** What was done, in a few words: `Created deviceHealthScriptDeviceState`. Empty where the headline says all. */
  readonly action: string;
  /** What that means; empty where the headline says all. */
  readonly explanation: string;
  /** Why secrets in the response are shown only here, or are no longer in it; empty if there are none. */
  readonly notKept: string;
  /** What to do, a sentence each. */
  readonly nextSteps: readonly string[];
  readonly next: readonly NextView[];
  /** The label of the link that belongs to the next step; empty if there is none. The host knows where it leads. */
  readonly linkLabel: string;
  /** Where it went: `Sandbox`, or `Microsoft Graph` and the name of the cloud. */
  readonly target: string;
  /** Whether `target` is the sandbox, which the page sets off from every real cloud. */
  readonly sandbox: boolean;
  /** The account: user or app, and tenant. Undefined for the sandbox, and if no token was obtained. */
  readonly account: { readonly name: string; readonly tenantId: string; readonly kind: 'user' | 'app' } | undefined;
  /** `POST https://…` with everything filled in that may be shown, without any token. Empty if it wasn't kept. */
  readonly request: string;
  /** The name that the request has in its file; empty where it has none. */
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** From the send to the end of the body: `12.5 s`. Empty where nothing was sent. */
  readonly duration: string;
  /** Where the time went, in words; empty if there is nothing to say. */
  readonly timing: string;
  /** How often it was sent. */
  readonly attempts: number;
  /** The property that an error is about, with the JSON that was sent for it (empty: nothing was). */
  readonly property: Field | undefined;
  /** The id of the entity that was created or read; empty if there is none. */
  readonly key: string;
  readonly entity: EntityView | undefined;
  readonly list: ListView | undefined;
  /** What support asks for: code, ids, date. Empty for a 2xx. */
  readonly error: readonly Field[];
  /** Headers that matter first. */
  readonly headers: readonly Field[];
  /** How many of `headers` matter. */
  readonly importantHeaders: number;
  readonly body: BodyView | undefined;
  /** What can be done with it. */
  readonly actions: readonly ResponseAction[];
}

/** A request that is sent alone. */
export interface SendingView {
  /** Of the response that it will have. */
  readonly id: string;
  /** The request's name, or its method and path where it has none. */
  readonly name: string;
  readonly target: string;
  /** `throttled (429), sending again in 12 s`; empty before there is anything to show. */
  readonly progress: string;
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
  readonly state: 'waiting' | 'sending' | Tone;
  /** `201 Created`, `Waiting 12 s (429)`, `Not sent`, … */
  readonly status: string;
  /** The id of the entity that came back; empty where none did. */
  readonly key: string;
  /** What the entity says, such as its states and `resultMessage`; or what went wrong. */
  readonly detail: string;
  /** The same as the page may keep it, without secrets; empty where the history has it. */
  readonly kept: string;
  /** How what came back compares with what was sent: `As sent`, `Not as sent: runState`. Empty where nothing can be compared. */
  readonly note: string;
  readonly milliseconds: number | undefined;
  /** The same for people: `1 min 9 s`; empty before it has ended. */
  readonly duration: string;
  /** Id of the exchange that it became; empty if there is none to show. */
  readonly exchange: string;
}

/** How far several requests are. */
export interface ResultsProgress {
  /** `12 created, 1 failed, 3 not sent`. */
  readonly summary: string;
  /** Whether requests are still being sent. */
  readonly running: boolean;
  /** The button that sends what failed or was not sent: `Send 3 Again`; empty if there is nothing to send, or no way to send it. */
  readonly rest: string;
}

/** How the requests of a file or selection fare. */
export interface ResultsView extends ResultsProgress {
  /** `Send All in health.http`. */
  readonly title: string;
  /** Uri of the document that the requests are in. The page keeps it for the host, and does nothing with it. */
  readonly document: string;
  readonly target: string;
  readonly sandbox: boolean;
  readonly rows: readonly ResultRow[];
}
