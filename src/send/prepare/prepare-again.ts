import { parseHttpFile } from '../../http/file.ts';
import type { OuterVariables } from '../../http/outer-variables.ts';
import { referencesIn } from '../../http/references.ts';
import { variablesOf } from '../../http/variables.ts';
import type { PreparedRequest, ShownRequest } from '../prepared-request.ts';
import type { Target } from '../target.ts';
import { filledRequest } from './filled-request.ts';
import { completeRequest } from './prepare-request.ts';
import type { Refusal } from './refusal.ts';

/**
 * Makes a request that was kept ready to send once more. What it does not hold for safety's sake is taken from where it came
 * from, as that is now.
 *
 * @param outer the variables around the file that it came from
 */
export function prepareAgain(
  method: string,
  shown: ShownRequest,
  outer: OuterVariables,
  target: Target,
): PreparedRequest | Refusal {
  const known = variablesOf(parseHttpFile(''), outer);
  const values = new Map(shown.references.map((name) => [name, known.get(name) ?? `{{${name}}}`]));
  // Values may refer to others, and to some of the request file, which has changed since.
  const missing = [...values.values()].flatMap((value) => referencesIn(value).map(({ name }) => name));
  if (missing.length > 0) {
    const direct = shown.references.filter((name) => !known.has(name));
    return { reason: 'unknown-variables', names: [...new Set(missing)], direct, lookedAt: outer.lookedAt };
  }
  const text = { ...shown, bodyIsLiteral: shown.bodyIsLiteral === true };
  return completeRequest(method, filledRequest(text, values, new Map()), text, values, target);
}
