import { defaultCloud } from '../../catalog/url/clouds.ts';
import type { CopiedRequest, TextWithHoles } from './copied-request.ts';
import type { Given, Parameter, Parameters } from './powershell-parameters.ts';
import { hole, jsonOf, TextBuilder, textOf, type PowerShellValue } from './powershell-value.ts';

const graphCommand = /^Invoke-(Mg|MS|Graph)/i;

/**
 * The request that a command sends.
 *
 * @returns undefined if it has no address
 */
export function requestOf(command: string, given: Parameters): CopiedRequest | undefined {
  const isGraph = graphCommand.test(command);
  const references = new Map<string, string>();
  const unread: string[] = [];
  const known = (parameter: Parameter): string | undefined => {
    const part = given.get(parameter);
    const text = textOf(part?.value) ?? (part && hole(part.value));
    if (text) for (const [name, source] of text.holes) references.set(name, source);
    return text?.text;
  };
  const uri = known('uri');
  if (uri === undefined || uri.trim() === '') return undefined;
  const headers = headersOf(given.get('headers'), references, unread);
  const givenMethod = given.get('method');
  const knownMethod = textOf(givenMethod?.value)?.text;
  if (givenMethod && knownMethod === undefined) unread.push(givenMethod.source);
  const method = knownMethod ?? 'GET';
  const contentType = known('contentType');
  if (contentType !== undefined) headers.push(['Content-Type', contentType]);
  const agent = known('userAgent');
  if (agent !== undefined) headers.push(['User-Agent', agent]);
  let url = isGraph ? withGraphRoot(uri) : uri;
  let body: string | undefined;
  let bodyFile = known('file');
  const part = given.get('body');
  if (part && !(part.value.kind === 'literal' && part.value.text === 'null')) {
    const isForm = !isGraph && part.value.kind === 'table';
    const text = isForm ? formOf(part.value) : bodyOf(part.value);
    if (bodyFile !== undefined) unread.push(given.get('file')?.source ?? '-InFile');
    bodyFile = text === undefined ? fileRead(part.value) : undefined;
    if (text === undefined && bodyFile === undefined)
      unread.push(part.source.startsWith('-') ? part.source : `-Body ${part.source}`);
    for (const [name, source] of text?.holes ?? []) references.set(name, source);
    if (isForm && text && /^(get|default)$/i.test(method)) url += `${url.includes('?') ? '&' : '?'}${text.text}`;
    else body = text?.text;
    if (isForm && body !== undefined && contentType === undefined)
      headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  if (given.has('unread')) unread.push('-Form');
  for (const other of given.others) unread.push(other);
  const secrets = given.has('secret') ? ['-Token'] : [];
  return { method, url, headers, body, bodyFile, references, unread, secrets };
}

/** Completes `/v1.0/me` and `v1.0/me`, as Graph's cmdlets do. */
const withGraphRoot = (uri: string): string =>
  /^(https?:\/\/|\{\{)/i.test(uri) ? uri : `${defaultCloud.graphRoot}/${uri.replace(/^\/{1,9}/, '')}`;

/** The pseudo-headers that begin a request in HTTP/2: browsers include them as if they were headers. */
const pseudoHeader = /^(authority|method|path|scheme)$/i;

function headersOf(part: Given | undefined, references: Map<string, string>, unread: string[]): [string, string][] {
  if (!part) return [];
  if (part.value.kind !== 'table') {
    unread.push(part.source);
    return [];
  }
  const { entries } = part.value;
  const hasPseudo = entries.some(([name]) => /^authority$/i.test(name));
  return entries.flatMap(([name, value]): [string, string][] => {
    if (hasPseudo && pseudoHeader.test(name)) return [];
    const text = textOf(value) ?? hole(value);
    if (!text) {
      unread.push(`-Headers ${name}`);
      return [];
    }
    if (!/^(proxy-)?authorization$/i.test(name)) for (const [own, source] of text.holes) references.set(own, source);
    return [[name, text.text]];
  });
}

/** A text as it is, or a hashtable as Graph's cmdlets send it. */
function bodyOf(value: PowerShellValue): TextWithHoles | undefined {
  return value.kind === 'table' || value.kind === 'list' ? jsonOf(value) : textOf(value);
}

/** A hashtable as `Invoke-RestMethod` sends it: a form. */
function formOf(value: PowerShellValue): TextWithHoles | undefined {
  if (value.kind !== 'table') return undefined;
  const form = new TextBuilder();
  for (const [name, item] of value.entries) {
    const text = textOf(item) ?? hole(item);
    if (!text) return undefined;
    form.add(`${form.length === 0 ? '' : '&'}${encoded(name)}=`);
    if (text.holes.size === 0) form.add(encoded(text.text));
    else form.addText(text);
  }
  return { text: form.text, holes: form.holes };
}

const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** The file that a body is read from, if the expression does nothing else: `(Get-Content -Raw ./body.json)`. */
function fileRead(value: PowerShellValue): string | undefined {
  if (value.kind !== 'computed') return undefined;
  const source = value.source
    .slice(0, 500)
    .replace(/^\(|\)$/g, '')
    .trim();
  if (!/^(Get-Content|gc|cat)[ \t]/i.test(source) || /[|;$(]/.test(source)) return undefined;
  const words = source.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  const path = words.slice(1).find((word) => !word.startsWith('-') && !/^utf-?8\w*$/i.test(word));
  return path?.replace(/^["']|["']$/g, '').replaceAll('\\', '/');
}
