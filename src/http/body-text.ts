import { maskedTextBraces } from './escape/text-braces.ts';
import type { Block, Body, Text } from './model.ts';

/** Where a body is, and which lines in it aren't part of it. */
export type BodySpan = Pick<Body, 'start' | 'end' | 'excluded'>;

/** The body as it is sent: without the lines that are comments or variables. */
export function bodyContent(block: Block, body: Body): string {
  let content = '';
  let from = body.start;
  for (const line of body.excluded) {
    content += block.text.slice(from, line.start);
    from = line.end + lineBreakAt(block.text, line.end);
  }
  return content + block.text.slice(from, body.end);
}

/**
 * The body with everything that isn't part of it, and every `{{variable}}` outside of a string, replaced by JSON of the same length,
 * so that offsets in it are offsets in the body.
 */
export function maskedBody(block: Pick<Block, 'text'>, body: BodySpan): Text {
  const pieces: string[] = [];
  let from = body.start;
  for (const { start, end } of body.excluded) {
    pieces.push(block.text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  const text = pieces.join('') + block.text.slice(from, body.end);
  return { start: body.start, end: body.end, text: masked(text) };
}

// A string, closed or running to the end of its line, or else a reference. Strings come first, so that references in them are kept. A
// reference inside a string may have quotes of its own, which don’t end the string: `"{{$datetime "yyyy"}}"`.
const stringOrReference = /"(?:\{\{[^{}\r\n]*\}\}|[^"\\\r\n{]+|\{|\\.)*"?|\{\{[^{}\r\n]*\}\}/g;

const masked = (text: string): string => {
  const escaped = text.includes('\\{\\{') || text.includes('\\}\\}') ? maskedTextBraces(text) : text;
  return escaped.includes('{{') ? maskReferences(escaped) : escaped;
};

/** A string of the same length in place of a reference, whose value is unknown; its text shows that it is a reference. */
const maskReferences = (text: string): string =>
  text.replace(stringOrReference, (piece) =>
    piece.startsWith('{{') ? `"${unquoted(piece.slice(1, -1))}"` : piece.replace(/\{\{[^{}\r\n]*\}\}/g, unquoted),
  );

const unquoted = (reference: string): string => reference.replace(/["\\]|\p{Cc}/gu, ' ');

const lineBreakAt = (text: string, offset: number): number =>
  text.startsWith('\r\n', offset) ? 2 : offset < text.length ? 1 : 0;
