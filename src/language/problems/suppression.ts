import { directiveOf, isComment, isSeparator } from '../../http/line-kinds.ts';
import { firstIndexWhere, lastAtOrBefore, lastStartingBy, linesOf } from '../../http/lines.ts';
import type { Block, HttpFile, HttpRequest, Span, Text } from '../../http/model.ts';
import { isProse } from '../markdown/blocks.ts';
import { blankLineBeforeHeaders } from '../text/source-text.ts';
import { nearest } from '../text/wording.ts';
import { isProblemCode, problemAt, problemCodes, type Problem } from './problem.ts';

/**
 * Comments that disable problems:
 *
 * - `# graph-disable-next-line code, code` for the problems that begin on the next line that isn't a comment, or on a comment
 *   between the two. The lines of a URL count as one.
 * - `# graph-disable code, code` above the first request of a file, for the whole file.
 *
 * Without codes, all problems are disabled. The text after ` -- ` is the reason, for readers. `//` works as well as `#`.
 */
export const disableNextLine = 'graph-disable-next-line';
export const disableInFile = 'graph-disable';

/** A comment that disables problems. */
export interface DisableComment {
  readonly name: Text;
  /** Empty for all codes. */
  readonly codes: readonly Text[];
  /** Index of its line in its block. */
  readonly line: number;
}

/** The comments of a block that disable problems, wherever they are. */
export function disableCommentsIn(block: Block): DisableComment[] {
  if (!block.text.includes(disableInFile)) return [];
  // In a script of another tool, a comment that looks like one belongs to that tool.
  const scripts = block.foreign.filter(({ kind }) => kind === 'script');
  let script = 0;
  return linesOf(block.text, block.lineStarts).flatMap((line, index) => {
    while ((scripts[script]?.end ?? Infinity) <= line.start) script++;
    if ((scripts[script]?.start ?? Infinity) <= line.start) return [];
    const directive = isComment(line) && !isSeparator(line) ? directiveOf(line) : undefined;
    if (directive?.name.text.startsWith(disableInFile) !== true) return [];
    const { name, value } = directive;
    const [codes = ''] = value.text.split(/(?:^|\s)--(?:\s|$)/);
    const found = Array.from(codes.matchAll(/[^\s,]+/g), ({ 0: text, index: at }) => {
      const start = value.start + at;
      return { start, end: start + text.length, text };
    });
    return [{ name, codes: found, line: index }];
  });
}

/** The codes that are disabled for the whole file; `all` if a comment names none. */
export type DisabledCodes = ReadonlySet<string> | 'all';

export const nothingDisabled: DisabledCodes = new Set();

/** Index of the block whose comments apply to the whole file: the first one, or the first in a fence of a Markdown page. */
export const firstBlockIndex = ({ blocks }: HttpFile): number =>
  Math.max(
    0,
    blocks.findIndex((block) => !isProse(block)),
  );

/** What the first block of a file disables for the whole file. */
export function disabledInFile(first: Block | undefined): DisabledCodes {
  if (first?.text.includes(disableInFile) !== true || isProse(first)) return nothingDisabled;
  const comments = disableCommentsIn(first).filter((comment) => isForFile(comment, first));
  if (comments.some(({ codes }) => codes.length === 0)) return 'all';
  return new Set(comments.flatMap(({ codes }) => codes.map(({ text }) => text)));
}

/** Whether a comment of the first block is above its first request. */
const isForFile = ({ name }: DisableComment, { requests }: Block): boolean =>
  name.text === disableInFile && name.start < (requests[0]?.start ?? Infinity);

/** The problems that neither the comments of their block nor those for the whole file disable. */
export function withoutDisabled<Found extends Problem>(
  problems: readonly Found[],
  block: Block,
  inFile: DisabledCodes,
): readonly Found[] {
  if (inFile === 'all') return [];
  const comments = disableCommentsIn(block).filter(({ name }) => name.text === disableNextLine);
  if (comments.length === 0 && inFile.size === 0) return problems;
  const groups = groupsOf(comments, block);
  const lineOf = problemLines(block);
  return problems.filter((problem) => {
    if (inFile.has(problem.code)) return false;
    const line = lineOf(problem);
    const group = groups[firstIndexWhere(groups, ({ last }) => line <= last)];
    return !(group && Math.min(group.from.get(problem.code) ?? Infinity, group.allFrom) < line);
  });
}

/** Comments that all apply to the same line: only other comments are between them and that line. */
interface CommentGroup {
  /** The line that they apply to. */
  readonly last: number;
  /** For each code, the line of the first comment that names it. It is also disabled on the lines from there to the last one. */
  readonly from: Map<string, number>;
  /** The line of the first comment without codes. */
  allFrom: number;
}

function groupsOf(comments: readonly DisableComment[], { text, lineStarts }: Block): CommentGroup[] {
  const groups: CommentGroup[] = [];
  const lines = linesOf(text, lineStarts);
  for (const { line, codes } of comments) {
    let group = groups.at(-1);
    if (group === undefined || group.last <= line) {
      let last = line + 1;
      for (let next = lines[last]; next && isComment(next) && last < lines.length - 1; next = lines[last]) last++;
      groups.push((group = { last, from: new Map(), allFrom: Infinity }));
    }
    for (const { text: code } of codes) if (!group.from.has(code)) group.from.set(code, line);
    if (codes.length === 0) group.allFrom = Math.min(group.allFrom, line);
  }
  return groups;
}

/** The line to which a problem is attributed: see `problemLines`. */
export const lineOfProblem = (problem: Span, block: Block): number => problemLines(block)(problem);

/**
 * The lines to which the problems of a block are attributed. No comment can be between the lines of a URL, nor between a blank line
 * and the headers below it: problems there are attributed to the request line.
 */
function problemLines(block: Block): (problem: Span) => number {
  const belowBlank = new Map<HttpRequest, boolean>();
  const isBelowBlank = (request: HttpRequest): boolean => {
    const known = belowBlank.get(request) ?? blankLineBeforeHeaders(block, request) !== undefined;
    belowBlank.set(request, known);
    return known;
  };
  return ({ start }) => {
    const request = lastStartingBy(block.requests, start);
    const [url, header] = [request?.url, request?.headers[0]];
    const isInUrl = url !== undefined && start < url.end;
    const isInFirst = header !== undefined && header.start <= start && start < header.end;
    const isOfRequestLine = request && (isInUrl || (isInFirst && isBelowBlank(request)));
    return lastAtOrBefore(block.lineStarts, isOfRequestLine ? request.start : start);
  };
}

/**
 * Checks the comments themselves.
 *
 * @param isFirst whether the block is the first of its file
 */
export function checkDisableComments(block: Block, isFirst: boolean): Problem[] {
  return disableCommentsIn(block).flatMap((comment) => {
    const { name, codes } = comment;
    if (name.text !== disableNextLine && name.text !== disableInFile) {
      const suggestion = nearest(name.text, [disableNextLine, disableInFile]) ?? disableNextLine;
      return [
        problemAt(name, {
          code: 'invalid-directive',
          fault: { kind: 'unknown-directive', written: name.text, suggestion },
        }),
      ];
    }
    if (name.text === disableInFile && !(isFirst && isForFile(comment, block)))
      return [problemAt(name, { code: 'invalid-directive', fault: { kind: 'misplaced' } })];
    return codes
      .filter(({ text }) => !isProblemCode(text))
      .map((code) => {
        const suggestion = nearest(code.text, Object.keys(problemCodes));
        return problemAt(code, {
          code: 'invalid-directive',
          fault: { kind: 'unknown-code', written: code.text, suggestion },
        });
      });
  });
}
