import type { PlaceholderValues } from '../../send/prepare/filled-request.ts';
import { requestsBefore } from '../../send/prepare/prepare-request.ts';
import type { Refusal } from '../../send/prepare/refusal.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { completed, type Gathered } from './gather.ts';

/**
 * The places of the requests that use values from the response to an earlier one of them: they are completed when that response arrives,
 * even if there already is an older one.
 *
 * @param chosen the places of the requests that are sent
 */
export function requestsForLater(gathered: readonly Gathered[], chosen: ReadonlySet<number>): ReadonlySet<number> {
  const names = new Set<string>();
  const later = new Set<number>();
  for (const [place, { placed, variables, fileBody }] of gathered.entries()) {
    if (!chosen.has(place)) continue;
    const fileText = fileBody && 'text' in fileBody ? fileBody.text : undefined;
    if (
      names.size > 0 &&
      requestsBefore(placed.block, placed.request, variables, fileText).some((name) => names.has(name))
    )
      later.add(place);
    if (placed.request.name) names.add(placed.request.name.text);
  }
  return later;
}

/** Such a request with stand-ins for the values, to ask about it and to list it. It is never sent like this. */
export const withStandIns = (one: Gathered, values: PlaceholderValues, target: Target): PreparedRequest | Refusal =>
  completed(
    {
      ...one,
      variables: {
        ...one.variables,
        named: { ...one.variables.named, standIn: { kind: 'json', json: '0', isScalar: true, isSecret: true } },
      },
    },
    values,
    target,
  );
