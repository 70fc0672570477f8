import { blockAt, fileOfBlocks, replaceBlocks } from '../http/file.ts';
import { countLineBreaks, LazyBlock, splitBlocks } from '../http/lazy-block.ts';
import { linesOf, lineStartsOf } from '../http/lines.ts';
import type { Block, Edit, HttpFile, Text } from '../http/model.ts';
import { fileVariables } from '../http/variables/variables.ts';
import { graphRequestLines } from './code-lenses.ts';

/** What stands around the fences: text without a request, that every feature skips. */
class ProseBlock implements Block {
  readonly title = undefined;
  readonly directives = [];
  readonly variables = [];
  readonly foreign = [];
  readonly mayDefine = false;
  readonly requests = [];
  readonly lineBreaks: number;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
    this.lineBreaks = countLineBreaks(text);
  }

  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= lineStartsOf(this.text));
  }
}

/** Whether a block is the text between the fences of a Markdown page. */
export const isProse = (block: Block): boolean => block instanceof ProseBlock;

/**
 * Reads a Markdown text as a request file with the same offsets and lines: what stands in fences of `http` or `rest` is cut
 * into blocks, the text around them is blocks without requests. So whatever works on a request file works here. Takes any
 * text and never throws.
 *
 * @param before an earlier state of the text: blocks that are still in it stay the same objects, so what was computed for
 * them holds
 */
export function parseMarkdown(text: string, before?: HttpFile): HttpFile {
  const known = new Map(before?.blocks.map((block) => [`${block instanceof ProseBlock}${block.text}`, block]));
  const blocks: Block[] = [];
  let end = 0;
  const add = (piece: string, isProse: boolean): void => {
    const key = `${isProse}${piece}`;
    if (piece !== '') blocks.push(known.get(key) ?? (isProse ? new ProseBlock(piece) : new LazyBlock(piece)));
  };
  for (const fence of requestFences(text)) {
    add(text.slice(end, fence.start), true);
    for (const piece of splitBlocks(fence.text)) add(piece, false);
    ({ end } = fence);
  }
  add(text.slice(end), true);
  return fileOfBlocks(blocks.length > 0 ? blocks : [new ProseBlock('')]);
}

/**
 * The file after an edit, equal to reading the new text, at the cost of the blocks that the edit touches.
 *
 * @returns undefined where the edit may open or close a fence: then the text has to be read again
 */
export function editMarkdown(file: HttpFile, edit: Edit): HttpFile | undefined {
  const index = blockAt(file, edit.start);
  const [block, origin] = [file.blocks[index], file.starts[index] ?? 0];
  const end = file.starts[index + 1] ?? Infinity;
  // The line that the edit ends in is another block's where it goes up to the end of this one.
  if (block === undefined || edit.end >= end) return undefined;
  const [start, stop] = [edit.start - origin, edit.end - origin];
  // A CR at the end of the block before and an LF are one line break.
  if (start === 0 && edit.text.startsWith('\n')) return undefined;
  const { text } = block;
  // A fence that the text ends with begins to hold what is written below it.
  const lineStart = startOfLine(text, stop === text.length ? startOfLine(text, start) - 1 : start);
  const behind = text.slice(stop).search(/[\r\n]/);
  const lineEnd = behind === -1 ? text.length : stop + behind;
  const renewed = text.slice(0, start) + edit.text + text.slice(stop);
  const lines = [text.slice(lineStart, lineEnd), renewed.slice(lineStart, lineEnd + renewed.length - text.length)];
  const isText = block instanceof ProseBlock;
  const cuts = isText ? /`{3}|~{3}/ : /`{3}|~{3}|###/;
  if (renewed === '' || lines.some((touched) => cuts.test(touched))) return undefined;
  return replaceBlocks(file, index, index + 1, [isText ? new ProseBlock(renewed) : new LazyBlock(renewed)]);
}

function startOfLine(text: string, offset: number): number {
  let start = Math.max(0, offset);
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

/** Whether a request of the file goes to Microsoft Graph. */
export function holdsGraphRequest(file: HttpFile): boolean {
  const variables = fileVariables(file);
  return file.blocks.some((block) => graphRequestLines(block, variables).length > 0);
}

// A fence may be the first thing of a list's item.
const fenceMarker = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;

/** The line of a fence; what follows the marker has no backtick. */
function fenceOf(line: string): { readonly marker: string; readonly info: string } | undefined {
  const [begun = '', marker] = fenceMarker.exec(line) ?? [];
  const info = line.slice(begun.length);
  return marker === undefined || info.includes('`') ? undefined : { marker, info: info.trim() };
}

/** The language of a fence of requests: what Microsoft’s pages name it (`msgraph-interactive`), and Pandoc (`{.http}`), too. */
const requestFence = /^(?:\{ ?\.)?(?:http|rest|msgraph(?:-interactive)?)(?![\w-])/i;

/** What stands between the lines of each fence of requests. A fence inside of another one, such as of `markdown`, is text. */
function requestFences(text: string): Text[] {
  // Most Markdown has none, and this tells without looking at its lines.
  if (!/(?:`{3}|~{3})[ \t]*(?:\{ ?\.)?(?:http|rest|msgraph)(?!\w)/i.test(text)) return [];
  const lineStarts = lineStartsOf(text);
  const found: Text[] = [];
  let open: { readonly marker: string; readonly start: number; readonly isOfRequests: boolean } | undefined;
  const close = (end: number): void => {
    if (open?.isOfRequests === true) found.push({ start: open.start, end, text: text.slice(open.start, end) });
    open = undefined;
  };
  for (const [index, line] of linesOf(text, lineStarts).entries()) {
    const fence = fenceOf(line.text);
    if (fence === undefined) continue;
    const { marker, info } = fence;
    if (open === undefined) {
      const start = lineStarts[index + 1] ?? text.length;
      open = { marker, start, isOfRequests: requestFence.test(info) };
    } else if (marker.startsWith(open.marker) && info === '') close(line.start);
  }
  close(text.length);
  return found;
}
