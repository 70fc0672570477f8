import { readGraphUrl } from '../../catalog/url/graph-url.ts';
import { routeOfGraphUrl, templateOf } from '../../catalog/routes.ts';
import { asWritten, requestLines, requestText } from '../../http/escape/request-text.ts';
import type { Edit } from '../../http/model.ts';
import { requestsOfResponse } from './entity.ts';
import { omittedFrom, type Omitted } from './omitted.ts';
import type { PageRequest } from './one-request.ts';
import { isOnBlankLine, type PastePlace, placeRequests } from './place.ts';
import { type Page, readPage } from './read.ts';
import { cleanRequest, type CleanRequest } from './write.ts';

/** Where and how something is pasted. */
export interface PasteContext extends PastePlace {
  /** The line end of the file. */
  readonly eol: string;
  /** Whether the user asked for requests: then even a request that needs no cleaning becomes one. */
  readonly asked: boolean;
}

/** The edit that pastes a clipboard's text as requests. */
export interface RequestPaste extends Edit {
  /**
   * Whether the clipboard's text doesn't belong in a request file as it is: it contains a page around the requests, a secret, or
   * shell commands.
   */
  readonly isPreferred: boolean;
  readonly omitted: Omitted;
}

/** The maximum length of a clipboard text, in characters: far more than a user copies from a page. */
const longestPage = 500_000;

/**
 * Makes clean requests from what was copied: from an API page as Markdown or as shown in a browser, from a request file of
 * another tool, or from a response, whose entity they recreate. Accepts any text and never throws. A request was written by
 * its author, so its references stay; a response is text, and whatever looks like a reference in it is escaped.
 *
 * @returns undefined if the text has no request to Graph, or if pasting it as it is gives the same result
 */
export function pasteRequest(clipboard: string, context: PasteContext): RequestPaste | undefined {
  if (clipboard.length > longestPage || !/\/|@odata|"id"/.test(clipboard)) return undefined;
  const page = readPage(clipboard);
  const requests = cleanRequests(page, context.asked);
  const [first] = requests;
  if (first === undefined) return undefined;
  const omitted = omittedFrom(requests.map((request) => request.omitted));
  // What is around a response doesn't define anything.
  const variables = page.requests.length > 0 ? page.variables.map(asWritten) : [];
  const withVariables = { ...first, text: requestLines([...variables, first.text]) };
  const { start, end, text } = placeRequests([withVariables, ...requests.slice(1)], context);
  return {
    start,
    end,
    text: text.replaceAll('\n', context.eol),
    isPreferred:
      omitted.secrets.length > 0 ||
      (page.isPage && page.requests.length > 0) ||
      // On a line with text, the user wants the link itself.
      (page.hasCommands && isOnBlankLine(context)),
    omitted,
  };
}

function cleanRequests(page: Page, asked: boolean): CleanRequest[] {
  if (page.requests.length === 0) return page.json.flatMap(requestsOfResponse).map(cleanRequest);
  const cleaned = foldRoutes(page.requests).map((request) => ({ request, clean: cleanRequest(request) }));
  if (!cleaned.some(({ clean }) => clean.goesToGraph)) return [];
  const changes =
    page.isPage ||
    page.hasCommands ||
    cleaned.some(({ request, clean }) => !isClean(request.source, request.comments, clean));
  return changes || asked ? cleaned.map(({ clean }) => clean) : [];
}

/** Whether the lines that a request was read from are the same as those that would be written. */
const isClean = (source: string, comments: readonly string[], { text }: CleanRequest): boolean =>
  text === [...comments, source.trimEnd()].join('\n');

/**
 * A reference page lists the paths of an operation and then prints one request in full. The paths that this request doesn't show
 * become comments above it, where they are at hand and aren't sent without a body.
 */
export function foldRoutes(requests: readonly PageRequest[]): PageRequest[] {
  // The first one of each method.
  const examples = new Map<string, PageRequest>();
  for (const request of requests)
    if (!isRoute(request) && !examples.has(request.method)) examples.set(request.method, request);
  const routes = requests.filter(isRoute);
  return requests.flatMap((request) => {
    if (isRoute(request)) return examples.has(request.method) ? [] : [request];
    if (examples.get(request.method) !== request) return [request];
    const others = routes.filter(({ method, url }) => method === request.method && !isSamePath(url, request.url));
    return [
      {
        ...request,
        comments: [...request.comments, ...others.map(({ method, url }) => requestText`# Also: ${method} ${url}`)],
      },
    ];
  });
}

/** Whether a request is only a path. */
const isRoute = ({ url, headers, body }: PageRequest): boolean =>
  url.startsWith('/') && headers.length === 0 && body === undefined;

function isSamePath(a: string, b: string): boolean {
  const [urlA, urlB] = [readGraphUrl(a), readGraphUrl(b)];
  if (urlA === undefined || urlB === undefined) return a === b;
  const [matchA, matchB] = [routeOfGraphUrl(urlA), routeOfGraphUrl(urlB)];
  return matchA && matchB ? templateOf(matchA) === templateOf(matchB) : urlA.path === urlB.path;
}
