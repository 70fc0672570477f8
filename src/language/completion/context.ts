import { isComment, isSeparator, isStatusLine } from '../../http/line-kinds.ts';
import type { Block, Header, HttpRequest, Span, Text } from '../../http/model.ts';
import { parseBlock } from '../../http/parse-block.ts';

/** What the cursor is in. Spans are relative to the block as it is. */
export type CompletionContext =
  /** `{{name`: the span is the name as typed so far. */
  | (Span & { readonly kind: 'reference'; readonly closing: string })
  | {
      readonly kind: 'directive';
      readonly line: Text;
      readonly request: HttpRequest | undefined;
      readonly isAbove: boolean;
    }
  | { readonly kind: 'variable-definition'; readonly line: Text }
  | { readonly kind: 'method'; readonly method: Span; readonly rest: string }
  | UrlContext
  | HeaderContext
  /** `request` is the request without what is being typed; its body may begin below the cursor or be missing. */
  | { readonly kind: 'body'; readonly request: HttpRequest };

export interface UrlContext {
  readonly kind: 'url';
  readonly request: HttpRequest;
  /** The URL up to the cursor, its lines joined. */
  readonly before: string;
  /** The text after the cursor on its line. */
  readonly after: string;
  readonly isFirstLine: boolean;
  /** What the lines below add to the URL. */
  readonly later: string;
}

export interface HeaderContext {
  readonly kind: 'header';
  readonly request: HttpRequest;
  /** Besides the one at the cursor. */
  readonly others: readonly Header[];
  readonly line: Text;
  /** The name as typed so far. */
  readonly name: Text;
  /** Whether the cursor is after the colon. */
  readonly inValue: boolean;
}

/** A letter inserted at the cursor: whatever the parser reads it as is what the user is about to write. */
const probe = 'x';

/**
 * Determines what the user is about to write at an offset of a block.
 *
 * @returns undefined where there is nothing to complete: prose, separators, responses, other tools' scripts
 */
export function completionContextAt(block: Block, at: number): CompletionContext | undefined {
  const { text } = block;
  // There is no cursor inside a line break.
  if (text[at] === '\n' && text[at - 1] === '\r') return undefined;
  const line = lineAround(text, at);
  if (isSeparator(line) || isStatusLine(line)) return undefined;
  const probed = parseBlock(text.slice(0, at) + probe + text.slice(at));
  const foreign = probed.foreign.find((part) => holds(part, at));
  if (foreign)
    return foreign.kind === 'text' && /^\s*@\S*$/.test(line.text) ? { kind: 'variable-definition', line } : undefined;
  const request = probed.requests.find((candidate) => holds(candidate, at));
  if (isComment(line)) {
    const below = request ?? probed.requests.find((candidate) => candidate.start > at);
    return probed.directives.some((directive) => holds(directive, at))
      ? { kind: 'directive', line, request: below, isAbove: !block.requests.some(({ start }) => start < at) }
      : undefined;
  }
  const before = text.slice(line.start, at);
  const inVariable = probed.variables.some(({ value }) => value.start <= at && at < value.end);
  const context = request && contextIn(request, block, line, at);
  if (context || inVariable) return referenceAt(before, text.slice(at, line.end), at) ?? context;
  return undefined;
}

const holds = ({ start, end }: Span, at: number): boolean => start <= at && at < end;

function lineAround(text: string, at: number): Text {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const found = at === 0 ? 0 : start;
  const length = text.slice(at).search(/[\r\n]/);
  const end = length === -1 ? text.length : at + length;
  return { start: found, end, text: text.slice(found, end) };
}

/**
 * The closing braces are replaced together with the name, so that they are right whether or not they are there yet. A quote ends a
 * JSON string, and isn't part of a name.
 */
function referenceAt(before: string, after: string, at: number): CompletionContext | undefined {
  const open = before.lastIndexOf('{{');
  const inside = before.slice(open + 2);
  if (open === -1 || /[{}"]/.test(inside)) return undefined;
  const typed = inside.trimStart();
  const rest = /^([^{}"]*)\}\}/.exec(after)?.[1];
  const word = /^[\w.$-]*/.exec(after)?.[0] ?? '';
  const single = rest === undefined && after.startsWith(`${word}}`);
  const end = at + (rest ?? word).length;
  return { kind: 'reference', start: at - typed.length, end, closing: rest !== undefined ? '' : single ? '}' : '}}' };
}

function contextIn(request: HttpRequest, block: Block, line: Text, at: number): CompletionContext | undefined {
  const original = (position: number): number => (position > at ? position - probe.length : position);
  const { method, url, headers, body } = request;
  if (method && holds(method, at)) {
    const span = { start: method.start, end: original(method.end) };
    return { kind: 'method', method: span, rest: block.text.slice(span.end, line.end) };
  }
  const part = url?.parts.findIndex((candidate) => holds(candidate, at)) ?? -1;
  const here = url?.parts[part];
  if (url && here) {
    const joined = (parts: readonly Text[]): string => parts.map(({ text }) => text).join('');
    return {
      kind: 'url',
      request,
      before: joined(url.parts.slice(0, part)) + here.text.slice(0, at - here.start),
      after: here.text.slice(at - here.start + probe.length),
      isFirstLine: part === 0,
      later: joined(url.parts.slice(part + 1)),
    };
  }
  const header = headers.find((candidate) => holds(candidate, at));
  if (header) {
    // The further lines of a value are the user's own.
    if (header.start < line.start) return undefined;
    const end = original(header.name.end);
    const name = { start: header.name.start, end, text: block.text.slice(header.name.start, end) };
    const others = headers.filter((candidate) => candidate !== header);
    return { kind: 'header', request, others, line, name, inValue: at >= header.name.end };
  }
  const unprobed = block.requests.find(({ start }) => start === request.start);
  return body && holds(body, at) && unprobed ? { kind: 'body', request: unprobed } : undefined;
}
