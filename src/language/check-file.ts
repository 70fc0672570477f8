import type { Block, HttpFile } from '../http/model.ts';
import { fileVariables, type Variables } from '../http/variables.ts';
import { checkBody } from './check-body.ts';
import { bodyEntityType, graphRequestOf } from './graph-request.ts';
import type { Problem } from './problem.ts';

/** The problems of one block of a file. */
export interface BlockProblems {
  /** Index of the block in the file. */
  readonly index: number;
  readonly problems: readonly Problem[];
}

/** Checks a file; blocks that it has checked before, with the same variables, cost nothing. */
export type FileChecker = (file: HttpFile) => BlockProblems[];

/** Makes a checker with a memory of its own: one for each document. */
export function createFileChecker(): FileChecker {
  let known = new WeakMap<Block, readonly Problem[]>();
  let knownVariables = '';
  return (file) => {
    const variables = fileVariables(file);
    const signature = JSON.stringify([...variables]);
    if (signature !== knownVariables) known = new WeakMap();
    knownVariables = signature;
    return file.blocks.flatMap((block, index) => {
      let problems = known.get(block);
      if (problems === undefined) known.set(block, (problems = checkBlock(block, variables)));
      return problems.length === 0 ? [] : [{ index, problems }];
    });
  };
}

/** The problems of a block's requests to Graph; requests to anything else have none. */
export function checkBlock(block: Block, variables: Variables): Problem[] {
  return block.requests.flatMap((request) => {
    const graphRequest = graphRequestOf(request, variables);
    if (graphRequest === undefined || request.body?.kind !== 'text' || !/^(POST|PATCH|PUT)$/.test(graphRequest.method))
      return [];
    return checkBody(block, request.body, bodyEntityType(graphRequest), variables);
  });
}
