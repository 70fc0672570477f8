import { cloudOfHost } from '../../catalog/index.ts';
import { graphVersion, readGraphUrl } from '../../catalog/graph-url.ts';
import { bodyContent } from '../../http/body-text.ts';
import type { Block, HttpRequest } from '../../http/model.ts';
import { fillPlaceholders, placeholdersIn } from '../../http/placeholders.ts';
import { referencesIn, substitute, type Variables } from '../../http/variables.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { graphRootOf, type Target } from '../target.ts';

/** Why a request cannot be sent as it stands. */
export type Refusal =
  | { readonly reason: 'no-url' }
  | { readonly reason: 'invalid-url'; readonly url: string }
  | { readonly reason: 'not-https'; readonly url: string }
  | { readonly reason: 'foreign-host'; readonly host: string }
  | { readonly reason: 'other-cloud'; readonly host: string; readonly target: Target }
  | { readonly reason: 'unknown-variables'; readonly names: readonly string[] }
  | { readonly reason: 'file-body' }
  | { readonly reason: 'invalid-header'; readonly name: string }
  | { readonly reason: 'invalid-method'; readonly method: string }
  | { readonly reason: 'body-not-allowed'; readonly method: string };

/** Values for the `{placeholder}`s of a URL, by name. */
export type PlaceholderValues = ReadonlyMap<string, string>;

/** Computed by the HTTP stack, or none of a request file's business; `Authorization` is added where a token may go. */
const neverSent =
  /^(content-length|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|authorization|proxy-.*)$/i;

/** The names of the `{placeholder}`s that a request's URL has once the variables are in, each once. */
export function placeholdersOf(request: HttpRequest, variables: Variables): string[] {
  const url = substitute(request.url?.value ?? '', variables);
  return [...new Set(placeholdersIn(url).map(({ name }) => name))];
}

/**
 * Makes a request of the file ready to send to a target.
 *
 * @param values for every name of `placeholdersOf`; each becomes one path segment
 */
export function prepareRequest(
  block: Block,
  request: HttpRequest,
  variables: Variables,
  values: PlaceholderValues,
  target: Target,
): PreparedRequest | Refusal {
  if (request.url === undefined) return { reason: 'no-url' };
  if (request.body?.kind === 'file') return { reason: 'file-body' };
  const method = request.method?.text.toUpperCase() ?? 'GET';
  const body = request.body && substitute(bodyContent(block, request.body), variables);
  const written = request.headers.map((header): [string, string] => [
    header.name.text,
    substitute(header.value.text, variables),
  ]);
  const filled = fillPlaceholders(substitute(request.url.value, variables), values);
  const unknown = [filled, ...written.flat(), body ?? ''].flatMap((text) => referencesIn(text).map(({ name }) => name));
  if (unknown.length > 0) return { reason: 'unknown-variables', names: [...new Set(unknown)] };
  if (!/^(GET|POST|PATCH|PUT|DELETE|HEAD|OPTIONS)$/.test(method)) return { reason: 'invalid-method', method };
  if (body !== undefined && /^(GET|HEAD)$/.test(method)) return { reason: 'body-not-allowed', method };
  const url = absoluteUrl(filled, target);
  if (typeof url !== 'string') return url;
  const headers = headersToSend(written, body !== undefined);
  if (!Array.isArray(headers)) return headers;
  const droppedHeaders = written.map(([name]) => name).filter((name) => neverSent.test(name));
  return { method, url, headers, body, droppedHeaders };
}

function absoluteUrl(url: string, target: Target): string | Refusal {
  const absolute = /^https?:\/\//i.test(url) ? url : completed(url, target);
  if (absolute === undefined || !URL.canParse(absolute)) return { reason: 'invalid-url', url };
  const { protocol, host, href, username, password } = new URL(absolute);
  const cloud = cloudOfHost(host);
  if (cloud === undefined || username !== '' || password !== '') return { reason: 'foreign-host', host };
  if (protocol !== 'https:') return { reason: 'not-https', url };
  if (target.kind === 'cloud' && cloud.id !== target.cloud.id) return { reason: 'other-cloud', host, target };
  return href;
}

/** A relative URL gets the root of the target, and the version where it names none. */
function completed(url: string, target: Target): string | undefined {
  const graphUrl = readGraphUrl(url);
  if (graphUrl === undefined) return undefined;
  return `${graphRootOf(target)}${graphUrl.version === undefined ? `/${graphVersion}` : ''}${url}`;
}

function headersToSend(written: readonly [string, string][], hasBody: boolean): [string, string][] | Refusal {
  const headers = written.filter(([name]) => !neverSent.test(name));
  for (const [name, value] of headers) if (!isHeader(name, value)) return { reason: 'invalid-header', name };
  const has = (wanted: string): boolean => headers.some(([name]) => name.toLowerCase() === wanted);
  if (hasBody && !has('content-type')) headers.push(['Content-Type', 'application/json']);
  if (!has('accept')) headers.push(['Accept', 'application/json']);
  return headers;
}

/** What `fetch` takes: a token of RFC 9110, and a value of one line in Latin-1. */
const isHeader = (name: string, value: string): boolean =>
  /^[!#$%&'*+\-.^_`|~\w]+$/.test(name) && /^[^\u0000-\u0008\u000a-\u001f\u007f\u0100-\uffff]*$/.test(value);
