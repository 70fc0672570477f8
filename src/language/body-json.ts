import { t } from '@vscode/l10n';
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { maskedBody } from '../http/body-text.ts';
import { type JsonFault, jsonFaultsOf } from '../http/json-faults.ts';
import type { Block, HttpRequest, Span, Text } from '../http/model.ts';
import { hasReference } from '../http/variables/references.ts';
import { substitute, type Variables } from '../http/variables/variables.ts';

/** A body parsed as JSON, in the coordinates of its block. */
export interface BodyJson {
  readonly root: Node | undefined;
  readonly faults: readonly (Span & { readonly fault: JsonFault })[];
  /** The span of a node in the block. */
  readonly spanOf: (node: Node) => Span;
  /** A value with the file's variables substituted. */
  readonly valueOf: (node: Node) => Value;
}

/** The kind of a JSON value. */
export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** The same in words, for use after "is" or "not". */
export function jsonTypeInWords(type: JsonType): string {
  switch (type) {
    case 'string':
      return t('a string');
    case 'number':
      return t('a number');
    case 'boolean':
      return t('a boolean');
    case 'null':
      return 'null';
    case 'object':
      return t('an object');
    case 'array':
      return t('an array');
    default:
      return type satisfies never;
  }
}

/** A JSON value with its variables substituted; `unknown` if one of them has no value. */
export type Value =
  | { readonly type: 'unknown' }
  | { readonly type: 'string'; readonly text: string | undefined }
  | { readonly type: 'number'; readonly literal: string }
  | { readonly type: Exclude<JsonType, 'string' | 'number'> };

/** Deeper nesting is a mistake, and would overflow the stack of a recursive parser. */
const deepest = 100;

/**
 * Reads a body as JSON. Accepts any text and never throws.
 *
 * @param source the text that the body is in
 * @param body the body in a form that can be read as JSON, of the same length as in the source
 * @param variables undefined if braces are just text, as they are to a service
 */
export function readBodyJson(source: string, body: Text, variables: Variables | undefined): BodyJson {
  const { root, faults } = parse(body.text);
  const spanOf = (node: Node): Span => ({
    start: node.offset + body.start,
    // A comment that is never closed makes the parser's last node extend past the text.
    end: Math.min(body.end, node.offset + node.length + body.start),
  });
  return {
    root,
    faults: faults.map(({ start, end, fault }) => ({ start: start + body.start, end: end + body.start, fault })),
    spanOf,
    valueOf: (node) => {
      const { start, end } = spanOf(node);
      return valueOf(node, source.slice(start, end), variables);
    },
  };
}

function parse(text: string): Pick<BodyJson, 'root' | 'faults'> {
  const tooDeep = offsetBeyondDepth(text, deepest);
  if (tooDeep !== undefined)
    return { root: undefined, faults: [{ start: tooDeep, end: tooDeep + 1, fault: 'nested-too-deeply' }] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  return { root, faults: jsonFaultsOf(errors, text) };
}

function offsetBeyondDepth(text: string, limit: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\r\n]+|\\.)*"?|[[{\]}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > limit) return index;
  }
  return undefined;
}

function valueOf(node: Node, source: string, variables: Variables | undefined): Value {
  if (variables && source.startsWith('{{')) return bareReference(source, variables);
  switch (node.type) {
    case 'string': {
      const literal = String(node.value);
      // An unclosed string runs to the end of its line: its text isn't what was meant.
      if (source.length < 2 || !source.endsWith('"')) return { type: 'string', text: undefined };
      if (!variables) return { type: 'string', text: literal };
      const text = substitute(literal, variables);
      return { type: 'string', text: hasReference(text) ? undefined : text };
    }
    case 'number':
      return { type: 'number', literal: source };
    case 'property':
      return { type: 'unknown' };
    case 'boolean':
    case 'null':
    case 'object':
    case 'array':
      return { type: node.type };
    default:
      return node.type satisfies never;
  }
}

/** A reference without quotes can be any JSON value, depending on its variable. */
function bareReference(source: string, variables: Variables): Value {
  const text = substitute(source, variables);
  if (hasReference(text)) return { type: 'unknown' };
  const { root, faults: found } = parse(text);
  return root === undefined || found.length > 0 ? { type: 'unknown' } : valueOf(root, text.trim(), undefined);
}

/** The span of a property in a request's body, name and value, in the coordinates of its block; undefined if it isn't there. */
export const propertyInRequest = (block: Block, { body }: HttpRequest, name: string): Span | undefined =>
  body?.kind === 'text' ? propertyIn(block.text, maskedBody(block, body), name) : undefined;

/** The span of a property in a payload file. */
export const propertyInPayload = (text: string, name: string): Span | undefined =>
  propertyIn(text, { start: 0, end: text.length, text }, name);

function propertyIn(source: string, body: Text, name: string): Span | undefined {
  const { root, spanOf } = readBodyJson(source, body, undefined);
  const members = root?.type === 'object' ? (root.children ?? []) : [];
  const member = members.find(({ children }) => children?.[0]?.value === name);
  return member && spanOf(member);
}
