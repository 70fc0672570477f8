import type { PreparedRequest } from '../prepared-request.ts';
import type { EndState } from './item-state.ts';
import { Run, type ManyPorts } from './run.ts';

/**
 * Sends requests one after the other, each once, the next when the one before has ended.
 *
 * @param signal ends the one that is under way; those behind it are not sent
 * @returns how each ended, by its place
 */
export async function sendInOrder(
  requests: readonly PreparedRequest[],
  ports: ManyPorts,
  signal: AbortSignal,
): Promise<readonly EndState[]> {
  const run = new Run(requests.length, ports, signal);
  for (const [place, request] of requests.entries())
    if (run.whyStopped() === undefined) await run.sendOne(place, request);
  return run.finish();
}
