import { isDeepStrictEqual } from 'node:util';
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

/**
 * Checks a file over and over as it is edited. Remembers the problems of each block, so an edit costs the blocks whose text
 * it changed; a change of the file's variables costs them all.
 */
export class FileChecker {
  #known = new WeakMap<Block, readonly Problem[]>();
  #defining: readonly Block[] | undefined;
  #variables: Variables = new Map();
  #checked: { readonly file: HttpFile; readonly found: readonly BlockProblems[] } | undefined;

  /** The problems of a file, in the order of its blocks. */
  check(file: HttpFile): readonly BlockProblems[] {
    return finish(this.steps(file));
  }

  /** As `check`, in steps of one block each, between which the caller can let others run, or stop for good. */
  *steps(file: HttpFile): Generator<undefined, readonly BlockProblems[]> {
    yield* this.#learnVariables(file);
    const { first, end, endBefore } = changedBlocks(this.#checked?.file, file);
    const changed: BlockProblems[] = [];
    for (let index = first; index < end; index++) {
      const block = file.blocks[index];
      if (block === undefined) break;
      if (!this.#known.has(block)) {
        this.#check(block);
        yield;
      }
      const problems = this.#check(block);
      if (problems.length > 0) changed.push({ index, problems });
    }
    const before = this.#checked?.found ?? [];
    const move = end - endBefore;
    const behind = before.slice(firstFrom(before, endBefore));
    const found = before
      .slice(0, firstFrom(before, first))
      .concat(changed, move === 0 ? behind : behind.map(({ index, problems }) => ({ index: index + move, problems })));
    this.#checked = { file, found };
    return found;
  }

  /** The problems of one block of a file. */
  checkBlock(file: HttpFile, index: number): readonly Problem[] {
    finish(this.#learnVariables(file));
    const block = file.blocks[index];
    return block === undefined ? [] : this.#check(block);
  }

  #check(block: Block): readonly Problem[] {
    let problems = this.#known.get(block);
    if (problems === undefined) this.#known.set(block, (problems = checkBlock(block, this.#variables)));
    return problems;
  }

  /** Reads the variables where they may have changed; another value of one may change every block's problems. */
  *#learnVariables(file: HttpFile): Generator<undefined, void> {
    if (file.defining === this.#defining) return;
    for (const block of file.defining) if (block.variables.length > 0) yield;
    const variables = fileVariables(file);
    this.#defining = file.defining;
    if (isDeepStrictEqual(variables, this.#variables)) return;
    this.#variables = variables;
    this.#known = new WeakMap();
    this.#checked = undefined;
  }
}

/** What a generator returns, when nobody else needs to run between its steps. */
function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Where two states of a file differ: blocks `first` up to `end` of the later one, `first` up to `endBefore` of the other. */
function changedBlocks(
  before: HttpFile | undefined,
  file: HttpFile,
): { readonly first: number; readonly end: number; readonly endBefore: number } {
  const [old, current] = [before?.blocks ?? [], file.blocks];
  const shorter = Math.min(old.length, current.length);
  let first = 0;
  while (first < shorter && old[first] === current[first]) first++;
  let same = 0;
  while (same < shorter - first && old[old.length - 1 - same] === current[current.length - 1 - same]) same++;
  return { first, end: current.length - same, endBefore: old.length - same };
}

/** Position of the first entry at or behind a block. */
function firstFrom(found: readonly BlockProblems[], index: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
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
