import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { bodyContent } from '../../http/body-text.ts';
import { textBracesInJson, textBracesInUrl } from '../../http/escape/text-braces.ts';
import type { Block, HttpRequest } from '../../http/model.ts';
import { shownValue, type MessageValue, type NamedExchanges } from '../../http/messages/message-value.ts';
import type { SearchedSources } from '../../http/variables/outer-variables.ts';
import { placeholdersIn } from '../../language/request/placeholders.ts';
import { processReference } from '../../http/variables/process-variables.ts';
import { substitute, type Unfilled, type Variables } from '../../http/variables/variables.ts';
import { fileBodyOf } from '../../language/body-file/body-file.ts';
import { headersWithValues, isNeverSent } from '../../language/request/never-sent.ts';
import { isGraphMethod, isHeader, mayHaveBody } from '../../language/request/sendable.ts';
import { sandboxPlanOf } from '../../language/sandbox-directive.ts';
import type { PreparedRequest, ShownRequest } from '../prepared-request.ts';
import type { Target } from '../target.ts';
import { isBodyTooLarge } from './body-size.ts';
import {
  filledRequest,
  referencesOf,
  segmentsFor,
  unfilledOf,
  type PlaceholderValues,
  type WrittenRequest,
} from './filled-request.ts';
import { addressOf, rootFor } from './graph-address.ts';
import { messagesFor, requestsNamedIn, withMessages } from './values/message-values.ts';
import { processUses, type ProcessUse } from './values/process-use.ts';
import type { Refusal } from './refusal.ts';
import type { RequestVariables } from './values/request-variables.ts';

/**
 * The names of the `{placeholder}`s that a request's URL has, each once.
 *
 * @param variables those whose values may be shown: braces in any other are text, which the user isn't asked about
 */
export function placeholdersOf(request: HttpRequest, variables: Variables): string[] {
  const url = substitute(request.url?.value ?? '', variables);
  return [...new Set(placeholdersIn(url).map(({ name }) => name))];
}

/** A placeholder, and what is before it. */
export interface PlaceholderInUrl {
  readonly name: string;
  /** The URL up to it, with the variables filled in whose values may be shown. Undefined: the URL has it more than once. */
  readonly before: string | undefined;
}

/** As `placeholdersOf`, with what is before each. */
export function placeholdersInUrl(request: HttpRequest, variables: Variables): PlaceholderInUrl[] {
  const url = substitute(request.url?.value ?? '', variables);
  const beginnings = new Map<string, string | undefined>();
  for (const { name, start } of placeholdersIn(url))
    beginnings.set(name, beginnings.has(name) ? undefined : url.slice(0, start));
  return Array.from(beginnings, ([name, before]) => ({ name, before }));
}

/** The names of the requests whose responses a request uses. @param fileText as for `prepareRequest` */
export function requestsBefore(
  block: Block,
  request: HttpRequest,
  variables: RequestVariables,
  fileText?: string,
): string[] {
  const own = filledRequest(textOf(block, request, request.url?.value ?? '', fileText), variables.shown);
  return requestsNamedIn(
    referencesOf(own).filter((name) => !variables.all.has(name)),
    variables.named,
  );
}

/**
 * Prepares a request of the file to be sent to a target.
 *
 * @param values for every name of `placeholdersOf`; each becomes one path segment
 * @param fileText the content of the file that `fileBodyOf` names; undefined if it names none
 */
