import type { Cloud } from '../../catalog/index.ts';
import type { Block, Body, HttpRequest } from '../../http/model.ts';
import { checkBody } from './check-body.ts';
import { checkHeaders, headersInBody, type MisplacedHeader } from './check-headers.ts';
import { checkLayout } from '../problems/check-layout.ts';
import { checkRequestPortability } from './check-portability.ts';
import { checkReferences } from './check-references.ts';
import { checkUrl } from './check-url.ts';
import { bodyEntityType, type GraphRequest } from '../graph-request.ts';
import type { CheckedVariables } from '../problems/checked-variables.ts';
import type { Problem } from '../problems/problem.ts';

/** Finds the problems of one request that goes to Graph, with those of its body, bit by bit. */
export function* checkRequest(
  block: Block,
  request: HttpRequest,
  graphRequest: GraphRequest,
  variables: CheckedVariables,
  cloud: Cloud | undefined,
): Generator<readonly Problem[], void> {
  const { shown } = variables;
  const sendsBody = /^(POST|PATCH|PUT)$/.test(graphRequest.method);
  const inBody = sendsBody ? headersInBody(block, request) : [];
  yield checkUrl(request, graphRequest, shown, cloud);
  if (sendsBody) yield checkHeaders(block, request, graphRequest, inBody, shown);
  yield checkLayout(block, request);
  yield checkRequestPortability(block, request, graphRequest, cloud);
  yield checkReferences(block, request, variables);
  if (sendsBody && request.body?.kind === 'text')
    yield checkBody(block, without(request.body, inBody), bodyEntityType(graphRequest), shown);
}

/** A body without the headers that strayed into it: they have their own problem, and need not spoil the JSON. */
const without = (body: Body, headers: readonly MisplacedHeader[]): Body =>
  headers.length === 0
    ? body
    : { ...body, excluded: [...body.excluded, ...headers.map(({ line }) => line)].sort((a, b) => a.start - b.start) };
