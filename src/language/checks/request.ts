import { isBatch } from '../../catalog/url/graph-url.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { Block, Body, HttpRequest } from '../../http/model.ts';
import { bodyType, sendsBody, type GraphRequest } from '../request/graph-request.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import { fileBodyOf } from '../body-file/body-file.ts';
import { firstLineOf } from '../text/source-text.ts';
import { checkBatch } from './batch.ts';
import { checkBody } from './body/body.ts';
import { checkContentType, checkCookies, checkHeaders, headersInBody, type MisplacedHeader } from './headers.ts';
import { checkRequestPortability } from './portability.ts';
import { checkReferences } from './references.ts';
import { checkSendable } from './sendable.ts';
import { checkUrl } from './url/url.ts';
import type { CheckedVariables } from './checked-variables.ts';

/** Finds the problems of one request to Graph, with those of its body, in steps. */
export function* checkRequest(
  block: Block,
  request: HttpRequest,
  graphRequest: GraphRequest,
  variables: CheckedVariables,
  cloud: Cloud | undefined,
): Generator<readonly Problem[], void> {
  const { shown } = variables;
  const hasBody = sendsBody(graphRequest);
  const inBody = hasBody ? headersInBody(block, request) : [];
  yield checkUrl(request, graphRequest, shown, cloud);
  yield checkSendable(block, request, graphRequest, shown);
  if (hasBody) yield checkHeaders(block, request, graphRequest, inBody, shown);
  if (bodyType(graphRequest)) yield checkContentType(request, shown);
  yield checkCookies(request);
  yield checkLayout(block, request, graphRequest);
  yield checkRequestPortability(block, request, graphRequest, cloud);
  yield checkReferences(block, request, variables);
  if (hasBody) yield checkFileEncoding(block, request);
  if (hasBody && request.body?.kind === 'text')
    yield isBatch(graphRequest.url)
      ? checkBatch(block, without(request.body, inBody), graphRequest.url.version, shown)
      : checkBody(block, without(request.body, inBody), bodyType(graphRequest), shown);
}

/** Only the encoding: anything else that can be wrong with a file is known only after reading it. */
function checkFileEncoding(block: Block, request: HttpRequest): Problem[] {
  const named = fileBodyOf(block, request);
  if (!named || !request.body || named.encoding === '') return [];
  return [problemAt(request.body, { code: 'unreadable-body-file', path: named.path, fault: 'encoding' })];
}

/** A body without the headers that strayed into it: they are reported on their own, and shouldn't break the JSON. */
const without = (body: Body, headers: readonly MisplacedHeader[]): Body =>
  headers.length === 0
    ? body
    : { ...body, excluded: [...body.excluded, ...headers.map(({ line }) => line)].sort((a, b) => a.start - b.start) };

/** Checks what surrounds the body: the blank line above it, and a response below it. */
export function checkLayout(
  block: Block,
  { body, response, method }: HttpRequest,
  graphRequest?: GraphRequest,
): Problem[] {
  const problems: Problem[] = [];
  const entityType = graphRequest && bodyType(graphRequest);
  if (body === undefined && entityType && method)
    problems.push(problemAt(method, { code: 'missing-body', method: graphRequest.method, entityType }));
  if (body && !body.blankLineBefore) problems.push(problemAt(firstLineOf(body, block), { code: 'missing-blank-line' }));
  if (response) problems.push(problemAt(response.statusLine, { code: 'example-response', response }));
  return problems;
}
