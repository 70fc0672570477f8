import type { Block, HttpFile, Span } from '../http/model.ts';
import type { Variables } from '../http/variables/variables.ts';
import { graphRequestOf } from './request/graph-request.ts';

/** By the variables that they were found with. */
const knownLines = new WeakMap<Variables, WeakMap<Block, readonly Span[]>>();

/**
 * The request lines of a block that go to Microsoft Graph, in its coordinates: what can be sent. Found once for a
 * block and variables that stay.
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

/** How many blocks are looked at for a request, or a second one: whoever has some has them there. */
const soon = 50;

/** Whether a request file has a request to Graph; a long one for other tools is not read for it. */
export const holdsGraphRequestSoon = ({ blocks }: HttpFile, variables: Variables): boolean =>
  blocks.slice(0, soon).some((block) => graphRequestLines(block, variables).length > 0);

/** The first request line to Graph of a file that has more of them, and the index of its block; undefined where it has not. */
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

/** How many lines on each side of what an editor shows are looked at, and of these how many may be scrolled to at once. */
const margin = 600;
const scrolled = margin / 2;

/** Lines from the first to the last one, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The lines to make marks for: what is visible and a good deal around it, so that a small file is covered whole. */
export const linesAround = (visible: readonly LineRange[]): LineRange[] =>
  visible.map(({ first, last }) => ({ first: first - margin, last: last + margin }));

/** Whether what is visible has come near the end of the lines that marks were made for. */
export const isCovered = (visible: readonly LineRange[], covered: readonly LineRange[], lineCount: number): boolean =>
  visible.every(({ first, last }) =>
    covered.some(
      (lines) => lines.first <= Math.max(0, first - scrolled) && Math.min(lineCount - 1, last + scrolled) <= lines.last,
    ),
  );
