import { fileOfBlocks } from '../http/file.ts';
import { LazyBlock } from '../http/lazy-block.ts';
import { lineStartsOf, linesOf } from '../http/lines.ts';
import type { Block, HttpFile, Text } from '../http/model.ts';
import { splitBlocks } from '../http/split-blocks.ts';
import { fileVariables } from '../http/variables.ts';
import { graphRequestOf } from './graph-request.ts';

/** What stands around the fences: text without a request, that every feature passes over. */
class ProseBlock implements Block {
  readonly title = undefined;
  readonly directives = [];
  readonly variables = [];
  readonly mayDefine = false;
  readonly requests = [];
  readonly lineBreaks: number;
  readonly text: string;
  readonly lineStarts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.lineStarts = lineStartsOf(text);
    this.lineBreaks = this.lineStarts.length - 1;
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

/** Whether a request of the file goes to Microsoft Graph. */
export function holdsGraphRequest(file: HttpFile): boolean {
  const variables = fileVariables(file);
  return file.blocks.some(({ requests }) =>
    requests.some((request) => graphRequestOf(request, variables) !== undefined),
  );
}

// A fence may be the first thing of a list's item.
const fenceMarker = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;

/** The line of a fence; what follows the marker has no backtick. */
function fenceOf(line: string): { readonly marker: string; readonly info: string } | undefined {
  const [begun = '', marker] = fenceMarker.exec(line) ?? [];
  const info = line.slice(begun.length);
  return marker === undefined || info.includes('`') ? undefined : { marker, info: info.trim() };
}

/** What stands between the lines of each fence of requests. A fence inside of another one, such as of `markdown`, is text. */
function requestFences(text: string): Text[] {
  // Most Markdown has none, and this tells without looking at its lines.
  if (!/(?:`{3}|~{3})[ \t]*(?:http|rest)(?![\w-])/i.test(text)) return [];
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
      open = { marker, start, isOfRequests: /^(?:http|rest)(?!\S)/i.test(info) };
    } else if (marker.startsWith(open.marker) && info === '') close(line.start);
  }
  close(text.length);
  return found;
}
