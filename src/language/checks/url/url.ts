import { isGraphMethod } from '../../request/sendable.ts';
import { graphVersion } from '../../../catalog/url/graph-url.ts';
import type { Cloud } from '../../../catalog/index.ts';
import { segmentsOf } from '../../../catalog/routes.ts';
import { placeholdersIn } from '../../request/placeholders.ts';
import { resolveUrl, type ResolvedUrl } from '../../../http/variables/resolved-url.ts';
import type { HttpRequest, Url } from '../../../http/model.ts';
import type { Variables } from '../../../http/variables/variables.ts';
import { unknownScriptPath } from './script-path.ts';
import { misspelling, missingInService, wrongMethod } from './route-faults.ts';
import type { GraphRequest } from '../../request/graph-request.ts';
import type { MalformedUrl } from '../../request/malformed-url.ts';
import { type Problem, problemAt } from '../../problems/problem.ts';
import { checkQuery } from '../../query/check-query.ts';

/**
 * Checks the request line of a request to Graph: its scheme, host, version, route, query and method.
 *
 * @param cloud that requests go to; undefined if none was chosen, so that every cloud's host is accepted
 */
export function checkUrl(
  request: HttpRequest,
  graphRequest: GraphRequest,
  variables: Variables,
  cloud: Cloud | undefined,
): Problem[] {
  if (request.url === undefined) return [];
  if (graphRequest.malformed) return [malformed(request.url, graphRequest.malformed)];
  const url = resolveUrl(request.url, variables);
  return [
    ...checkOrigin(url, graphRequest, cloud),
    ...checkVersion(url, graphRequest),
    ...checkMethod(request, graphRequest),
    ...checkImplemented(url, request, graphRequest),
    ...checkPath(url, graphRequest),
    ...checkPlaceholders(url),
    ...checkOptions(url, graphRequest),
  ];
}

/** Other problems are found once the URL can be read. */
const malformed = ({ start, end, parts }: Url, { fault, text }: MalformedUrl): Problem =>
  problemAt({ start, end }, { code: 'malformed-url', fault, corrected: parts.length === 1 ? text : undefined });

const checkPlaceholders = (url: ResolvedUrl): Problem[] =>
  placeholdersIn(url.text).map(({ name, ...span }) => {
    const { exact, ...source } = url.sourceOf(span);
    const written = url.text.slice(span.start, span.end);
    const usual = written === "''" ? `'{${name}}'` : `{${name}}`;
    return problemAt(source, { code: 'unresolved-placeholder', written, usual, exact });
  });

function checkOrigin(
  url: ResolvedUrl,
  { url: { scheme, cloud, host } }: GraphRequest,
  target: Cloud | undefined,
): Problem[] {
  if (scheme === undefined || cloud === undefined) return [];
  const problems: Problem[] = [];
  if (scheme === 'http') {
    const { exact, ...span } = url.sourceOf({ start: 0, end: scheme.length });
    problems.push(problemAt(span, { code: 'insecure-url', exact }));
  }
  if (target !== undefined && target.id !== cloud.id) {
    const { exact, ...span } = url.sourceOf(host);
    problems.push(problemAt(span, { code: 'other-cloud', cloud, target, exact }));
  }
  return problems;
}

/** A relative URL without a version gets one when it is sent; a URL with a host doesn't. */
function checkVersion(
  url: ResolvedUrl,
  { url: { version, versionStart, cloud, pathStart, path }, match, nearest }: GraphRequest,
): Problem[] {
  if (match !== undefined && nearest?.isVersion === true) {
    const { exact, ...span } = url.sourceOf({ start: pathStart + nearest.start, end: pathStart + nearest.end });
    const written = path.slice(nearest.start, nearest.end);
    return [problemAt(span, { code: 'wrong-version', version: written, entityType: match.entityType, exact })];
  }
  if (match === undefined || version?.toLowerCase() === graphVersion) return [];
  if (version === undefined && cloud === undefined) return [];
  const { entityType } = match;
  const [start, end] =
    version === undefined
      ? [pathStart, pathStart + Math.max(1, url.text.slice(pathStart + 1).search(/[/?#]|$/) + 1)]
      : [versionStart, pathStart];
  const { exact, ...span } = url.sourceOf({ start, end });
  return [problemAt(span, { code: 'wrong-version', version, entityType, exact })];
}

function checkMethod({ method: written, body }: HttpRequest, { method, match }: GraphRequest): Problem[] {
  // `checkSendable` reports a method that Graph doesn't have.
  if (match === undefined || written === undefined || !isGraphMethod(method)) return [];
  const wrong = wrongMethod(method, match, body !== undefined);
  return wrong ? [problemAt(written, wrong)] : [];
}

function checkImplemented(
  url: ResolvedUrl,
  request: HttpRequest,
  { method, match, url: { path, pathStart } }: GraphRequest,
): Problem[] {
  const last = segmentsOf(path).at(-1);
  if (match === undefined || last === undefined) return [];
  const start = pathStart + last.start;
  const { exact, ...span } = url.sourceOf({ start, end: start + last.text.length });
  const missing = missingInService(method, match, request, exact ? span : undefined);
  return missing ? [problemAt(span, missing)] : [];
}

function checkPath(url: ResolvedUrl, { url: { path, pathStart }, match, nearest }: GraphRequest): Problem[] {
  if (match !== undefined && nearest?.isVersion === false) {
    const { exact, ...span } = url.sourceOf({ start: pathStart + nearest.start, end: pathStart + nearest.end });
    return [problemAt(span, misspelling(path, nearest, exact))];
  }
  const found = match === undefined ? unknownScriptPath(path) : undefined;
  if (found === undefined) return [];
  const { exact, ...span } = url.sourceOf({ start: pathStart + found.start, end: pathStart + found.end });
  const { collection, known, page } = found;
  const suggestion = exact ? found.suggestion : undefined;
  return [problemAt(span, { code: 'unknown-route', fault: { kind: 'path', collection, known, suggestion }, page })];
}

function checkOptions(url: ResolvedUrl, { method, match, url: read }: GraphRequest): Problem[] {
  const problems: Problem[] = [];
  if (match)
    checkQuery(read, method, match, (span, kind) => {
      const { exact, ...source } = url.sourceOf(span);
      problems.push(problemAt(source, kind(exact)));
    });
  return problems;
}
