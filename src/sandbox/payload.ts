import { t } from '@vscode/l10n';
import type { StructuredType } from '../catalog/model.ts';
import { emptyPayload, jsonOnly } from '../catalog/requests/reported-errors.ts';
import { isJsonMediaType } from '../catalog/requests/headers.ts';
import { checkPayload } from '../language/checks/body/body.ts';
import { isCompiled, type Problem } from '../language/problems/problem.ts';
import { errorOfProblem, type GraphError, ownRefusal } from './graph-error.ts';
import type { Entity, SandboxRequest } from './response.ts';

/** The entity in a body, or why the body is rejected, by the rules of the editor. */
export function readPayload(
  { contentType, body: text }: SandboxRequest,
  type: StructuredType,
): { readonly entity: Entity } | { readonly error: GraphError } {
  if (text !== '' && !isJsonMediaType(contentType)) return { error: jsonOnly };
  if (text.trim() === '') return { error: emptyPayload };
  const problems = checkPayload(text, type).filter(isForbidden);
  // The properties of invalid JSON are unknown, so the other problems are guesses.
  const problem = problems.find(({ code }) => code === 'invalid-json') ?? problems[0];
  if (problem) return { error: errorOfProblem(problem, text.slice(problem.start, problem.end)) };
  try {
    return { entity: JSON.parse(text) as Entity };
  } catch (error) {
    return { error: ownRefusal(t`The body isn’t valid JSON: ${String(error)}`) };
  }
}

/** Whether a problem is known to be rejected. All others are accepted: their warning in the editor doesn't promise a 400. */
function isForbidden(problem: Problem): boolean {
  if (isCompiled(problem)) return false;
  switch (problem.code) {
    case 'unknown-property':
    case 'read-only-property':
    case 'response-annotation':
    case 'unknown-enum-value':
      return true;
    case 'wrong-odata-type':
      // Some of Intune's own pages write it without its #.
      return problem.fault !== 'spelling';
    default:
      return problem.severity === 'error';
  }
}
