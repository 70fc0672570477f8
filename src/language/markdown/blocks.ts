import { blockAt, fileOfBlocks, replaceBlocks } from '../../http/file.ts';
import { countLineBreaks, LazyBlock, splitBlocks } from '../../http/lazy-block.ts';
import { linesOf, lineStartsOf } from '../../http/lines.ts';
import type { Block, Edit, HttpFile, Text } from '../../http/model.ts';
import { fileVariables } from '../../http/variables/variables.ts';
import { graphRequestLines } from '../code-lenses.ts';
import { mayHoldRequestFence } from './request-fence.ts';
import { editInQuote, linesInQuote, type Quote, quoteMarks, withoutQuote } from './quotes.ts';

/** The text around the fences: it has no request, and every feature skips it. */
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

/**
 * A block of a fence in a quote. Its text has spaces in place of the `>` at the start of its lines, so that it reads like any other
 * block, with the same offsets as on the page.
 */
class QuotedBlock extends LazyBlock {
  /** The text as it is in the page. */
  readonly written: string;
  readonly quote: Quote;

  constructor(text: string, written: string, quote: Quote) {
    super(text);
    this.written = written;
    this.quote = quote;
  }
}

/** The text of a block as it is in its file. */
export const writtenText = (block: Block): string => (block instanceof QuotedBlock ? block.written : block.text);

/** The quote that the fence of a block is in; undefined if there is none. */
export const quoteOf = (block: Block): Quote | undefined => (block instanceof QuotedBlock ? block.quote : undefined);

/** Converts an edit of a block into an edit of the file: in a quote, each of its lines begins with the quote's `>`. */
export const editOnPage = (edit: Edit, block: Block): Edit =>
  block instanceof QuotedBlock ? editInQuote(edit, block.quote, block.written) : edit;

/** The text of an edit within a line, for an editor that repeats the line's leading whitespace on each line of the text. */
export function insertedOnPage({ start, text }: Edit, block: Block): string {
  if (!(block instanceof QuotedBlock) || !/[\r\n]/.test(text)) return text;
  const line = block.written.slice(startOfLine(block.written, start), start);
  return linesInQuote(text, block.quote, line);
}

/** Whether a block is the text between the fences of a Markdown page. */
export const isProse = (block: Block): boolean => block instanceof ProseBlock;

/**
 * Reads a Markdown text as a request file with the same offsets and lines: the text in fences of `http` or `rest` is split into
 * blocks, and the text around them becomes blocks without requests. So everything that works on a request file works here. Accepts
 * any text and never throws.
 *
 * @param before an earlier state of the text: blocks that are still in it stay the same objects, so what was computed for
 * them remains valid
 */
export function parseMarkdown(text: string, before?: HttpFile): HttpFile {
  const known = new Map(
    before?.blocks.map((block) => [keyOf(writtenText(block), isProse(block), quoteOf(block)), block]),
  );
  const blocks: Block[] = [];
  let end = 0;
  const add = (written: string, make: (written: string) => Block, key: string): void => {
    if (written !== '') blocks.push(known.get(key) ?? make(written));
  };
  const addProse = (written: string): void => {
    add(written, (piece) => new ProseBlock(piece), keyOf(written, true));
  };
  for (const { start, end: fenceEnd, text: written, quote } of requestFences(text)) {
    addProse(text.slice(end, start));
    const readable = quote ? withoutQuote(written, quote) : written;
    let at = 0;
    for (const piece of splitBlocks(readable)) {
      add(
        written.slice(at, at + piece.length),
        (own) => (quote ? new QuotedBlock(piece, own, quote) : new LazyBlock(own)),
        keyOf(written.slice(at, at + piece.length), false, quote),
      );
      at += piece.length;
    }
    end = fenceEnd;
  }
  addProse(text.slice(end));
  return fileOfBlocks(blocks.length > 0 ? blocks : [new ProseBlock('')]);
}

const keyOf = (written: string, isOfProse: boolean, quote?: Quote): string =>
  `${isOfProse} ${quote?.depth ?? 0} ${quote?.mark ?? ''} ${written}`;

/**
 * The file after an edit: the same as reading the new text, but at the cost of the edited blocks only.
 *
 * @returns undefined if the edit may open or close a fence: then the text has to be read again
 */