export function prepareRequest(
  block: Block,
  request: HttpRequest,
  variables: RequestVariables,
  values: PlaceholderValues,
  target: Target,
  fileText?: string,
): PreparedRequest | Refusal {
  if (request.url === undefined) return { reason: 'no-url' };
  if (request.body?.kind === 'mixed') return { reason: 'mixed-body' };
  const segments = segmentsFor(values);
  if ('fault' in segments) return { reason: 'placeholder-value', ...segments };
  const text = textOf(block, request, request.url.value, fileText);
  const own = filledRequest(text, variables.shown, segments);
  const { named } = variables;
  const messages = messagesFor(
    referencesOf(own).filter((name) => !variables.all.has(name)),
    named,
  );
  if ('reason' in messages) return messages;
  const shown = withMessages(own, messages.shown, named);
  if ('reason' in shown) return shown;
  const written = withMessages(filledRequest(text, variables.written, segments), messages.shown, named);
  if ('reason' in written) return written;
  const hasGenerated = written.url !== shown.url || written.body !== shown.body;
  const method = request.method?.text.toUpperCase() ?? 'GET';
  const references = referencesOf(shown);
  const behind = variables.behind(references);
  const given = [...behind.given];
  const asked = variables.prompts.map(({ name }) => name).filter((name) => references.includes(name));
  const prepared = completeRequest(
    method,
    {
      ...shown,
      references,
      ...(given.length > 0 && { given }),
      ...(asked.length > 0 && { asked }),
      written: hasGenerated ? { url: written.url, body: written.body } : undefined,
    },
    variables.all,
    target,
    variables.lookedAt,
    behind.process,
    { values: messages.hidden, named },
  );
  if ('reason' in prepared) return withScripts(prepared, variables);
  const sandboxPlan = sandboxPlanOf(block, request);
  const dropped = [...new Set([...neverSentIn(request), ...prepared.droppedHeaders])];
  return { ...prepared, droppedHeaders: dropped, ...(sandboxPlan && { sandboxPlan }) };
}

/** A refusal that says which of its variables a script would set. */
function withScripts(refusal: Refusal, variables: RequestVariables): Refusal {
  if (refusal.reason !== 'unknown-variables') return refusal;
  const { elsewhere } = refusal.lookedAt;
  const notSet = refusal.names.flatMap((name) => (elsewhere.has(name) ? [] : (variables.notSet(name) ?? [])));
  return notSet.length === 0 ? refusal : { ...refusal, notSet };
}

/**
 * The variables of the process environment that a request uses, and where their values would go.
 *
 * @param fileText as for `prepareRequest`
 */
export function processUsesOf(
  block: Block,
  request: HttpRequest,
  variables: RequestVariables,
  target: Target,
  fileText?: string,
): ProcessUse[] {
  if (variables.process.length === 0) return [];
  // Only the URL is filled in: a value can be long, and each header can refer to it.
  const written = textOf(block, request, request.url?.value ?? '', fileText);
  const shownUrl = substitute(written.url, variables.shown);
  return processUses(written, fileBodyOf(block, request)?.path, shownUrl, target, variables);
}

const neverSentIn = ({ headers }: HttpRequest): string[] => headers.map(({ name }) => name.text).filter(isNeverSent);

function textOf(block: Block, request: HttpRequest, url: string, fileText: string | undefined): WrittenRequest {
  const body = fileText ?? (request.body && bodyContent(block, request.body));
  const bodyIsLiteral = fileText !== undefined && fileBodyOf(block, request)?.hasVariables !== true;
  return {
    url: textBracesInUrl(url),
    headers: headersWithValues(request).map(({ name, value }) => [name.text, value.text]),
    body: body === undefined || bodyIsLiteral ? body : textBracesInJson(body),
    bodyIsLiteral,
  };
}

/**
 * Completes a request with the values that it doesn't show and with what every request has; leaves out what is never sent. A request is
 * always made from the one that may be shown, so that sending it again makes the same one.
 *
 * @param method upper case
 * @param shown as it may be shown, with references to everything else
 * @param variables the values of these references, among others
 * @param lookedAt what to say about a reference without a value
 * @param process the variables of the process environment that it uses, also in the values of others
 * @param messages values of named requests that it doesn't show
 */
