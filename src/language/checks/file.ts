import { isDeepStrictEqual } from 'node:util';
import type { Cloud } from '../../catalog/index.ts';
import { lastStartingBy } from '../../http/lines.ts';
import type { Block, HttpFile } from '../../http/model.ts';
import { noOuterVariables, type OuterVariables } from '../../http/variables/outer-variables.ts';
import { namedRequests } from '../../http/messages/request-names.ts';
import { definitionsOf, variablesOf } from '../../http/variables/variables.ts';
import { accessTokensIn } from '../../secrets/access-tokens.ts';
import { graphRequestOf } from '../request/graph-request.ts';
import { isHidden } from '../variables/hidden-variables.ts';
import { placelessNotSetIn } from '../variables/script-variables.ts';
import { isProse } from '../markdown/blocks.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import { applySeverities, type SeveritySettings } from '../problems/severity-setting.ts';
import {
  checkDisableComments,
  type DisabledCodes,
  disabledInFile,
  disableInFile,
  firstBlockIndex,
  nothingDisabled,
  withoutDisabled,
} from '../problems/suppression.ts';
import { isBeginning } from '../readable-part.ts';
import { checkBlockPortability } from './portability.ts';
import { checkDefinitions } from './definitions.ts';
import { checkRequest } from './request.ts';
import { checkSandboxDirectives } from './sandbox-directives.ts';
import { type AskedOfFile, CheckedVariables } from './checked-variables.ts';

/** What a check depends on besides the file. */
export interface CheckContext {
  /** The cloud that requests go to; undefined if none was chosen, or for the sandbox, which accepts requests for every cloud. */
  readonly cloud?: Cloud | undefined;
  /** The user's severities, if they differ from the default ones. */
  readonly severities?: SeveritySettings | undefined;
  /** The variables around the file. */
  readonly outer?: OuterVariables | undefined;
}

/** The problems of one block of a file. */
export interface BlockProblems {
  /** Index of the block in the file. */
  readonly index: number;
  readonly problems: readonly Problem[];
  /** Set if the block wasn't checked, because the rest of it wasn't read: see `readablePart`. */
  readonly isUnchecked?: true;
}

/** A single object, so that callers who compare arrays see no change. */
const unchecked: Omit<BlockProblems, 'index'> = { problems: [], isUnchecked: true };

/** The cached problems of a block, which depend on whether the file begins with it. */
interface Known {
  readonly isFirst: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Checks a file as it is edited. Caches the problems of each block, so that an edit costs only the blocks whose text it changed; a
 * change to the file's variables, or to what its first block disables, costs all of them.
 */
export class FileChecker {
  /** As passed to the constructor: another context needs a new checker. */
  readonly context: CheckContext;
  #known = new WeakMap<Block, Known>();
  #first: Block | undefined;
  #firstIndex = 0;
  #disabled: DisabledCodes = nothingDisabled;
  #file: HttpFile | undefined;
  #defining: readonly Block[] | undefined;
  readonly #asked: AskedOfFile = {
    named: () => (this.#file ? namedRequests(this.#file) : new Map()),
    isAboutGraph: () => this.#file?.blocks.some(({ text }) => aboutGraph.test(text)) === true,
    notSet: (name) => this.#file && placelessNotSetIn(this.#file, name),
  };
  #variables = new CheckedVariables(new Map(), new Map(), new Map(), noOuterVariables.lookedAt, this.#asked);
  #checked: { readonly file: HttpFile; readonly found: readonly BlockProblems[] } | undefined;

  constructor(context: CheckContext = {}) {
    this.context = context;
  }

  /** The problems of a file, in the order of its blocks. */
  check(file: HttpFile): readonly BlockProblems[] {
    return finish(this.steps(file));
  }

