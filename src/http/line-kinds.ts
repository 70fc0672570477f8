import type { Directive, Text, VariableDefinition } from './model.ts';
import { trimmedEnd } from './trimmed-end.ts';

/** A part of a line, found by a capture group of a regular expression with the `d` flag. */
function group(line: Text, match: RegExpExecArray, index: number): Text | undefined {
  const range = match.indices?.[index];
  if (range === undefined) return undefined;
  return { start: line.start + range[0], end: line.start + range[1], text: match[index] ?? '' };
}

const empty = (at: number): Text => ({ start: at, end: at, text: '' });

/** What stands in a line from an offset of it on, up to where its text ends. */
const rest = (line: Text, text: string, from: number): Text => ({
  start: line.start + from,
  end: line.start + text.length,
  text: text.slice(from),
});

// A no-break space comes along when a line is copied from a page.
const blanks = ' \t\f\v\u00a0\ufeff';

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

/** The title after `###`, without the hashes that may close it after a blank: `### title ###`, but `### C#`. */
export function titleOf(line: Text): Text {
  const text = trimmedEnd(line.text, blanks);
  const open = trimmedEnd(text, '#');
  const title = trimmedEnd(open, blanks);
  const titled = title === open ? text : title;
  const hashes = /^[ \t]*#{3,}[ \t]*/.exec(titled)?.[0].length ?? titled.length;
  return hashes < titled.length ? rest(line, titled, hashes) : empty(line.end);
}

/** `# @name x`, `#@name x`, `# @name = x`, and directives of our own: `# graph-disable-next-line code`. */
export function directiveOf(line: Text): Directive | undefined {
  const text = trimmedEnd(line.text, blanks);
  const match = /^\s*(?:#+|\/\/+)\s*(?:@([\w-]+)|(graph-[\w-]+))(?:\s*=\s*|\s+|$)/d.exec(text);
  if (!match) return undefined;
  const name = group(line, match, 1) ?? group(line, match, 2);
  return name && { start: line.start, end: line.end, name, value: rest(line, text, match[0].length) };
}

/** `@name = value`; spaces around `=` and the value itself are optional. */
export function variableOf(line: Text): VariableDefinition | undefined {
  const text = trimmedEnd(line.text, blanks);
  const match = /^\s*@([^\s=:]+)\s*:?=\s*/d.exec(text);
  const name = match && group(line, match, 1);
  return match && name
    ? { start: line.start, end: line.end, name, value: rest(line, text, match[0].length) }
    : undefined;
}

const methods = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT';
const laterRequest = new RegExp(`^(?:${methods})[ \\t]+(?:https?://|/|\\{\\{)`);

/** A request line that follows another request without a separator between them. */
export const isLaterRequestLine = (line: Text): boolean => laterRequest.test(line.text);

/** `Name: value`, with the name a token of RFC 9110. A URL is not one, though its scheme ends in a colon too. */
export function headerOf(line: Text): { readonly name: Text; readonly value: Text } | undefined {
  const text = trimmedEnd(line.text, blanks);
  const match = /^[ \t]*([!#$%&'*+\-.^_`|~\w]+)[ \t]*:(?!\/\/)[ \t]*/d.exec(text);
  const name = match && group(line, match, 1);
  return match && name ? { name, value: rest(line, text, match[0].length) } : undefined;
}

/** A header name that has no colon yet, which is how a header looks while it is typed. */
export function unfinishedHeaderOf(line: Text): { readonly name: Text; readonly value: Text } | undefined {
  const match = /^([A-Za-z][\w-]*)[ \t]*$/d.exec(line.text);
  const name = match && group(line, match, 1);
  return name ? { name, value: empty(name.end) } : undefined;
}

/** What a line opens that is no part of a request, by what closes it: comments, and scripts of other tools. */
export function closingOf(line: Text): string | undefined {
  if (/^\s*\/\*/.test(line.text)) return '*/';
  if (/^\s*<\s*\{%/.test(line.text)) return '%}';
  return /^\s*\{\{\s*$/.test(line.text) ? '}}' : undefined;
}

/** The lines after the request line that go on with the URL: `?a=b`, `&c=d`, `/segment`; JetBrains indents them. */
export const isUrlContinuation = (line: Text): boolean => /^[ \t]*([?&]|\/(?![/*]))/.test(line.text);

/** The pieces of a request line; undefined method: the line is just a URL. */
export function requestLineOf(line: Text): {
  method: Text | undefined;
  url: Text | undefined;
  version: Text | undefined;
} {
  const whole = trimmedEnd(line.text, blanks);
  // The version with the blank before it has at most this many characters.
  const versionLength = /[ \t]HTTP\/\d(?:\.\d)?$/.exec(whole.slice(-' HTTP/1.1'.length))?.[0].length ?? 0;
  const versionStart = whole.length - versionLength + 1;
  const text = trimmedEnd(whole.slice(0, versionStart - 1), blanks);
  const match = /^\s*(?:([A-Za-z]+)(?=\s|$)\s*)?/d.exec(text);
  const urlStart = match?.[0].length ?? 0;
  return {
    method: match ? group(line, match, 1) : undefined,
    url: urlStart < text.length ? rest(line, text, urlStart) : undefined,
    version:
      versionLength === 0
        ? undefined
        : { start: line.start + versionStart, end: line.start + whole.length, text: whole.slice(versionStart) },
  };
}

/** What the lines of a block gave so far, beside its requests. */
export interface Findings {
  readonly directives: Directive[];
  readonly variables: VariableDefinition[];
}

/** Adds a comment line's directive, if it is one. */
export function noteDirective(line: Text, findings: Findings): void {
  const directive = directiveOf(line);
  if (directive) findings.directives.push(directive);
}
