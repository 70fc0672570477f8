import type { Block, HttpRequest } from '../../http/model.ts';
import { hasReference } from '../../http/variables/references.ts';
import { substitute, type Variables } from '../../http/variables/variables.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import type { GraphRequest } from '../request/graph-request.ts';
import { isNeverSent } from '../request/never-sent.ts';
import { isGraphMethod, isHeader, mayHaveBody } from '../request/sendable.ts';
import { firstLineOf } from '../text/source-text.ts';

/** Finds the parts that keep a request to Graph from being sent, whatever its variables are. */
export function checkSendable(
  block: Block,
  { method: written, body, headers }: HttpRequest,
  { method }: GraphRequest,
  variables: Variables,
): Problem[] {
  const problems: Problem[] = [];
  if (written && !isGraphMethod(method))
    problems.push(problemAt(written, { code: 'not-sendable', fault: { kind: 'method', method } }));
  for (const header of headers) {
    const [name, value] = [header.name.text, substitute(header.value.text, variables)];
    if (isNeverSent(name) || hasReference(name) || hasReference(value) || isHeader(name, value)) continue;
    problems.push(problemAt(header, { code: 'not-sendable', fault: { kind: 'header', name } }));
  }
  if (body === undefined) return problems;
  const place = firstLineOf(body, block);
  if (body.kind === 'mixed') problems.push(problemAt(place, { code: 'not-sendable', fault: { kind: 'mixed-body' } }));
  else if (!mayHaveBody(method))
    problems.push(problemAt(place, { code: 'not-sendable', fault: { kind: 'body', method } }));
  return problems;
}