export function editMarkdown(file: HttpFile, edit: Edit): HttpFile | undefined {
  const index = blockAt(file, edit.start);
  const [block, origin] = [file.blocks[index], file.starts[index] ?? 0];
  const end = file.starts[index + 1] ?? Infinity;
  // If the edit reaches the end of this block, the line that it ends in belongs to another one.
  if (block === undefined || edit.end >= end || quoteOf(block)) return undefined;
  const [start, stop] = [edit.start - origin, edit.end - origin];
  // A CR at the end of the block before and an LF are one line break.
  if (start === 0 && edit.text.startsWith('\n')) return undefined;
  const { text } = block;
  // A fence at the end of the text contains whatever is written below it.
  const lineStart = startOfLine(text, stop === text.length ? startOfLine(text, start) - 1 : start);
  const behind = text.slice(stop).search(/[\r\n]/);
  const lineEnd = behind === -1 ? text.length : stop + behind;
  const newText = text.slice(0, start) + edit.text + text.slice(stop);
  const lines = [text.slice(lineStart, lineEnd), newText.slice(lineStart, lineEnd + newText.length - text.length)];
  const isText = block instanceof ProseBlock;
  // A fence ends with the quote that it is in.
  const cuts = isText ? /`{3}|~{3}|>/ : /`{3}|~{3}|###/;
  if (newText === '' || lines.some((touched) => cuts.test(touched))) return undefined;
  return replaceBlocks(file, index, index + 1, [isText ? new ProseBlock(newText) : new LazyBlock(newText)]);
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

// A fence may be the first thing in a list item.
const fenceInList = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;
const fenceInQuote = /^[ \t]*(?:(?:(?:[-*+]|\d{1,9}[.)])(?=[ \t])|>)[ \t]*)*(`{3,}|~{3,})/;

interface FenceLine {
  readonly marker: string;
  /** The text after the marker, which contains no backtick. */
  readonly info: string;
  /** The text before the marker. */
  readonly before: string;
}

function fenceOf(line: string, pattern: RegExp): FenceLine | undefined {
  const [begun = '', marker] = pattern.exec(line) ?? [];
  const info = line.slice(begun.length);
  return marker === undefined || info.includes('`')
    ? undefined
    : { marker, info: info.trim(), before: begun.slice(0, -marker.length) };
}

/** The quote that a fence is in, from the line that opens the fence; undefined if it isn't in one. */
function quoteBefore(before: string): Quote | undefined {
  const depth = before.split('>').length - 1;
  return depth === 0
    ? undefined
    : { depth, mark: before.slice(0, before.lastIndexOf('>') + 1).replace(/[^>\t]/g, ' ') };
}

/** The language of a fence of requests, including what Microsoft’s pages (`msgraph-interactive`) and Pandoc (`{.http}`) write. */
const requestFence = /^(?:\{ ?\.)?(?:http|rest|msgraph(?:-interactive)?)(?![\w-])/i;

/** The text between the lines of a fence. */
interface Fence extends Text {
  readonly quote: Quote | undefined;
}

/** The text in each fence of requests. A fence inside another one, such as of `markdown`, is text. */
function requestFences(text: string): Fence[] {
  if (!mayHoldRequestFence(text)) return [];
  const lineStarts = lineStartsOf(text);
  const found: Fence[] = [];
  let open:
    | {
        readonly marker: string;
        readonly start: number;
        readonly isOfRequests: boolean;
        readonly quote: Quote | undefined;
      }
    | undefined;
  const close = (end: number): void => {
    if (open?.isOfRequests === true)
      found.push({ start: open.start, end, text: text.slice(open.start, end), quote: open.quote });
    open = undefined;
  };
  for (const [index, line] of linesOf(text, lineStarts).entries()) {
    if (open) {
      const { quote, marker } = open;
      const quoted = quote ? quoteMarks(line.text, quote) : '';
      if (quoted !== undefined) {
        const fence = fenceOf(line.text.slice(quoted.length), fenceInList);
        if (fence?.info === '' && fence.marker.startsWith(marker)) close(line.start);
        continue;
      }
      // A line outside of the quote ends the fence, too: only a paragraph would continue there.
      close(line.start);
    }
    const fence = fenceOf(line.text, fenceInQuote);
    if (fence === undefined) continue;
    const start = lineStarts[index + 1] ?? text.length;
    const { marker, info, before } = fence;
    open = { marker, start, isOfRequests: requestFence.test(info), quote: quoteBefore(before) };
  }
  close(text.length);
  return found;
}
