import { firstIndexWhere } from '../../http/lines.ts';
import type { Block } from '../../http/model.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import type { CheckedVariables } from './checked-variables.ts';

/**
 * Checks that the values that a block defines are used: one is lost if a later definition in the file has another value.
 *
 * @param goesToGraph whether a request of the block does; a block without requests concerns those in the rest of the file
 */
export function checkDefinitions(block: Block, goesToGraph: boolean, variables: CheckedVariables): Problem[] {
  const lost = block.variables.filter(({ name, value }) => variables.own.get(name.text) !== value.text);
  if (lost.length === 0) return [];
  if (!goesToGraph && (block.requests.length > 0 || !variables.isFileAboutGraph())) return [];
  const nextStarts = new Map<string, number>();
  const isUsedElsewhere = new Map<number, boolean>();
  for (const { name } of block.variables.toReversed()) {
    const next = nextStarts.get(name.text);
    const request = block.requests[firstIndexWhere(block.requests, ({ start }) => start > name.end)];
    // Definitions above all requests are meant for those up to the block that defines them again.
    const isForOthers = block.requests.length === 0 && next === undefined;
    isUsedElsewhere.set(name.start, isForOthers || (request !== undefined && request.start < (next ?? Infinity)));
    nextStarts.set(name.text, name.start);
  }
  return lost.map(({ name }) =>
    problemAt(name, {
      code: 'duplicate-variable',
      name: name.text,
      isUsedElsewhere: isUsedElsewhere.get(name.start) === true,
    }),
  );
}