  /** Like `check`, in steps that each check part of a block. Between them the caller can let other code run, or stop for good. */
  *steps(file: HttpFile): Generator<undefined, readonly BlockProblems[]> {
    yield* this.#updateVariables(file);
    this.#updateDisabled(file);
    const { first, end, endBefore } = changedBlocks(this.#checked?.file, file);
    const changed: BlockProblems[] = [];
    for (let index = first; index < end; index++) {
      const block = file.blocks[index];
      if (block === undefined) break;
      if (isBeginning(block)) {
        changed.push({ index, ...unchecked });
        continue;
      }
      const problems = yield* this.#check(block, index === this.#firstIndex);
      if (problems.length > 0) changed.push({ index, problems });
    }
    const before = this.#checked?.found ?? [];
    const move = end - endBefore;
    const behind = before.slice(firstFrom(before, endBefore));
    const found = before
      .slice(0, firstFrom(before, first))
      .concat(changed, move === 0 ? behind : behind.map((block) => ({ ...block, index: block.index + move })));
    this.#checked = { file, found };
    return found;
  }

  /** The problems of one block of a file. */
  checkBlock(file: HttpFile, index: number): readonly Problem[] {
    finish(this.#updateVariables(file));
    this.#updateDisabled(file);
    const block = file.blocks[index];
    return block === undefined ? [] : finish(this.#check(block, index === this.#firstIndex));
  }

  /** Applies the comments of a file, and the user's settings, to problems that other code has found in a block. */
  enabledIn<Found extends Problem>(file: HttpFile, index: number, found: readonly Found[]): readonly Found[] {
    this.#updateDisabled(file);
    const block = file.blocks[index];
    return block === undefined ? [] : this.#enabled(found, block);
  }

  *#check(block: Block, isFirst: boolean): Generator<undefined, readonly Problem[]> {
    const known = this.#known.get(block);
    if (known?.isFirst === isFirst) return known.problems;
    const found: (readonly Problem[])[] = [];
    for (const problems of problemsIn(block, this.#variables, { cloud: this.context.cloud, isFirst })) {
      found.push(problems);
      yield;
    }
    const problems = this.#enabled(
      found.flat().sort((a, b) => a.start - b.start),
      block,
    );
    this.#known.set(block, { isFirst, problems });
    return problems;
  }

  #enabled<Found extends Problem>(found: readonly Found[], block: Block): readonly Found[] {
    const { severities } = this.context;
    const enabled = withoutDisabled(found, block, this.#disabled);
    return severities === undefined ? enabled : applySeverities(enabled, severities);
  }

  /** Reads what the first block disables, if another block is the first one now. */
  #updateDisabled(file: HttpFile): void {
    this.#firstIndex = firstBlockIndex(file);
    const first = file.blocks[this.#firstIndex];
    if (first === this.#first) return;
    const disabled = disabledInFile(first);
    // A comment in the former first block no longer has an effect; one in the new first block now does.
    if (mayDisable(first) || mayDisable(this.#first)) this.#checked = undefined;
    this.#first = first;
    if (isDeepStrictEqual(disabled, this.#disabled)) return;
    this.#disabled = disabled;
    this.#known = new WeakMap();
  }

  /** Reads the variables if they may have changed; a different value of one may change the problems of every block. */
  *#updateVariables(file: HttpFile): Generator<undefined, void> {
    this.#file = file;
    const areAnswersSame = this.#variables.areAnswersSame();
    if (file.defining === this.#defining && areAnswersSame) return;
    for (const block of file.defining) if (block.variables.length > 0) yield;
    const { outer = noOuterVariables } = this.context;
    const shown = variablesOf(file, outer, undefined, isHidden);
    const variables = new CheckedVariables(
      shown,
      variablesOf(file, outer),
      definitionsOf(file),
      outer.lookedAt,
      this.#asked,
    );
    this.#defining = file.defining;
    if (areAnswersSame && isDeepStrictEqual(variables, this.#variables)) return;
    this.#variables = variables;
    this.#known = new WeakMap();
    this.#checked = undefined;
  }
}

/** What a Graph URL contains: the host of a cloud, or a singleton that Intune paths begin with. */
const aboutGraph = /graph\.microsoft|microsoftgraph|device(?:App)?Management/i;

const mayDisable = (block: Block | undefined): boolean => block?.text.includes(disableInFile) === true;

/** The return value of a generator, for when nothing else has to run between its steps. */
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

/** Position of the first entry at a block or after it. */
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

/**
 * Finds the problems of a block, in steps: those of its requests to Graph and, if it has any, those of the block itself. Requests to
 * anything else have none. Doesn't apply the comments that disable problems, or the user's settings.
 *
 * @param isFirst whether the file begins with this block
 */
function* problemsIn(
  block: Block,
  variables: CheckedVariables,
  { cloud, isFirst }: { readonly cloud: Cloud | undefined; readonly isFirst: boolean },
): Generator<readonly Problem[], void> {
  if (isProse(block)) return;
  yield checkDisableComments(block, isFirst);
  yield checkSandboxDirectives(block);
  let goesToGraph = false;
  for (const request of block.requests) {
    const graphRequest = graphRequestOf(request, variables.shown);
    if (graphRequest === undefined) continue;
    goesToGraph = true;
    yield* checkRequest(block, request, graphRequest, variables, cloud);
  }
  if (goesToGraph) yield checkBlockPortability(block);
  // A block without requests contains what the requests of the file share.
  if (goesToGraph || block.requests.length === 0) yield checkTokens(block);
  if (block.mayDefine) yield checkDefinitions(block, goesToGraph, variables);
}

/** Finds the access tokens in a block, wherever they are: headers, bodies, variables, comments. */
function checkTokens({ text, requests }: Block): Problem[] {
  const headers = requests.flatMap((request) => request.headers);
  return accessTokensIn(text).map((token) => {
    const header = lastStartingBy(headers, token.start);
    const isAuthorization =
      header !== undefined && token.end <= header.end && header.name.text.toLowerCase() === 'authorization';
    return problemAt(token, { code: 'token-in-file', place: isAuthorization ? 'authorization' : 'elsewhere' });
  });
}
