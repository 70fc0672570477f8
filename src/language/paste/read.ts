import { asWritten } from '../../http/escape/request-text.ts';
import { Commands } from '../copied/commands.ts';
import { pageRequestOf } from '../copied/page-request-of.ts';
import { closingOfScript } from '../../http/foreign-lines.ts';
import {
  isBlockComment,
  isComment,
  isFence,
  isSeparator,
  isStatusLine,
  titleOf,
  variableOf,
} from '../../http/line-kinds.ts';
import type { Text } from '../../http/model.ts';
import { asText, beginsJson, endOfJson, endsRequest, headerIn, linesOfPage, requestLineIn } from './lines.ts';
import { dedented, readRequest, type PageRequest } from './one-request.ts';

/** What was found in a copied text. */
export interface Page {
  readonly requests: readonly PageRequest[];
  /** Definitions of variables, as written. */
  readonly variables: readonly string[];
  /** JSON that belongs to no request: the bodies of responses, and JSON on its own. */
  readonly json: readonly string[];
  /** Whether more than requests was copied: prose, fences, Markdown comments, responses. */
  readonly isPage: boolean;
  /** Whether requests were read from shell commands, links and the like. */
  readonly hasCommands: boolean;
}

interface Line {
  readonly text: string;
  readonly inFence: boolean;
}

/** Reads what was copied from an API page, as Markdown or as shown, or from a request file. Accepts any text. */
export function readPage(text: string): Page {
  const lines = linesOfPage(text);
  const requests: { readonly request: PageRequest; readonly above: readonly Line[] }[] = [];
  const variables: string[] = [];
  const json: string[] = [];
  let above: Line[] = [];
  let inFence = false;
  let isPage = false;
  let hasCommands = false;
  const commands = new Commands(lines);
  /** Whether JSON that comes next can be the body of the last request. */
  let wantsBody = false;
  // Ends of comments that don't occur further down, so that they aren't searched for again.
  const missing = new Set<string>();
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? '';
    const step = asText(line);
    const closing = closingOf(step);
    const copied = commands.readAt(index, inFence);
    if (copied) {
      hasCommands ||= copied.requests.length > 0;
      copied.requests.forEach((request, at) => {
        requests.push({ request: pageRequestOf(request), above: at === 0 ? above : [] });
      });
      if (copied.requests.length > 0) [above, wantsBody] = [[], false];
      index = copied.next;
    } else if (requestLineIn(line)) {
      const read = readRequest(lines, index, inFence);
      requests.push({ request: read.request, above });
      above = [];
      index = read.next;
      wantsBody = read.request.body === undefined && methodWithBody.test(read.request.method);
    } else if (isStatusLine(step)) {
      isPage = true;
      wantsBody = false;
      index = skipHead(lines, index + 1, inFence);
    } else if (beginsJson(line)) {
      const end = endOfJson(lines, index);
      const text = lines.slice(index, end).join('\n');
      const last = requests.at(-1);
      if (wantsBody && last && !isOfResponse(text)) {
        const body = asWritten(dedented(lines.slice(index, end), /^[ \t]*/.exec(line)?.[0] ?? ''));
        requests[requests.length - 1] = { ...last, request: { ...last.request, body } };
        isPage = true;
      } else json.push(text);
      wantsBody = false;
      index = end;
    } else if (closing !== undefined) {
      isPage = true;
      const end = missing.has(closing) ? -1 : lineWith(closing, lines, index);
      if (end === -1) missing.add(closing);
      // A comment that isn't closed is just a line.
      index = end === -1 ? index + 1 : end + 1;
    } else {
      index++;
      if (isFence(step)) {
        inFence = !inFence;
        isPage = true;
      } else if (variableOf(step)) variables.push(line);
      else if (isSeparator(step) || isComment(step)) above.push({ text: line, inFence });
      else if (line.trim() !== '') isPage = true;
      if (announcesResponse.test(line)) wantsBody = false;
    }
  }
  const found = requests.map(({ request, above: own }) => withLinesAbove(request, own, isPage));
  return { requests: found, variables, json, isPage, hasCommands };
}

const methodWithBody = /^(POST|PATCH|PUT)$/;

/** Words on a page above the JSON that the service returned. */
const announcesResponse = /\b(responses?|returns?|returned|results?|outputs?)\b/i;

/** Whether JSON has what only the service writes. */
const isOfResponse = (json: string): boolean =>
  /"@odata\.(context|count|nextLink)"\s*:|^\s*\{\s*"error"\s*:/.test(json);

/** The end of a comment, or of a script of other tools, that begins on a line. */
function closingOf(line: Text): string | undefined {
  if (/^\s*<!--/.test(line.text)) return '-->';
  return isBlockComment(line) ? '*/' : closingOfScript(line);
}

/** Skips the headers below a status line, and any blank lines among them. */
function skipHead(lines: readonly string[], from: number, inFence: boolean): number {
  let index = from;
  for (let line = lines[index]; line !== undefined && !endsRequest(line); line = lines[++index])
    if (line.trim() !== '' && !headerIn(line, inFence)) break;
  return index;
}

/** Index of the first line, from an index on, that contains a text; -1 if none does. */
function lineWith(text: string, lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && lines[index]?.includes(text) === false) index++;
  return index < lines.length ? index : -1;
}

/** The title and the comments of a request. On a page, a line with `#` outside of the fences is a heading. */
function withLinesAbove(request: PageRequest, above: readonly Line[], isPage: boolean): PageRequest {
  const own = above.filter(({ inFence }) => inFence || !isPage).map(({ text }) => text);
  const separator = own.findLast((line) => isSeparator(asText(line)));
  const title = separator === undefined ? undefined : titleOf(asText(separator)).text;
  const comments = own.filter((line) => !isSeparator(asText(line))).map(asWritten);
  return { ...request, title: title === '' ? undefined : title, comments: [...comments, ...request.comments] };
}
