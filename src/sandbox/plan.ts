import type { SandboxPlan } from '../language/sandbox-directive.ts';
import type { SandboxResponse, Respond, SandboxRequest } from './response.ts';
import { simulatedResponse } from './simulated-failure.ts';

/** The plan for a request: of a batch, by its id; of a request on its own, whose id is empty. */
export type PlanOf = (id: string) => SandboxPlan | undefined;

/** Gives each plan for as many attempts as it is meant for. */
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

/** Does what is asked, unless the plan says that it does not come to that, and responds as the plan says. */
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
