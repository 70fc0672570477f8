import type { Directive, Text, VariableDefinition } from './model.ts';

/** A part of a line, found by a capture group of a regular expression with the `d` flag. */
export function group(line: Text, match: RegExpExecArray, index: number): Text | undefined {
  const range = match.indices?.[index];
  if (range === undefined) return undefined;
  return { start: line.start + range[0], end: line.start + range[1], text: match[index] ?? '' };
}

const empty = (at: number): Text => ({ start: at, end: at, text: '' });

export const isBlank = (line: Text): boolean => line.text.trim() === '';

export const isSeparator = (line: Text): boolean => /^[ \t]*###/.test(line.text);

/** A whole-line comment, directives among them. */
export const isComment = (line: Text): boolean => /^\s*(#|\/\/)/.test(line.text);

/** A fence of Markdown, which stays around what was copied from a page. */
export const isFence = (line: Text): boolean => /^\s*(```|~~~)/.test(line.text);

/** The status line of an example response. */
export const isStatusLine = (line: Text): boolean => /^HTTP\/\d(\.\d)?[ \t]+\d{3}\b/.test(line.text);

/** What JetBrains and httpYac put after a request: scripts, redirections, asserts. */
export const isResponseHandler = (line: Text): boolean => /^(>>?!? |> *\{%|<> |\?\? )/.test(line.text);

/** The title after `###`. */
export function titleOf(line: Text): Text {
  const match = /^[ \t]*#{3,}[ \t]*(.*?)[ \t#]*$/d.exec(line.text);
  return (match && group(line, match, 1)) ?? empty(line.end);
}

/** `# @name x`, `#@name x`, `# @name = x`, and directives of our own: `# graph-disable-next-line code`. */
export function directiveOf(line: Text): Directive | undefined {
  const match = /^\s*(?:#+|\/\/+)\s*(?:@([\w-]+)|(graph-[\w-]+))(?:\s*=\s*|\s+|$)(.*?)\s*$/d.exec(line.text);
  if (!match) return undefined;
  const name = group(line, match, 1) ?? group(line, match, 2);
  return name && { start: line.start, end: line.end, name, value: group(line, match, 3) ?? empty(line.end) };
}

/** `@name = value`; spaces around `=` and the value itself are optional. */
export function variableOf(line: Text): VariableDefinition | undefined {
  const match = /^\s*@([^\s=:]+)\s*:?=\s*(.*?)\s*$/d.exec(line.text);
  const name = match && group(line, match, 1);
  return match && name
    ? { start: line.start, end: line.end, name, value: group(line, match, 2) ?? empty(line.end) }
    : undefined;
}

const methods = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT';
const laterRequest = new RegExp(`^(?:${methods})[ \\t]+(?:https?://|/|\\{\\{)`);

/** A request line that follows another request without a separator between them. */
export const isLaterRequestLine = (line: Text): boolean => laterRequest.test(line.text);

/** `Name: value`, with the name a token of RFC 9110. A URL is not one, though its scheme ends in a colon too. */
export function headerOf(line: Text): { readonly name: Text; readonly value: Text } | undefined {
  const match = /^[ \t]*([!#$%&'*+\-.^_`|~\w]+)[ \t]*:(?!\/\/)[ \t]*(.*?)[ \t]*$/d.exec(line.text);
  const name = match && group(line, match, 1);
  return match && name ? { name, value: group(line, match, 2) ?? empty(line.end) } : undefined;
}

/** The lines after the request line that go on with the URL: `?a=b`, `&c=d`, `/segment`; JetBrains indents them. */
export const isUrlContinuation = (line: Text): boolean => /^[ \t]*([?&]|\/(?!\/))/.test(line.text);

/** The pieces of a request line; undefined method: the line is just a URL. */
export function requestLineOf(line: Text): { method: Text | undefined; url: Text | undefined; version: Text | undefined } {
  const match = /^\s*(?:([A-Za-z]+)(?=\s|$)\s*)?(.*?)(?:\s+(HTTP\/\d(?:\.\d)?))?\s*$/d.exec(line.text);
  if (!match) return { method: undefined, url: undefined, version: undefined };
  const url = group(line, match, 2);
  return {
    method: group(line, match, 1),
    url: url?.text === '' ? undefined : url,
    version: group(line, match, 3),
  };
}
