import { requestLines, separatorLine } from '../../http/escape/request-text.ts';
import { blockAt } from '../../http/file.ts';
import { isSeparator } from '../../http/line-kinds.ts';
import type { Edit, HttpFile } from '../../http/model.ts';
import { parseBlock } from '../../http/parse-block.ts';
import { lineEndAt, lineStartAt } from '../text/source-text.ts';
import { asText } from './lines.ts';
import type { CleanRequest } from './write.ts';

/** Where something is pasted: a span of the file, empty for a cursor. */
export interface PastePlace {
  readonly file: HttpFile;
  readonly start: number;
  readonly end: number;
}

/**
 * The edit that inserts requests into a file, each in a block of its own, with one blank line between blocks. They go where the cursor
 * is, or above or below a request that they would split. An existing separator is reused.
 *
 * @returns an edit in the coordinates of the file, with `\n` for line ends
 */
export function placeRequests(requests: readonly CleanRequest[], place: PastePlace): Edit {
  const { before, after, start, end } = around(place);
  const blocks = requests.map(({ title, text }) => requestLines([separatorLine(title), text])).join('\n\n');
  const [first] = requests;
  const [line = ''] = before.split(/\r\n|\r|\n/).slice(-1);
  const isFree = first !== undefined && /^[ \t]*###/.test(before) && parseBlock(before).requests.length === 0;
  const tail = tailFor(after);
  if (!isFree) return { start, end, text: gapAfter(before) + blocks + tail };
  const { title } = parseBlock(before);
  const rest = blocks.slice('### '.length);
  const untitled = blocks.slice(separatorLine(first.title).length + 1);
  if (!isSeparator(asText(line))) return { start, end, text: (line === '' ? '' : '\n') + untitled + tail };
  return title?.text === ''
    ? { start, end, text: (/\s$/.test(line) ? '' : ' ') + rest + tail }
    : { start, end, text: `\n${untitled}${tail}` };
}

/** Whether the line, or the lines, of a place contain nothing but the selection. */
export function isOnBlankLine({ file, start, end }: PastePlace): boolean {
  const [first, last] = [blockAt(file, start), blockAt(file, end)];
  const [before, after] = [file.blocks[first], file.blocks[last]];
  if (!before || !after) return true;
  const [from, to] = [start - (file.starts[first] ?? 0), end - (file.starts[last] ?? 0)];
  return (
    before.text.slice(lineStartAt(before, from), from).trim() === '' &&
    after.text.slice(to, lineEndAt(after, to)).trim() === ''
  );
}

/** The text before and after the place in its block, after moving the place to where it splits no request. */
function around({ file, start, end }: PastePlace): {
  readonly before: string;
  readonly after: string;
  readonly start: number;
  readonly end: number;
} {
  const index = blockAt(file, start);
  const origin = file.starts[index] ?? 0;
  const block = file.blocks[index];
  const text = block?.text ?? '';
  const at = start - origin;
  if (start === end && block) {
    const splitPart = [...block.requests, ...block.foreign].find((part) => part.start < at && at < part.end);
    if (splitPart) return betweenBlocks({ file, at: origin + text.length });
    const [request] = block.requests;
    if (block.title && request && at <= request.start && at > 0) return betweenBlocks({ file, at: origin });
    // A comment or a variable isn't split either.
    const lineEnd = lineEndAt(block, at);
    const isInLine = text.slice(lineStartAt(block, at), at).trim() !== '' && text.slice(at, lineEnd).trim() !== '';
    if (isInLine) return around({ file, start: origin + lineEnd, end: origin + lineEnd });
  }
  const lastIndex = blockAt(file, end);
  const last = file.blocks[lastIndex];
  const before = text.slice(0, at);
  const after = last?.text.slice(end - (file.starts[lastIndex] ?? 0)) ?? '';
  // Whitespace that is alone on the line would indent the pasted text.
  const indent = /(?:^|[\r\n])([ \t]+)$/.exec(before)?.[1]?.length ?? 0;
  const own = before.slice(0, before.length - indent);
  const previous = own === '' ? (file.blocks[index - 1]?.text ?? '') : own;
  const next = after.trim() === '' ? after + (file.blocks[lastIndex + 1]?.text ?? '') : after;
  return { before: own === '' ? ending(previous) : own, after: next, start: start - indent, end };
}

/** The place between two blocks. */
function betweenBlocks({ file, at }: { readonly file: HttpFile; readonly at: number }): ReturnType<typeof around> {
  const index = blockAt(file, at);
  const isEnd = at >= file.length;
  const previous = file.blocks[isEnd ? index : index - 1]?.text ?? '';
  return { before: ending(previous), after: isEnd ? '' : (file.blocks[index]?.text ?? ''), start: at, end: at };
}

/** Only the end of the previous block matters: its separator can't be reused. */
const ending = (text: string): string => (text === '' ? '' : `.${blanksAtEnd(text)}`);

/** The whitespace at the end of a text, as much as matters. */
const blanksAtEnd = (text: string): string => text.slice(Math.max(text.length - 8, text.trimEnd().length));

/** One blank line above the separator, and none at the top of a file. */
function gapAfter(before: string): string {
  if (before.trim() === '') return '';
  const breaks = lineBreaksIn(blanksAtEnd(before));
  return '\n'.repeat(Math.max(0, 2 - breaks));
}

/** The text that separates the last request from what follows it. */
function tailFor(after: string): string {
  const blanks = /^[ \t\r\n]*/.exec(after)?.[0] ?? '';
  const breaks = lineBreaksIn(blanks);
  if (blanks.length === after.length) return breaks > 0 ? '' : '\n';
  const gap = '\n'.repeat(Math.max(0, 2 - breaks));
  const [line = ''] = after.slice(blanks.length).split(/[\r\n]/, 1);
  return isSeparator(asText(line)) ? gap : `\n\n###${breaks > 0 ? '' : '\n'}`;
}

const lineBreaksIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
