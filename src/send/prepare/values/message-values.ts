import {
  headerWithMessages,
  jsonWithMessages,
  urlWithMessages,
  type MessageTextFault,
  type MessageValues,
} from '../../../http/escape/message-text.ts';
import { readMessageReference, type MessageReferenceFault } from '../../../http/messages/message-reference.ts';
import {
  messageValue,
  type MessageValue,
  type MessageValueFault,
  type NamedExchanges,
} from '../../../http/messages/message-value.ts';
import type { WrittenRequest } from '../filled-request.ts';

/** Why a reference to a named request can't be filled in. `unnamed`: no request of the file has that name. */
export type MessageFault = MessageReferenceFault | MessageValueFault | MessageTextFault | 'unnamed';

/** Such a reference and its fault, as the user is shown them. */
export interface MessageRefusal {
  readonly reason: 'message-value';
  readonly reference: string;
  /** The name of the request that it refers to. */
  readonly request: string;
  readonly fault: MessageFault;
  /** The status of the response, such as `404 Not Found`; undefined if there is none. */
  readonly status: string | undefined;
}

/** The values of references to named requests: those that may be shown and kept, and the others. */
export interface FoundMessages {
  readonly shown: ReadonlyMap<string, MessageValue>;
  readonly hidden: ReadonlyMap<string, MessageValue>;
}

/**
 * Finds the values of references to named requests.
 *
 * @param references their names; those of other references are skipped
 */
export function messagesFor(references: Iterable<string>, named: NamedExchanges): FoundMessages | MessageRefusal {
  const shown = new Map<string, MessageValue>();
  const hidden = new Map<string, MessageValue>();
  for (const reference of references) {
    const read = readMessageReference(reference, named.isNamed);
    if (read === undefined) continue;
    const exchange = named.get(read.request);
    const refused = (fault: MessageFault): MessageRefusal => ({
      reason: 'message-value',
      reference,
      request: read.request,
      fault,
      status: exchange?.response?.status,
    });
    if (!named.isNamed(read.request)) return refused('unnamed');
    if ('fault' in read) return refused(read.fault);
    const value = named.standIn ?? messageValue(read, exchange);
    if ('fault' in value) return refused(value.fault);
    (value.isSecret ? hidden : shown).set(reference, value);
  }
  return { shown, hidden };
}

/** The names of the requests that references refer to, each once. */
export const requestsNamedIn = (references: Iterable<string>, { isNamed }: NamedExchanges): string[] => [
  ...new Set(Array.from(references).flatMap((reference) => readMessageReference(reference, isNamed)?.request ?? [])),
];

/** Fills values of named requests into a request, each escaped as its place requires; what has no value stays. */
export function withMessages(
  request: WrittenRequest,
  values: MessageValues & { readonly size: number },
  named: NamedExchanges,
): WrittenRequest | MessageRefusal {
  if (values.size === 0) return request;
  const url = urlWithMessages(request.url, values);
  if (typeof url !== 'string') return misplaced(url, named);
  const headers: (readonly [string, string])[] = [];
  for (const [name, value] of request.headers) {
    const header = headerWithMessages(value, values);
    if (typeof header !== 'string') return misplaced(header, named);
    headers.push([name, header]);
  }
  const { body, bodyIsLiteral } = request;
  const filled = body === undefined || bodyIsLiteral ? body : jsonWithMessages(body, values);
  if (typeof filled === 'object') return misplaced(filled, named);
  return { ...request, url, headers, body: filled };
}

const misplaced = (
  { reference, fault }: { readonly reference: string; readonly fault: MessageTextFault },
  named: NamedExchanges,
): MessageRefusal => {
  const request = readMessageReference(reference, named.isNamed)?.request ?? '';
  return { reason: 'message-value', reference, request, fault, status: named.get(request)?.response?.status };
};
