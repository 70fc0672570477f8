import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { maskedBody } from '../http/body-text.ts';
import type { Block, Body, Span } from '../http/model.ts';
import { substitute, type Variables } from '../http/variables.ts';
import type { ActualType, JsonFault } from './problem.ts';

/** A body read as JSON, in the coordinates of its block. */
export interface BodyJson {
  readonly root: Node | undefined;
  readonly faults: readonly (Span & { readonly fault: JsonFault })[];
  /** The span of a node in the block. */
  spanOf(node: Node): Span;
  /** What a value is once the file's variables are put in. */
  valueOf(node: Node): Value;
}

/** A JSON value with its variables put in; `unknown` where one of them has no value. */
export type Value =
  | { readonly type: 'unknown' }
  | { readonly type: 'string'; readonly text: string | undefined }
  | { readonly type: 'number'; readonly literal: string }
  | { readonly type: Exclude<ActualType, 'string' | 'number'> };

/** Nesting beyond this is a mistake, and would exhaust the stack of a recursive parser. */
const deepest = 100;

/** Reads a body as JSON. Takes any text and never throws. */
export function readBodyJson(block: Block, body: Body, variables: Variables): BodyJson {
  const masked = maskedBody(block, body);
  const { root, faults } = parse(masked.text);
  return {
    root,
    faults: faults.map(({ start, end, fault }) => ({ start: start + body.start, end: end + body.start, fault })),
    spanOf: (node) => ({ start: node.offset + body.start, end: node.offset + node.length + body.start }),
    valueOf: (node) => {
      const source = block.text.slice(node.offset + body.start, node.offset + node.length + body.start);
      return valueOf(node, source, variables);
    },
  };
}

function parse(text: string): Pick<BodyJson, 'root' | 'faults'> {
  const tooDeep = offsetBeyondDepth(text, deepest);
  if (tooDeep !== undefined)
    return { root: undefined, faults: [{ start: tooDeep, end: tooDeep + 1, fault: 'nested-too-deeply' }] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  return { root, faults: errors.map((error) => faultOf(error, text)).filter(firstOfItsLine(text)) };
}

/** One mistake makes several errors: of those on a line only the first is told. */
function firstOfItsLine(text: string): (fault: Span) => boolean {
  let told = -1;
  return ({ start }) => {
    const isNew = told === -1 || /[\r\n]/.test(text.slice(told, start));
    if (isNew) told = start;
    return isNew;
  };
}

/** By the names that jsonc-parser prints. */
const faults: Readonly<Record<string, JsonFault>> = {
  InvalidSymbol: 'invalid-symbol',
  InvalidNumberFormat: 'invalid-number',
  PropertyNameExpected: 'property-name-expected',
  ValueExpected: 'value-expected',
  ColonExpected: 'colon-expected',
  CommaExpected: 'comma-expected',
  CloseBraceExpected: 'closing-brace-expected',
  CloseBracketExpected: 'closing-bracket-expected',
  EndOfFileExpected: 'end-expected',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'invalid-string',
  UnexpectedEndOfNumber: 'invalid-number',
  InvalidUnicode: 'invalid-string',
  InvalidEscapeCharacter: 'invalid-string',
  InvalidCharacter: 'invalid-string',
};

function faultOf({ error, offset, length }: ParseError, text: string): Span & { readonly fault: JsonFault } {
  const name = printParseErrorCode(error);
  const comma = /,\s*$/.exec(text.slice(0, offset));
  const closes = /^[}\]]/.test(text.slice(offset));
  const expected = name === 'PropertyNameExpected' || name === 'ValueExpected';
  if (comma && closes && expected) return { start: comma.index, end: comma.index + 1, fault: 'trailing-comma' };
  const fault = faults[name] ?? 'invalid-symbol';
  // What is missing at the end of the text is told at its last character, where a squiggle has something to stand under.
  const end = Math.min(text.length, offset + Math.max(1, length));
  return { start: Math.max(0, Math.min(offset, end - 1)), end, fault };
}

function offsetBeyondDepth(text: string, limit: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\r\n]|\\.)*"?|[[{\]}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > limit) return index;
  }
  return undefined;
}

function valueOf(node: Node, source: string, variables: Variables): Value {
  if (source.startsWith('{{')) return bareReference(source, variables);
  switch (node.type) {
    case 'string': {
      const text = substitute(String(node.value), variables);
      return { type: 'string', text: text.includes('{{') ? undefined : text };
    }
    case 'number':
      return { type: 'number', literal: source };
    case 'property':
      return { type: 'unknown' };
    default:
      return { type: node.type };
  }
}

/** A reference without quotes stands for whatever JSON its variable holds. */
function bareReference(source: string, variables: Variables): Value {
  const text = substitute(source, variables);
  const root = text.includes('{{') ? undefined : parseTree(text, [], { disallowComments: true });
  return root === undefined ? { type: 'unknown' } : valueOf(root, text.trim(), new Map());
}
