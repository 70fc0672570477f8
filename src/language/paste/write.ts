import { applyEdits, format } from 'jsonc-parser';
import { graphVersion, readGraphUrl } from '../../catalog/graph-url.ts';
import { cloudOfAuthority, clouds } from '../../catalog/index.ts';
import { matchRoute, type RouteMatch } from '../../catalog/routes.ts';
import { asWritten, requestLines, requestText, type RequestText } from '../../http/escape/request-text.ts';
import { readBodyJson } from '../body-json.ts';
import type { PageRequest } from './one-request.ts';

/** A request as it shall stand in a request file. Lines are parted by `\n`. */
export interface CleanRequest {
  readonly title: string;
  /** All but the separator line with the title. */
  readonly text: RequestText;
  readonly goesToGraph: boolean;
}

/** Computed when the request is sent, or added then: no file needs them, and a token in a file is a leak. */
const leftOut = /^(content-length|authorization)$/i;

/** The request with a whole URL, without what is not for a file, and with the one blank line that every tool wants. */
export function cleanRequest(request: PageRequest): CleanRequest {
  const { url, hostIsInUrl } = wholeUrl(request);
  const graphUrl = readGraphUrl(url);
  const match = graphUrl && matchRoute(graphUrl.path);
  const goesToGraph = graphUrl?.cloud !== undefined || (match !== undefined && !url.startsWith('http'));
  const headers = request.headers.filter(
    ({ name }) => !leftOut.test(name) && !(hostIsInUrl && name.toLowerCase() === 'host'),
  );
  const body = request.body === undefined ? undefined : prettyIfFlat(request.body);
  const lacksType = !headers.some(({ name }) => name.toLowerCase() === 'content-type');
  if (goesToGraph && lacksType && /^\s*[{[]/.test(body ?? ''))
    headers.push({ name: requestText`Content-Type`, value: requestText`application/json` });
  const head = requestLines([
    ...request.comments,
    requestText`${request.method} ${url}`,
    ...headers.map(({ name, value }) => (value === '' ? requestText`${name}:` : requestText`${name}: ${value}`)),
  ]);
  return {
    title: request.title ?? titleFor(request.method, match, graphUrl?.path ?? url),
    text: body === undefined ? head : requestText`${head}\n\n${body}`,
    goesToGraph,
  };
}

/** A path alone is completed by the `Host` header, or where only Graph has it by the global service's root. */
function wholeUrl({ url, headers }: PageRequest): { readonly url: RequestText; readonly hostIsInUrl: boolean } {
  if (!url.startsWith('/')) return { url, hostIsInUrl: false };
  const host = headers.find(({ name }) => name.toLowerCase() === 'host')?.value;
  const cloud = host === undefined ? undefined : cloudOfAuthority('https', host);
  const graphUrl = readGraphUrl(url);
  if (graphUrl === undefined || (host !== undefined && cloud === undefined)) return { url, hostIsInUrl: false };
  if (cloud === undefined && matchRoute(graphUrl.path) === undefined) return { url, hostIsInUrl: false };
  const version = graphUrl.version === undefined ? `/${graphVersion}` : '';
  const root = asWritten(`${(cloud ?? clouds[0])?.graphRoot ?? ''}${version}`);
  return { url: requestText`${root}${url}`, hostIsInUrl: host !== undefined };
}

const verbs: Readonly<Record<string, string>> = {
  'POST collection': 'Create',
  'GET collection': 'List',
  'GET entity': 'Get',
  'PATCH entity': 'Update',
  'DELETE entity': 'Delete',
  'GET managedDevice': 'Get the managed device of',
};

/** What the request does where the catalog knows it, as the snippets say it; else its method and the end of its path. */
function titleFor(method: string, match: RouteMatch | undefined, path: string): string {
  const verb = match && verbs[`${method} ${match.resource}`];
  if (match && verb !== undefined) return `${verb} ${match.entityType.name}`;
  const [withoutQuery = ''] = path.split(/[?#]/, 1);
  const segments = withoutQuery.split('/').filter(Boolean);
  return `${method} ${segments.slice(-2).join('/')}`.trim();
}

/** JSON that lost its indentation on the way over the clipboard gets one; what is indented, or one short line, stays. */
export function prettyIfFlat<T extends string>(body: T): T {
  const lines = body.split('\n');
  const isShort = lines.length === 1 && body.length <= 80;
  return isShort || lines.some((line) => /^[ \t]/.test(line)) ? body : pretty(body);
}

/** JSON with one property a line; what is not JSON, or not quite, stays. */
export function pretty<T extends string>(body: T): T {
  if (!/^\s*[{[]/.test(body)) return body;
  const { faults } = readBodyJson(body, { start: 0, end: body.length, text: body }, undefined);
  return faults.length > 0
    ? body
    : // Only the blanks between its tokens change.
      (applyEdits(body, format(body, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' })) as T);
}