export function completeRequest(
  method: string,
  shown: WrittenRequest & Pick<ShownRequest, 'references' | 'given' | 'asked' | 'written'>,
  variables: Variables,
  target: Target,
  lookedAt: SearchedSources,
  process: readonly string[],
  messages: { readonly values: ReadonlyMap<string, MessageValue>; readonly named: NamedExchanges },
): PreparedRequest | Refusal {
  const unread = process.filter((name) => !variables.has(processReference(name)));
  const unknown = shown.references.filter(
    (name) =>
      !variables.has(name) && !messages.values.has(name) && !unread.some((other) => processReference(other) === name),
  );
  if (unknown.length > 0) return { reason: 'unknown-variables', names: unknown, lookedAt };
  if (unread.length > 0) return { reason: 'unread-process-variables', names: unread };
  const own = shown.references.filter((name) => !messages.values.has(name));
  const hidden = new Map(own.map((name) => [name, variables.get(name) ?? '']));
  // Nothing that a response contains can become a reference.
  const unfilled = unfilledOf(
    shown,
    new Map([...hidden, ...Array.from(messages.values.keys(), (name) => [name, 'x'] as const)]),
  );
  if (unfilled.length > 0) return unfilledRefusal(unfilled, lookedAt);
  const filled = withMessages(filledRequest(shown, hidden), messages.values, messages.named);
  if ('reason' in filled) return filled;
  for (const [name, value] of messages.values) hidden.set(name, shownValue(value));
  if (!isGraphMethod(method)) return { reason: 'invalid-method', method };
  if (filled.body !== undefined && !mayHaveBody(method)) return { reason: 'body-not-allowed', method };
  if (filled.body !== undefined && isBodyTooLarge(filled.body)) return { reason: 'body-too-large' };
  const url = addressOf(filled.url, target);
  const root = rootFor(filled.url, target) ?? '';
  if (typeof url !== 'string') return shown.references.length === 0 ? url : quotingShown(url, shown.url);
  const invalid = filled.headers.findIndex(([name, value]) => !isNeverSent(name) && !isHeader(name, value));
  // The name as written: it may have been replaced by a value.
  if (invalid !== -1) return { reason: 'invalid-header', name: shown.headers[invalid]?.[0] ?? '' };
  return {
    method,
    url,
    headers: headersToSend(filled),
    body: filled.body,
    droppedHeaders: filled.headers.map(([name]) => name).filter(isNeverSent),
    shown: {
      // As it is sent, unless that would encode the braces of what is left out or not yet known. Characters that no URL keeps are removed.
      url:
        shown.url === filled.url && placeholdersIn(shown.url).length === 0
          ? url
          : root + shown.url.replace(/[\t\n\r]/g, ''),
      headers: headersToSend(shown),
      body: shown.body,
      references: shown.references,
      ...(shown.given && { given: shown.given }),
      ...(shown.asked && { asked: shown.asked }),
      ...(shown.bodyIsLiteral && shown.references.length > 0 && { bodyIsLiteral: true }),
      ...(shown.written && { written: shown.written }),
    },
    ...(hidden.size > 0 && { hidden }),
  };
}

function unfilledRefusal(unfilled: readonly Unfilled[], lookedAt: SearchedSources): Refusal {
  const variables = new Set(unfilled.flatMap(({ inside }) => inside ?? []));
  const written = new Set(unfilled.filter(({ inside }) => inside === undefined).map((piece) => piece.written));
  return { reason: 'unfilled', variables: [...variables], written: [...written], lookedAt };
}

/** A refusal that quotes a URL as it may be shown: what isn't a host may be a secret in the wrong place. */
function quotingShown(refusal: Refusal, url: string): Refusal {
  if ('url' in refusal) return { ...refusal, url };
  if (!('host' in refusal)) return refusal;
  const [authority = ''] = /^(?:\{\{[^{}]*\}\}|[^/?#])*/.exec(url.replace(/^https?:\/\//i, '')) ?? [];
  return { ...refusal, host: authority.slice(authority.lastIndexOf('@') + 1) };
}

function headersToSend({ headers: written, body }: WrittenRequest): (readonly [string, string])[] {
  const headers = written.filter(([name]) => !isNeverSent(name));
  const has = (wanted: string): boolean => headers.some(([name]) => name.toLowerCase() === wanted);
  if (body !== undefined && !has('content-type')) headers.push(['Content-Type', jsonMediaType]);
  if (!has('accept')) headers.push(['Accept', jsonMediaType]);
  return headers;
}
