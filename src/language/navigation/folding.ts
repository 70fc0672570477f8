import { isBlank, isComment, isSeparator, variableOf } from '../../http/line-kinds.ts';
import { linesOf, positionAt } from '../../http/lines.ts';
import type { Block, HttpFile, HttpRequest, Text } from '../../http/model.ts';

/** Lines that fold into the first of them. */
export interface Fold {
  /** Line numbers from 0: in the block for `foldsOf`, in the file for `FileFolding`. */
  readonly start: number;
  /** The last line that disappears. */
  readonly end: number;
  /** Comments fold with the editor's command for comments. */
  readonly kind: 'comment' | 'region' | undefined;
}

/** Finds the folding ranges of a file as it is edited; unchanged blocks cost no more than moving their lines. */
export class FileFolding {
  readonly #known = new WeakMap<Block, readonly Fold[]>();

  /** The folding ranges, block by block. */
  *folds(file: HttpFile): Generator<Fold, void> {
    for (const [index, block] of file.blocks.entries()) {
      let folds = this.#known.get(block);
      if (folds === undefined) this.#known.set(block, (folds = foldsOf(block)));
      const line = file.lines[index] ?? 0;
      for (const { start, end, kind } of folds) yield { start: start + line, end: end + line, kind };
    }
  }
}

/**
 * The folding ranges of a block: the request with its separator, its JSON, its example response, what only other tools act on, groups
 * of comments and variables.
 */
function foldsOf(block: Block): Fold[] {
  const lineOf = (offset: number): number => positionAt(block.lineStarts, offset).line;
  const lines = linesOf(block.text, block.lineStarts);
  const folds: Fold[] = [];
  const add = (start: number, end: number, kind?: Fold['kind']): void => {
    if (end > start) folds.push({ start, end, kind });
  };
  for (const [index, request] of block.requests.entries()) {
    const start = index === 0 && block.title ? 0 : lineOf(request.start);
    add(start, lineOf(request.end), 'region');
    for (const { open, close } of bracketPairs(block, request)) {
      // The line of the closing bracket stays visible, as in every JSON file.
      add(lineOf(open), lineOf(close) - 1);
    }
    if (request.response) add(lineOf(request.response.start), lineOf(request.response.end));
  }
  for (const part of block.foreign) add(lineOf(part.start), lineOf(part.end));
  for (const run of runsOf(lines, (line) => isComment(line) && !isSeparator(line))) add(run.start, run.end, 'comment');
  for (const run of runsOf(lines, (line) => variableOf(line) !== undefined)) add(run.start, run.end);
  return folds;
}

/** Runs of lines of one kind, by their first and last line; a blank line ends a run. */
function runsOf(
  lines: readonly Text[],
  is: (line: Text) => boolean,
): { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (isBlank(line) || !is(line)) continue;
    const run = runs.at(-1);
    if (run && run.end === index - 1) run.end = index;
    else runs.push({ start: index, end: index });
  }
  return runs;
}

// Strings first, closed or running to the end of their line, so that their brackets don't count; comment lines too.
const tokens =
  /"(?:\{\{[^{}\r\n]*\}\}|[^"\\\r\n{]+|\{|\\.)*"?|(?<![^\r\n])[ \t]*(?:#|\/\/)[^\r\n]*|\{\{[^{}\r\n]*\}\}|[{}[\]]/g;

/** The matching brackets of a JSON body, even if the JSON is broken. */
function bracketPairs({ text }: Block, { body }: HttpRequest): { readonly open: number; readonly close: number }[] {
  if (body?.kind !== 'text' || !/^\s*[{[]/.test(text.slice(body.start, body.end))) return [];
  const pairs: { open: number; close: number }[] = [];
  const open: { readonly bracket: '{' | '['; readonly at: number }[] = [];
  // How many of each are open: a closing bracket without an opening one is skipped.
  const count = { '{': 0, '[': 0 };
  for (const { 0: token, index } of text.slice(body.start, body.end).matchAll(tokens)) {
    if (token === '{' || token === '[') {
      open.push({ bracket: token, at: body.start + index });
      count[token]++;
    } else if (token === '}' || token === ']') {
      const opening = token === '}' ? '{' : '[';
      if (count[opening] === 0) continue;
      for (let last = open.pop(); last; last = open.pop()) {
        count[last.bracket]--;
        if (last.bracket !== opening) continue;
        pairs.push({ open: last.at, close: body.start + index });
        break;
      }
    }
  }
  return pairs;
}
