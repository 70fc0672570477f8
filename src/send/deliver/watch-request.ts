import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ReceivedResponse } from '../outcome.ts';

/** How far a request got on its way out. */
export type Departure =
  /** The transport doesn't report it, for example because it isn't Node's: anything may have happened. */
  | 'unknown'
  /** It was created, but nothing of it was written to a connection: it can't have had an effect. */
  | 'here'
  /** Its beginning was written to a connection. */
  | 'left';

/** A message of undici's channels, as far as it is read here. */
interface Message {
  readonly request?: { readonly headers?: unknown };
  readonly response?: { readonly statusCode?: unknown; readonly statusText?: unknown; readonly headers?: unknown };
}

/**
 * Follows a request through `fetch`, which reports only on diagnostics channels when it writes one. The channels are undici's,
 * whichever copy of it `fetch` uses (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel.md); for a transport that has
 * none of them, the departure is `unknown`.
 *
 * @param id a header value that no other request in progress has
 * @param onRepeat called before `fetch` resends a request that has already left, as the Fetch standard prescribes after a 421
 *   (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch, step 14): if the call aborts the request, nothing of the second
 *   one is written
 */
export function watchRequest(id: string, onRepeat: () => void): WatchedRequest {
  let departure: Departure = 'unknown';
  let head: ResponseHead | undefined;
  const listeners: Readonly<Record<string, (message: Message) => void>> = {
    'undici:request:create': () => {
      if (departure === 'left') onRepeat();
      else departure = 'here';
    },
    'undici:client:sendHeaders': () => {
      if (departure === 'left') onRepeat();
      departure = 'left';
    },
    // Some versions publish only to this channel for HTTP/2.
    'undici:request:bodySent': () => {
      departure = 'left';
    },
    'undici:request:headers': ({ response }) => {
      head ??= headOf(response);
    },
  };
  const subscriptions = Object.entries(listeners).map(([channel, listener]) => {
    const onMessage = (message: unknown): void => {
      if (carries(message as Message, id)) listener(message as Message);
    };
    subscribe(channel, onMessage);
    return () => unsubscribe(channel, onMessage);
  });
  return {
    departure: () => departure,
    head: () => head,
    dispose: () => {
      for (const end of subscriptions) end();
    },
  };
}

export interface WatchedRequest {
  readonly departure: () => Departure;
  /** The beginning of the response: `fetch` doesn't return some responses, such as a 407, and only says that it failed. */
  readonly head: () => ResponseHead | undefined;
  readonly dispose: () => void;
}

export type ResponseHead = Pick<ReceivedResponse, 'status' | 'statusText' | 'headers'>;

/** The headers are a flat list of names and values, or one text in older versions. */
function carries({ request }: Message, id: string): boolean {
  const headers = request?.headers;
  return (Array.isArray(headers) || typeof headers === 'string') && headers.includes(id);
}

/** Names and values alternate, as bytes. Undefined for a 1xx, which is followed by the response. */
function headOf(response: Message['response']): ResponseHead | undefined {
  const { statusCode, statusText, headers } = response ?? {};
  if (typeof statusCode !== 'number' || statusCode < 200) return undefined;
  const texts = Array.isArray(headers) ? headers.map((part: unknown) => String(part)) : [];
  const pairs = texts.flatMap((name, index) => (index % 2 === 0 ? [[name, texts[index + 1] ?? ''] as const] : []));
  return { status: statusCode, statusText: typeof statusText === 'string' ? statusText : '', headers: pairs };
}
