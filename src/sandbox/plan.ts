import type { SandboxPlan } from '../language/sandbox-directive.ts';
import type { Answer, Answering, Asked } from './answer.ts';
import { badAnswer } from './bad-day.ts';

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

/** Carries out what is asked, unless the plan says that it does not come to that, and answers as the plan says. */
export function answerPlanned(asked: Asked, plan: SandboxPlan | undefined, answering: Answering): Answer {
  const bad = plan?.answer;
  if (bad === undefined) return answering(asked);
  const answer = bad.kind !== 'no-route' && bad.taken ? answering(asked) : undefined;
  // Nobody gets to see the answer of a connection that breaks.
  if (bad.kind === 'broken') return answer ?? { status: 204 };
  return badAnswer(bad, asked);
}
