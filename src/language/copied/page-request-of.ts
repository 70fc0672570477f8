import {
  asWritten,
  bodyText,
  commentLine,
  headerLine,
  requestText,
  urlText,
  type RequestText,
} from '../../http/escape/request-text.ts';
import { bodyContent } from '../../http/body-text.ts';
import { parseHttpFile } from '../../http/file.ts';
import { headerOf } from '../../http/line-kinds.ts';
import { placeholdersIn } from '../request/placeholders.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { omittedFrom } from '../paste/omitted.ts';
import type { PageHeader, PageRequest } from '../paste/one-request.ts';
import { asText } from '../paste/lines.ts';
import { unwantedIn } from '../paste/unwanted-headers.ts';
import { referencesForSecrets } from '../paste/without-secrets.ts';
import type { CopiedRequest } from './copied-request.ts';

/**
 * Converts a request of another tool to one for a request file. Its texts are escaped, so that each keeps its meaning; what can't be
 * written is left out and named in a comment. Secrets become references that have no value yet.
 */
export function pageRequestOf(copied: CopiedRequest): PageRequest {
  const known = copied.references ?? new Map<string, string>();
  const secrets: string[] = [...(copied.secrets ?? [])];
  const unread: string[] = [...(copied.unread ?? [])];
  const comments: RequestText[] = (copied.description ?? '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, longestDescription)
    .map((line) => commentLine(withoutBraces(referencesForSecrets(line).text)));
  /** The text without secrets, and the references in it. */
  const read = (text: string): { readonly text: string; readonly references: string[] } => {
    const shown = referencesForSecrets(text);
    for (const secret of shown.secrets) secrets.push(secret);
    return { text: shown.text, references: [...known.keys(), ...shown.references] };
  };
  const url = urlOf(read(copied.url), known);
  const unwanted = unwantedIn(copied.headers, true);
  const headers = copied.headers.flatMap(([name, value]): PageHeader[] => {
    // It is left out later, where this is reported to the user.
    if (unwanted(name, value) !== undefined) return [{ name: asWritten(nameOf(name)), value: plain(value) }];
    const shown = referencesForSecrets(`${name}: ${value}`);
    const [, text = ''] = /^[^:]*:([^]*)$/.exec(shown.text) ?? [];
    const header = headerOf(asText(headerLine(name, text)));
    const roundTrips =
      header?.name.text === name && onlyReferences(header.value.text, [...known.keys(), ...shown.references]);
    for (const secret of shown.secrets) secrets.push(secret);
    if (roundTrips) return [{ name: asWritten(header.name.text), value: asWritten(header.value.text) }];
    unread.push(nameOf(name));
    return [];
  });
  let body: RequestText | undefined;
  if (copied.body !== undefined && copied.body.trim() !== '') {
    const { text, references } = read(copied.body.replace(/\r\n?/g, '\n'));
    body = roundTrippingBody(text, references);
    if (body === undefined) unread.push('body');
  } else if (copied.bodyFile !== undefined) {
    const path = oneLine(copied.bodyFile);
    body = onlyReferences(path, []) ? requestText`< ${asWritten(path)}` : undefined;
    if (body === undefined) unread.push('body');
  }
  const shownParts = unread.map((part) => referencesForSecrets(oneLine(part)).text);
  for (const [name, source] of known)
    if (source !== '' && isUsed(name, [url, body ?? '', ...headers.map(({ value }) => value)]))
      comments.push(commentLine(`'${name}' is in place of ${withoutBraces(referencesForSecrets(source).text)}`));
  if (shownParts.length > 0) comments.push(commentLine(`Not pasted: ${shownParts.map(withoutBraces).join(', ')}`));
  return {
    title: copied.title,
    comments,
    method: methodOf(copied.method),
    url,
    headers,
    body,
    source: '',
    isFromTool: true,
    omitted: omittedFrom([{ secrets, headers: [], unread: shownParts }]),
  };
}

/** The maximum number of description lines in the file. */
const longestDescription = 20;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A comment has no references in it. */
const withoutBraces = (text: string): string => text.replace(/\{\{|\}\}/g, "'");

const nameOf = (name: string): string => oneLine(name).replace(/[^!#$%&'*+\-.^_`|~\w:]/g, '_');

/** For a value that won't be in the file. */
const plain = (text: string): RequestText => asWritten(oneLine(text));

const methodOf = (method: string): RequestText =>
  asWritten(/^[A-Za-z]{1,20}$/.test(method.trim()) ? method.trim().toUpperCase() : 'GET');

/** Text between braces that is a name. */
const word = /^[A-Za-z_][\w.-]*$/;

/**
 * Unknown parts of a URL become placeholders, for which the user is asked when the request is sent, except at its beginning. A
 * `{word}` that was in the URL is a placeholder from documentation.
 */
function urlOf(
  { text, references }: { readonly text: string; readonly references: readonly string[] },
  known: ReadonlyMap<string, string>,
): RequestText {
  const names = new Set(references.filter((name) => known.get(name) !== ''));
  let [url, end] = ['', 0];
  for (const { start, end: next, name } of referencesIn(text)) {
    if (!names.has(name) || start === 0) continue;
    url += `${text.slice(end, start)}{${name}}`;
    end = next;
  }
  url += text.slice(end);
  const placeholders = placeholdersIn(url).flatMap(({ name }) => (word.test(name) ? [name] : []));
  return urlText(url, references, placeholders);
}

const onlyReferences = (text: string, references: readonly string[]): boolean =>
  referencesIn(text).every(({ name }) => references.includes(name));

const isUsed = (name: string, texts: readonly string[]): boolean => texts.some((text) => text.includes(`{${name}}`));

/** The body for a request file; undefined if part of it would be read as something else there. */
function roundTrippingBody(text: string, references: readonly string[]): RequestText | undefined {
  const written = bodyText(trimmed(text), references);
  const { blocks } = parseHttpFile(`POST /\n\n${written}`);
  const [block, ...more] = blocks;
  const [request, ...others] = block?.requests ?? [];
  if (!block || !request?.body || request.body.kind === 'file' || more.length > 0 || others.length > 0)
    return undefined;
  if (request.response || block.directives.length > 0 || block.variables.length > 0) return undefined;
  const isSame = trimmed(bodyContent(block, request.body)) === written;
  return isSame && onlyReferences(written, references) ? written : undefined;
}

/** Without the blank lines around it, which a request file doesn't keep. */
const trimmed = (text: string): string => text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
