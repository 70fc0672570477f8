import type { OuterVariables } from '../../http/outer-variables.ts';
import { variablesAround } from '../../http/variables.ts';
import type { PreparedRequest, ShownRequest } from '../prepared-request.ts';
import type { Target } from '../target.ts';
import { completeRequest } from './prepare-request.ts';
import type { Refusal } from './refusal.ts';

/**
 * Makes a request that was kept ready to send once more. What it does not hold for safety's sake is taken from where it came
 * from, as that is now; all else is as it was.
 *
 * @param outer the variables around the file that it came from
 */
export function prepareAgain(
  method: string,
  shown: ShownRequest,
  outer: OuterVariables,
  target: Target,
): PreparedRequest | Refusal {
  const known = variablesAround(new Map(shown.given), outer);
  const text = { ...shown, bodyIsLiteral: shown.bodyIsLiteral === true };
  return completeRequest(method, text, known, target, outer.lookedAt);
}
