import { directiveOf, isComment, isSeparator } from '../../http/line-kinds.ts';
import { firstIndexWhere, lastAtOrBefore, lastStartingBy, linesOf } from '../../http/lines.ts';
import type { Block, HttpFile, HttpRequest, Span, Text } from '../../http/model.ts';
import { isProse } from '../markdown/blocks.ts';
import { blankLineBeforeHeaders } from '../text/source-text.ts';
import { nearest } from '../text/wording.ts';
import { isProblemCode, problemAt, problemCodes, type Problem } from './problem.ts';

/**
 * Comments that switch problems off:
 *
 * - `# graph-disable-next-line code, code` for the problems that begin on the next line that is no comment, or on a comment
 *   between the two. The lines of a URL count as one.
 * - `# graph-disable code, code` above the first request of a file, for the whole file.
 *
 * Without codes all are meant. What follows ` -- ` is the reason, for people. `//` is as good as `#`.
 */
export const disableNextLine = 'graph-disable-next-line';
export const disableInFile = 'graph-disable';

/** A comment that switches problems off. */
export interface DisableComment {
  readonly name: Text;
  /** Empty: all codes are meant. */
  readonly codes: readonly Text[];
  /** Index in its block of the line it stands on. */
  readonly line: number;
}

/** The comments of a block that switch problems off, wherever they stand. */
export function disableCommentsIn(block: Block): DisableComment[] {
  if (!block.text.includes(disableInFile)) return [];
  // What looks like one in a script of another tool is that tool’s.
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

/** The codes that a whole file has switched off; `all` if a comment names none. */
export type DisabledCodes = ReadonlySet<string> | 'all';

export const nothingDisabled: DisabledCodes = new Set();

/** Index of the block that speaks for the whole file: the first one, or the first in a fence of a Markdown page. */
export const firstBlockIndex = ({ blocks }: HttpFile): number =>
  Math.max(
    0,
    blocks.findIndex((block) => !isProse(block)),
  );

/** What the first block of a file switches off for the whole of it. */
export function disabledInFile(first: Block | undefined): DisabledCodes {
  if (first?.text.includes(disableInFile) !== true || isProse(first)) return nothingDisabled;
  const comments = disableCommentsIn(first).filter((comment) => isForFile(comment, first));
  if (comments.some(({ codes }) => codes.length === 0)) return 'all';
  return new Set(comments.flatMap(({ codes }) => codes.map(({ text }) => text)));
}

/** Whether a comment of the first block stands above its first request. */
const isForFile = ({ name }: DisableComment, { requests }: Block): boolean =>
  name.text === disableInFile && name.start < (requests[0]?.start ?? Infinity);

/** The problems that are left when the comments of their block, and those for the whole file, have done their work. */
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

/** Comments that all mean the same line: with nothing but other comments between them and that. */
interface CommentGroup {
  /** The line that they mean. */
  readonly last: number;
  /** The line of the first of them that names a code. What is between that line and the last one is switched off, too. */
  readonly from: Map<string, number>;
  /** That of the first one without codes. */
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

/** The line that a problem counts as being on: see `problemLines`. */
export const lineOfProblem = (problem: Span, block: Block): number => problemLines(block)(problem);

/**
 * The lines that the problems of a block count as being on. No comment can stand between the lines of a URL, nor between a blank
 * line and the headers below it: what is there counts as being on the request line.
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
