import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { applyEdits, format } from 'jsonc-parser';
import { graphVersion, readGraphUrl } from '../../catalog/url/graph-url.ts';
import { cloudOfAuthority, clouds } from '../../catalog/index.ts';
import { routeOfGraphUrl, type RouteMatch } from '../../catalog/routes.ts';
import { asWritten, requestLines, requestText, type RequestText } from '../../http/escape/request-text.ts';
import { readBodyJson } from '../body-json.ts';
import { nothingOmitted, omittedFrom, type Omitted } from './omitted.ts';
import type { PageRequest } from './one-request.ts';
import { unwantedIn } from './unwanted-headers.ts';
import { referencesForKnownForms } from './without-secrets.ts';

/** A request as it should be in a request file. Lines are separated by `\n`. */
export interface CleanRequest {
  readonly title: string;
  /** Everything but the separator line with the title. */
  readonly text: RequestText;
  readonly goesToGraph: boolean;
  readonly omitted: Omitted;
}

/** The request with a full URL, without what doesn't belong in a file, and with the one blank line that every tool requires. */
export function cleanRequest(request: PageRequest): CleanRequest {
  const { url: whole, hostIsInUrl } = wholeUrl(request);
  const graphUrl = readGraphUrl(whole);
  const match = graphUrl && routeOfGraphUrl(graphUrl);
  const goesToGraph = graphUrl?.cloud !== undefined || (match !== undefined && !whole.startsWith('http'));
  const unwanted = unwantedIn(
    request.headers.map(({ name, value }) => [name, value]),
    request.isFromTool === true,
  );
  const omitted: Record<'secret' | 'transport' | 'own', string[]> = { secret: [], transport: [], own: [] };
  const secrets: string[] = [];
  /** What a person wrote stays, except that references replace secrets recognized by their form. */
  const shown = (text: RequestText): RequestText => {
    const found = referencesForKnownForms(text);
    for (const secret of found.secrets) secrets.push(secret);
    return found.secrets.length === 0 ? text : asWritten(found.text);
  };
  const headers = request.headers.flatMap(({ name, value }) => {
    if (hostIsInUrl && name.toLowerCase() === 'host') return [];
    const why = unwanted(name, value);
    if (why !== undefined) omitted[why].push(name);
    return why === undefined ? [{ name, value: shown(value) }] : [];
  });
  const url = shown(whole);
  const body = request.body === undefined ? undefined : prettyIfFlat(shown(request.body));
  const lacksType = !headers.some(({ name }) => name.toLowerCase() === 'content-type');
  if (goesToGraph && lacksType && /^\s*[{[]/.test(body ?? ''))
    headers.push({ name: requestText`Content-Type`, value: asWritten(jsonMediaType) });
  const head = requestLines([
    ...request.comments.map(shown),
    requestText`${request.method} ${url}`,
    ...headers.map(({ name, value }) => (value === '' ? requestText`${name}:` : requestText`${name}: ${value}`)),
  ]);
  return {
    title: request.title ?? titleFor(request.method, match, graphUrl?.path ?? url),
    text: body === undefined ? head : requestText`${head}\n\n${body}`,
    goesToGraph,
    omitted: omittedFrom([
      { secrets: [...omitted.secret, ...secrets], headers: omitted.transport, unread: [] },
      request.omitted ?? nothingOmitted,
    ]),
  };
}

/** The full URL: a path is completed by the `Host` header, or, if only Graph has such a path, by the root of the global service. */
function wholeUrl({ url, headers }: PageRequest): { readonly url: RequestText; readonly hostIsInUrl: boolean } {
  const host = headers.find(({ name }) => name.toLowerCase() === 'host')?.value;
  if (!url.startsWith('/')) {
    const [, authority] = /^https?:\/\/([^/?#\\]+)/i.exec(url) ?? [];
    return { url, hostIsInUrl: authority !== undefined && authority.toLowerCase() === host?.toLowerCase() };
  }
  const cloud = host === undefined ? undefined : cloudOfAuthority('https', host);
  const graphUrl = readGraphUrl(url);
  if (graphUrl === undefined || (host !== undefined && cloud === undefined)) return { url, hostIsInUrl: false };
  if (cloud === undefined && routeOfGraphUrl(graphUrl) === undefined) return { url, hostIsInUrl: false };
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

/** What the request does, as in the snippets, if the catalog knows it; else its method and the end of its path. */
function titleFor(method: string, match: RouteMatch | undefined, path: string): string {
  const verb = match && verbs[`${method} ${match.resource}`];
  if (match && verb !== undefined) return `${verb} ${match.entityType.name}`;
  const [withoutQuery = ''] = path.split(/[?#]/, 1);
  const segments = withoutQuery.split('/').filter(Boolean);
  return `${method} ${segments.slice(-2).join('/')}`.trim();
}

/** Indents JSON that lost its indentation in the clipboard; indented JSON, or a short line, stays. */
export function prettyIfFlat<T extends string>(body: T): T {
  const lines = body.split('\n');
  const isShort = lines.length === 1 && body.length <= 80;
  return isShort || lines.some((line) => /^[ \t]/.test(line)) ? body : pretty(body);
}

/** JSON with one property per line; text that isn't valid JSON stays as it is. */
export function pretty<T extends string>(body: T): T {
  if (!/^\s*[{[]/.test(body)) return body;
  const { faults } = readBodyJson(body, { start: 0, end: body.length, text: body }, undefined);
  return faults.length > 0
    ? body
    : // Only the whitespace between its tokens changes.
      (applyEdits(body, format(body, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' })) as T);
}
