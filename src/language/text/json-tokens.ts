import type { Text } from '../../http/model.ts';

/** A string, a bracket, a comma, a colon, a `{{reference}}`, or a run of other characters. */
export type JsonToken = Text;

/**
 * The tokens of a text that is JSON at least in parts, in order. Comment lines are skipped.
 *
 * @param hasReferences whether `{{name}}` is a reference, which may contain quotes and brackets; otherwise its braces are text
 */
export function jsonTokensOf(text: string, hasReferences = true): JsonToken[] {
  const json = withoutComments(text);
  const found = hasReferences ? json.matchAll(tokens) : json.matchAll(plainTokens);
  return Array.from(found, ({ 0: token, index }) => ({ text: token, start: index, end: index + token.length }));
}

/** The text with spaces in place of comment lines, which may contain quotes and brackets. */
const withoutComments = (text: string): string =>
  text.replace(/(?<![^\r\n])[ \t]*(?:#|\/\/)[^\r\n]*/g, (comment) => ' '.repeat(comment.length));

const tokens = /"(?:\{\{[^{}\r\n]*\}\}|[^"\\\r\n{]+|\{|\\.)*"?|\{\{[^{}\r\n]*\}\}|[{}[\],:]|[^\s{}[\],:"]+/g;

const plainTokens = /"(?:[^"\\\r\n]+|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;
