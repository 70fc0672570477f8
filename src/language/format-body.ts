import { format, type FormattingOptions } from 'jsonc-parser';
import { maskedBody } from '../http/body-text.ts';
import { firstIndexWhere } from '../http/lines.ts';
import type { Block, Body, Edit, HttpRequest, Span } from '../http/model.ts';
import { readBodyJson } from './body-json.ts';

/** How to indent, and the line break for a body that has none. */
export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly eol: string;
}

/**
 * The edits that format the JSON bodies of a block: they change only the whitespace between tokens. Comment lines stay where
 * they are; what isn't quite JSON is left alone.
 *
 * @param range only edits inside it, in the coordinates of the block; undefined for all
 * @returns edits in the coordinates of the block, in the order of the text
 */
export const formatBlock = (block: Block, options: FormatOptions, range?: Span): Edit[] =>
  block.requests.flatMap((request) => {
    const { body } = request;
    if (body?.kind !== 'text' || !isJson(request) || (range && !overlap(body, range))) return [];
    return formatBody(block, body, options).filter((edit) => range === undefined || isInside(edit, range));
  });

/** With another media type, the body may not be JSON, even if it looks like it. */
const isJson = ({ headers }: HttpRequest): boolean => {
  const type = headers.find(({ name }) => name.text.toLowerCase() === 'content-type');
  return type === undefined || /\bjson\b|\{\{/i.test(type.value.text);
};

const overlap = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

const isInside = (edit: Span, range: Span): boolean => range.start <= edit.start && edit.end <= range.end;

function formatBody(block: Block, body: Body, options: FormatOptions): Edit[] {
  const masked = maskedBody(block, body);
  if (readBodyJson(block.text, masked, undefined).faults.length > 0) return [];
  const { text, offsetOf } = withComments(masked.text, body);
  const formatting: FormattingOptions = {
    tabSize: options.tabSize,
    insertSpaces: options.insertSpaces,
    eol: options.eol,
  };
  const commentStarts = new Set(body.excluded.map(({ start }) => start));
  return format(text, undefined, formatting).flatMap(({ offset, length, content }) => {
    const span = { start: body.start + offsetOf(offset), end: body.start + offsetOf(offset + length) };
    // Without a blank line above, only its leading whitespace distinguishes the body from a header.
    if (span.start === body.start && !body.blankLineBefore) return [];
    const replacement = commentStarts.has(span.end) ? keepingIndent(block.text, span, content) : content;
    return block.text.slice(span.start, span.end) === replacement ? [] : [{ ...span, text: replacement }];
  });
}

/** Replaces lines that aren't part of the body with comments that the formatter recognizes. A line of just `#` gets one longer. */
function withComments(
  masked: string,
  { start, excluded }: Body,
): { readonly text: string; readonly offsetOf: (offset: number) => number } {
  let text = '';
  let from = 0;
  const longer: number[] = [];
  for (const line of excluded) {
    const [lineStart, lineEnd] = [line.start - start, line.end - start];
    text += masked.slice(from, lineStart);
    const length = Math.max(2, lineEnd - lineStart);
    text += `//${'-'.repeat(length - 2)}`;
    if (length > lineEnd - lineStart) longer.push(text.length);
    from = lineEnd;
  }
  text += masked.slice(from);
  return { text, offsetOf: (offset) => offset - firstIndexWhere(longer, (end) => end > offset) };
}

/** A comment line keeps its own indentation: some tools recognize it only at the beginning of a line. */
function keepingIndent(source: string, span: Span, replacement: string): string {
  const lineEnd = Math.max(replacement.lastIndexOf('\n'), replacement.lastIndexOf('\r')) + 1;
  return lineEnd === 0 ? source.slice(span.start, span.end) : replacement.slice(0, lineEnd);
}
