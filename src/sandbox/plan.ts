import type { SandboxPlan } from '../language/sandbox-directive.ts';
import type { SandboxResponse, Respond, SandboxRequest } from './response.ts';
import { simulatedResponse } from './simulated-failure.ts';

/** The plan for a request, by its id in a batch; the id of a single request is empty. */
export type PlanOf = (id: string) => SandboxPlan | undefined;

/** Returns each plan only for the number of attempts that it is for. */
export function countingAttempts(planOf: PlanOf): PlanOf {
  const attempts = new Map<SandboxPlan, number>();
  return (id) => {
    const plan = planOf(id);
    if (plan?.times === undefined) return plan;
    const attempt = (attempts.get(plan) ?? 0) + 1;
    attempts.set(plan, attempt);
    return attempt <= plan.times ? plan : undefined;
  };
}

/** Executes the request, unless the plan says that it fails before, and responds as planned. */
export function respondAsPlanned(
  asked: SandboxRequest,
  plan: SandboxPlan | undefined,
  respond: Respond,
): SandboxResponse {
  const failure = plan?.failure;
  if (failure === undefined) return respond(asked);
  const response = failure.kind !== 'no-route' && failure.taken ? respond(asked) : undefined;
  // The response of a connection that breaks is never seen.
  if (failure.kind === 'broken') return response ?? { status: 204 };
  return simulatedResponse(failure, asked);
}
