import { requestText } from '../../http/escape/request-text.ts';
import { matchRoute } from '../../catalog/routes.ts';
import { readGraphUrl } from '../../catalog/graph-url.ts';
import type { PageRequest } from './one-request.ts';

/**
 * A reference page lists the paths of an operation and then prints one request in full. The paths that this request does
 * not show already become comments above it: there they are at hand, and nothing without a body gets sent.
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

/** A path and nothing else. */
const isRoute = ({ url, headers, body }: PageRequest): boolean =>
  url.startsWith('/') && headers.length === 0 && body === undefined;

function isSamePath(a: string, b: string): boolean {
  const [pathA, pathB] = [readGraphUrl(a)?.path, readGraphUrl(b)?.path];
  if (pathA === undefined || pathB === undefined) return a === b;
  const [matchA, matchB] = [matchRoute(pathA), matchRoute(pathB)];
  return matchA && matchB ? matchA.route === matchB.route && matchA.resource === matchB.resource : pathA === pathB;
}
