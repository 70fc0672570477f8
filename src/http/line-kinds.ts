import type { Directive, ForeignPart, Text, VariableDefinition } from './model.ts';
import { trimmedEnd } from './trimmed-end.ts';

/** A part of a line, found by a capture group of a regular expression with the `d` flag. */
function group(line: Text, match: RegExpExecArray, index: number): Text | undefined {
  const range = match.indices?.[index];
  if (range === undefined) return undefined;
  return { start: line.start + range[0], end: line.start + range[1], text: match[index] ?? '' };
}

const empty = (at: number): Text => ({ start: at, end: at, text: '' });

/** The text of a line from an offset on, up to where the text ends. */
const rest = (line: Text, text: string, from: number): Text => ({
  start: line.start + from,
  end: line.start + text.length,
  text: text.slice(from),
});

// Text that is copied from a web page can have no-break spaces.
const blanks = ' \t\f\v\u00a0\ufeff';

export const isBlank = (line: Text): boolean => line.text.trim() === '';

export const isSeparator = (line: Text): boolean => /^\ufeff?[ \t]*###/.test(line.text);

/** A whole-line comment; directives are comments too. */
export const isComment = (line: Text): boolean => /^\s*(#|\/\/)/.test(line.text);

/** A Markdown code fence, which is easily copied from a page together with an example. */
export const isFence = (line: Text): boolean => /^\s*(```|~~~)/.test(line.text);

/** The status line of an example response. */
export const isStatusLine = (line: Text): boolean => /^[ \t]*HTTP\/\d(\.\d)?[ \t]+\d{3}\b/.test(line.text);

/** The title after `###`, without closing hashes if a blank precedes them: `### title ###`, but `### C#`. */
export function titleOf(line: Text): Text {
  const text = trimmedEnd(line.text, blanks);
  const open = trimmedEnd(text, '#');
  const title = trimmedEnd(open, blanks);
  const titled = title === open ? text : title;
  const hashes = /^\ufeff?[ \t]*#{3,}[ \t]*/.exec(titled)?.[0].length ?? titled.length;
  return hashes < titled.length ? rest(line, titled, hashes) : empty(line.end);
}

/** `# @name x`, `#@name x`, `# @name = x`, and this extension's own directives: `# graph-disable-next-line code`. */
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

/** The methods of HTTP and WebDAV, and the words that other tools use in place of a method for other protocols. */
const methods =
  'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|QUERY|SEARCH|LIST|PURGE|LINK|UNLINK|' +
  'PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|CHECKOUT|CHECKIN|REPORT|MERGE|MKACTIVITY|MKWORKSPACE|' +
  'VERSION-CONTROL|BASELINE-CONTROL|MKCALENDAR|ACL|' +
  'GRAPHQL|GRPC|WEBSOCKET|WSS?|RSOCKET|SSE|EVENTSOURCE|MQTTS?|AMQP';
const target = '(?:[a-z]+://|/(?![/*])|\\{\\{)';
const laterRequest = new RegExp(`^[ \\t]*(?:${methods})[ \\t]+${target}`);
const methodInCapitals = new RegExp(`^(?:${methods})(?:\\s|$)`);
const methodAndWord = new RegExp(`^(?:${methods})\\s+\\S+$`, 'i');
const wordAndUrl = new RegExp(`^(?:[a-z]+\\s+)?${target}`, 'i');

/** A request line that follows another request without a separator between them. */
export const isLaterRequestLine = (line: Text): boolean => laterRequest.test(line.text);

/**
 * Whether a line can begin a request: a method, even an unknown one, before what looks like a URL, or such a URL alone. A single
 * word is a method that is being typed, or a host. Any other line is prose above a request.
 */
export function isRequestLine(line: Text): boolean {
  const text = line.text.trim();
  if (/^[\w*]\S*$/.test(text) || methodInCapitals.test(text) || methodAndWord.test(text)) return true;
  return wordAndUrl.test(text) || /^[\w.-]+(?::\d+)?[/?]\S/.test(text);
}

/**
 * `Name: value`; the name is a token of RFC 9110, in which references are allowed. A URL isn't a header, though its scheme ends
 * in a colon too.
 */
export function headerOf(line: Text): { readonly name: Text; readonly value: Text } | undefined {
  const text = trimmedEnd(line.text, blanks);
  const match = /^[ \t]*((?:[!#$%&'*+\-.^_`|~\w]|\{\{[^{}\r\n]*\}\})+)[ \t]*:(?!\/\/)[ \t]*/d.exec(text);
  const name = match && group(line, match, 1);
  return match && name ? { name, value: rest(line, text, match[0].length) } : undefined;
}

/** A header name without a colon: a header that is still being typed. */
export function unfinishedHeaderOf(line: Text): { readonly name: Text; readonly value: Text } | undefined {
  const match = /^([A-Za-z][\w-]*)[ \t]*$/d.exec(line.text);
  const name = match && group(line, match, 1);
  return name ? { name, value: empty(name.end) } : undefined;
}

/** Whether a line begins a comment between slash-star and star-slash. */
export const isBlockComment = (line: Text): boolean => /^\s*\/\*/.test(line.text);

/** The lines after the request line that continue the URL: `?a=b`, `&c=d`, `/segment`; JetBrains indents them. */
export const isUrlContinuation = (line: Text): boolean => /^[ \t]*(\?(?!\?)|&|\/(?![/*]))/.test(line.text);

/** The parts of a request line; without a method, the line is only a URL. */
export function requestLineOf(line: Text): {
  method: Text | undefined;
  url: Text | undefined;
  version: Text | undefined;
} {
  const whole = trimmedEnd(line.text, blanks);
  const { text, versionStart } = withoutVersion(whole);
  const match = /^\s*(?:(VERSION-CONTROL|BASELINE-CONTROL|[A-Za-z]+)(?=\s|$)\s*)?/d.exec(text);
  const urlStart = match?.[0].length ?? 0;
  return {
    method: match ? group(line, match, 1) : undefined,
    url: urlStart < text.length ? rest(line, text, urlStart) : undefined,
    version: versionStart === undefined ? undefined : rest(line, whole, versionStart),
  };
}

/** The parts of a line that continues the URL; the last such line may end with the HTTP version. */
export function continuationOf(line: Text): { readonly part: Text; readonly version: Text | undefined } {
  const whole = trimmedEnd(line.text, blanks);
  const { text, versionStart } = withoutVersion(whole);
  return {
    part: rest(line, text, text.search(/\S|$/)),
    version: versionStart === undefined ? undefined : rest(line, whole, versionStart),
  };
}

/** A request line, with or without an HTTP version at its end. */
function withoutVersion(whole: string): { readonly text: string; readonly versionStart: number | undefined } {
  // The version with the blank before it is at most this many characters.
  const length = /[ \t]HTTP\/\d(?:\.\d)?$/i.exec(whole.slice(-' HTTP/1.1'.length))?.[0].length ?? 0;
  return length === 0
    ? { text: whole, versionStart: undefined }
    : { text: trimmedEnd(whole.slice(0, -length), blanks), versionStart: whole.length - length + 1 };
}

/** A line that is a single reference: a variable may hold a header, name and value. */
export function headerInVariable(line: Text): { readonly name: Text; readonly value: Text } | undefined {
  const match = /^[ \t]*(\{\{[^{}\r\n]*\}\})[ \t]*$/d.exec(line.text);
  const name = match && group(line, match, 1);
  return name ? { name, value: empty(name.end) } : undefined;
}

/** What was found in the lines of a block so far, besides its requests. */
export interface Findings {
  readonly foreign: ForeignPart[];
  readonly directives: Directive[];
  readonly variables: VariableDefinition[];
}

/** Adds the directive of a comment line, if it has one. */
export function noteDirective(line: Text, findings: Findings): void {
  const directive = directiveOf(line);
  if (directive) findings.directives.push(directive);
}
