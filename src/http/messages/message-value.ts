import { jsonValueAt } from '../../json/path.ts';
import type { MessageReference } from './message-reference.ts';

/** A request or a response: the parts of it that references can mean. */
export interface Message {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** What is known about the last time a named request was sent. */
export interface NamedExchange {
  readonly request: Message;
  /** Undefined if there was none. */
  readonly response: (Message & { readonly status: string; readonly isWhole: boolean }) | undefined;
  /** Whether the named value contains anything that must not be shown or kept. */
  readonly isSecret: (name: string, value: string) => boolean;
}

/** The named requests of a file, and what became of them in this window, at the chosen target. */
export interface NamedExchanges {
  readonly isNamed: (name: string) => boolean;
  /** Undefined if it was not sent there. */
  readonly get: (name: string) => NamedExchange | undefined;
  /** Replaces every value, for a request that will be completed later. Absent if values are used. */
  readonly standIn?: MessageValue;
}

/** For a file of which no request has been sent, or none may be read. */
export const noNamedExchanges: NamedExchanges = { isNamed: () => false, get: () => undefined };

/** A value of a message. It is always plain text: nothing in it is ever read as a reference. */
export type MessageValue =
  | { readonly kind: 'text'; readonly text: string; readonly isSecret: boolean }
  /** JSON other than a string, as its source. */
  | { readonly kind: 'json'; readonly json: string; readonly isScalar: boolean; readonly isSecret: boolean };

/**
 * Why there is no value. `unsent`: the request was not sent yet; `no-response`: there was no response the last time; `cut`: only
 * part of the body was received; `no-body`, `not-json`: the message has no body, or one that isn't JSON; `null`: the value is null;
 * `missing`: there is no such property or header.
 */
export type MessageValueFault = 'unsent' | 'no-response' | 'cut' | 'no-body' | 'not-json' | 'null' | 'missing';

/** The value that a reference means, or why there is none. Takes time in proportion to the message. */
export function messageValue(
  { of, part }: MessageReference,
  exchange: NamedExchange | undefined,
): MessageValue | { readonly fault: MessageValueFault } {
  if (exchange === undefined) return { fault: 'unsent' };
  const message = of === 'request' ? exchange.request : exchange.response;
  if (message === undefined) return { fault: 'no-response' };
  if (part.kind === 'header') {
    const [, value] = message.headers.find(([name]) => name.toLowerCase() === part.name.toLowerCase()) ?? [];
    if (value === undefined) return { fault: 'missing' };
    return { kind: 'text', text: value, isSecret: exchange.isSecret(part.name, value) };
  }
  const { body } = message;
  if (body === undefined || body === '') return { fault: 'no-body' };
  if (of === 'response' && exchange.response?.isWhole === false) return { fault: 'cut' };
  const found = jsonValueAt(body, part.kind === 'body' ? part.steps : []);
  if (found === 'invalid')
    return part.kind === 'body'
      ? { fault: 'not-json' }
      : { kind: 'text', text: body, isSecret: exchange.isSecret('body', body) };
  if (found === undefined) return { fault: 'missing' };
  const source = body.slice(found.start, found.end);
  if (source === 'null') return { fault: 'null' };
  const isSecret = exchange.isSecret(nameOf(part), source);
  if (found.kind === 'string') return { kind: 'text', text: JSON.parse(source) as string, isSecret };
  return { kind: 'json', json: source, isScalar: found.kind !== 'object' && found.kind !== 'array', isSecret };
}

/** The name of a value in its message. */
function nameOf(part: MessageReference['part']): string {
  if (part.kind === 'header') return part.name;
  const step = part.kind === 'body' ? part.steps.findLast(({ kind }) => kind === 'member') : undefined;
  return step?.kind === 'member' ? step.name : 'body';
}

/** A value in readable form. */
export const shownValue = (value: MessageValue): string => (value.kind === 'text' ? value.text : value.json);
