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
 * The body with everything that isn't part of it, and every `{{variable}}` outside of a string, replaced by JSON of the same length:
 * offsets in the result are offsets in the body.
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

const reference = String.raw`\{\{[^{}\r\n]*\}\}`;
const outsideStrings = new RegExp(String.raw`"|${reference}`, 'g');
// A reference inside a string may have quotes of its own, which don’t end the string: `"{{$datetime "yyyy"}}"`.
// Matches up to a thousand escapes at once, so that a string of nothing but escapes is read as fast as others.
const insideString = new RegExp(String.raw`["\r\n]|(?:\\.){1,1000}|\\|${reference}`, 'g');

const masked = (text: string): string => {
  const escaped = text.includes('\\{\\{') || text.includes('\\}\\}') ? maskedTextBraces(text) : text;
  return escaped.includes('{{') ? maskReferences(escaped) : escaped;
};

/**
 * Replaces each reference, whose value is unknown, by a string of the same length; its text shows that it is a reference. Goes from one
 * token that matters to the next: a pattern that matches a whole string has to be able to backtrack to each character, and V8 can run
 * out of room for that after about five million characters.
 */
function maskReferences(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  let isInString = false;
  for (let at = 0, next = outsideStrings; ; next = isInString ? insideString : outsideStrings) {
    next.lastIndex = at;
    const found = next.exec(text);
    if (found === null) break;
    const [token] = found;
    at = next.lastIndex;
    if (token.startsWith('{{')) {
      parts.push(text.slice(copied, found.index), isInString ? unquoted(token) : `"${unquoted(token.slice(1, -1))}"`);
      copied = at;
    } else if (!isInString) {
      isInString = true;
      // A string ends with its line, closed or not; a backslash alone is the last character of a string.
    } else if (token.length === 1) {
      isInString = false;
    }
  }
  return parts.join('') + text.slice(copied);
}

const unquoted = (reference: string): string => reference.replace(/["\\]|\p{Cc}/gu, ' ');

const lineBreakAt = (text: string, offset: number): number =>
  text.startsWith('\r\n', offset) ? 2 : offset < text.length ? 1 : 0;
