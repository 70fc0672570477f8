import type { EntityType } from '../../catalog/index.ts';
import { parseHttpFile } from '../../http/file.ts';
import type { HttpRequest } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { bodyEntityType, graphRequestOf } from '../../language/request/graph-request.ts';
import { checkBody, checkPayload } from '../../language/checks/check-body.ts';
import type { Problem } from '../../language/problems/problem.ts';

/**
 * The problems of a body that stands in another file, by the rules for one in the request, at the line of the request that
 * names the file.
 *
 * @param variables those whose values may stand in a message
 */
export function fileBodyProblems(
  request: HttpRequest,
  text: string,
  hasVariables: boolean,
  variables: Variables,
): Problem[] {
  const graphRequest = graphRequestOf(request, variables);
  const entityType = graphRequest && bodyEntityType(graphRequest);
  const { body } = request;
  if (entityType === undefined || body === undefined) return [];
  const problems = hasVariables ? checkTemplate(text, entityType, variables) : checkPayload(text, entityType);
  return problems.map((problem) => ({ ...problem, start: body.start, end: body.end }));
}

/** As the body of a request, in which references stand for values. */
function checkTemplate(text: string, entityType: EntityType, variables: Variables): Problem[] {
  const [block] = parseHttpFile(`POST /\n\n${text}`).blocks;
  const body = block?.requests[0]?.body;
  return block && body ? checkBody(block, body, entityType, variables) : [];
}
