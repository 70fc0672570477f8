import type { Block, HttpFile, Span } from '../http/model.ts';
import type { Variables } from '../http/variables/variables.ts';
import { graphRequestOf } from './request/graph-request.ts';

/** Keyed by the variables that they were found with. */
const knownLines = new WeakMap<Variables, WeakMap<Block, readonly Span[]>>();

/**
 * The request lines of a block that go to Microsoft Graph, in its coordinates: what can be sent. Cached for the same block and
 * variables.
 */
export function graphRequestLines(block: Block, variables: Variables): readonly Span[] {
  const known = knownLines.get(variables) ?? new WeakMap<Block, readonly Span[]>();
  knownLines.set(variables, known);
  let lines = known.get(block);
  if (lines === undefined) {
    lines = block.requests.flatMap((request) =>
      graphRequestOf(request, variables) === undefined
        ? []
        : [{ start: request.start, end: request.url?.end ?? request.start }],
    );
    known.set(block, lines);
  }
  return lines;
}

/** The number of blocks to search for a first or second request: a file that has any usually has them there. */
const soon = 50;

/** Whether a request file has a request to Graph; a long file for other tools isn't read to the end. */
export const holdsGraphRequestSoon = ({ blocks }: HttpFile, variables: Variables): boolean =>
  blocks.slice(0, soon).some((block) => graphRequestLines(block, variables).length > 0);

/** The first request line to Graph of a file that has several, and the index of its block; undefined if the file doesn't. */
export function firstOfSeveral(
  { blocks }: HttpFile,
  variables: Variables,
): { readonly index: number; readonly line: Span } | undefined {
  let first: { readonly index: number; readonly line: Span } | undefined;
  for (const [index, block] of blocks.slice(0, soon).entries())
    for (const line of graphRequestLines(block, variables)) {
      if (first) return first;
      first = { index, line };
    }
  return undefined;
}

/** The number of lines to cover on each side of the visible ones, and how many of these the user may scroll before an update. */
const margin = 600;
const scrolled = margin / 2;

/** A range of lines, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The lines to add code lenses for: the visible ones and a wide margin, so that a small file is covered completely. */
export const linesAround = (visible: readonly LineRange[]): LineRange[] =>
  visible.map(({ first, last }) => ({ first: first - margin, last: last + margin }));

/** Whether the visible lines are well inside those with code lenses. */
export const isCovered = (visible: readonly LineRange[], covered: readonly LineRange[], lineCount: number): boolean =>
  visible.every(({ first, last }) =>
    covered.some(
      (lines) => lines.first <= Math.max(0, first - scrolled) && Math.min(lineCount - 1, last + scrolled) <= lines.last,
    ),
  );
