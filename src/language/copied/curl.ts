import { jsonMediaType } from '../../catalog/requests/headers.ts';
import type { CommandWords } from './bash-words.ts';
import type { CopiedRequest, TextWithHoles } from './copied-request.ts';
import { isUrl, optionsIn, type Given } from './curl-options.ts';

/**
 * The requests of a cURL command. What it would read from its environment is left to the user, and named in `unread`.
 *
 * @param command its words, `curl` first
 * @returns none if it has no URL
 */
export function curlRequests({ words, input }: CommandWords): CopiedRequest[] {
  const requests: CopiedRequest[] = [];
  let own: Given[] = [];
  for (const one of optionsIn(words.slice(1))) {
    if (one.meaning !== 'next') own.push(one);
    else {
      for (const request of requestsOf(own, input)) requests.push(request);
      own = [];
    }
  }
  for (const request of requestsOf(own, input)) requests.push(request);
  return requests;
}

/** A part of the body, or a file with one. */
type Part = { readonly text: string } | { readonly file: string; readonly option: string; readonly isUpload: boolean };

function requestsOf(given: readonly Given[], input: string | undefined): CopiedRequest[] {
  const holes = new Map<string, string>();
  const urls: string[] = [];
  const headers: [string, string][] = [];
  const parts: Part[] = [];
  const unread: string[] = [];
  const secrets: string[] = [];
  let method: string | undefined;
  const is = { json: false, get: false, head: false, sent: false, upload: false };

  const take = (meaning: NonNullable<Given['meaning']>, option: string, { text, holes: own }: TextWithHoles): void => {
    const keep = (): string => {
      for (const [name, source] of own) holes.set(name, source);
      return text;
    };
    const takeFile = (file: string): void => {
      // Standard input comes from a here-document; nothing else provides it here.
      if ((file === '-' || file === '.') && meaning === 'upload' && input !== undefined) parts.push({ text: input });
      else if (file === '-' && input !== undefined) parts.push({ text: input });
      else if (file === '-' || file === '' || (file === '.' && meaning === 'upload')) unread.push(`${option} ${text}`);
      else parts.push({ file, option: `${option} ${keep()}`, isUpload: meaning === 'upload' });
    };
    switch (meaning) {
      case 'method':
        method = keep();
        break;
      case 'url':
        // Not quoted: it may be the value of an option, and secret.
        if (isUrl(text)) urls.push(keep());
        else unread.push(option === '' ? 'a word that is not a URL' : option);
        break;
      case 'header': {
        const header = headerOf(text);
        if (header) {
          if (!/^(proxy-)?authorization$/i.test(header[0])) keep();
          headers.push(header);
        } else unread.push(text.startsWith('@') ? `${option} ${text}` : option);
        break;
      }
      case 'json':
      case 'data':
        is.json ||= meaning === 'json';
        is.sent = true;
        if (text.startsWith('@')) takeFile(text.slice(1));
        else parts.push({ text: keep() });
        break;
      case 'raw':
        is.sent = true;
        parts.push({ text: keep() });
        break;
      case 'urlencoded':
        is.sent = true;
        // `@file` or `name@file`: a file is after the @, and no value is before it.
        if (!text.includes('=') && text.includes('@')) unread.push(`${option} ${text}`);
        else parts.push({ text: urlEncoded(keep()) });
        break;
      case 'upload':
        is.upload = true;
        takeFile(text);
        break;
      case 'form':
        is.sent = true;
        unread.push(option);
        break;
      case 'agent':
        headers.push(['User-Agent', keep()]);
        break;
      case 'referer':
        headers.push(['Referer', keep()]);
        break;
      case 'cookie':
        headers.push(['Cookie', text]);
        break;
      case 'secret':
        secrets.push(option);
        break;
      case 'unread':
        unread.push(option);
        break;
      case 'get':
      case 'head':
      case 'next':
      case 'ignored':
        break;
      default:
        meaning satisfies never;
    }
  };

  for (const { option, meaning, value } of given) {
    if (meaning === 'get' || meaning === 'head') is[meaning] = true;
    else if (meaning === undefined || value === undefined) unread.push(option);
    else take(meaning, option, value);
  }

  const texts = parts.flatMap((part) => ('text' in part ? [part.text] : []));
  const files = parts.flatMap((part) => ('text' in part ? [] : [part]));
  const joined = texts.length === 0 ? undefined : texts.join(is.json ? '' : '&');
  const hasText = !is.get && joined !== undefined && (joined !== '' || files.length === 0);
  // A request file sends either text or a file, and a query can't contain a file.
  const bodyFile = hasText ? undefined : files.find(({ isUpload }) => isUpload || !is.get);
  for (const file of files) if (file !== bodyFile) unread.push(file.option);
  const body = hasText ? joined : undefined;
  const has = (name: string): boolean => headers.some(([header]) => header.toLowerCase() === name);
  if (is.json && !has('content-type')) headers.push(['Content-Type', jsonMediaType]);
  if (is.json && !has('accept')) headers.push(['Accept', jsonMediaType]);
  if (body !== undefined && !has('content-type') && !/^\s*[{[]/.test(body))
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  const usual = is.head ? 'HEAD' : is.upload ? 'PUT' : is.sent && !is.get ? 'POST' : 'GET';
  return urls.map((url) => ({
    method: method ?? usual,
    url: withQuery(withScheme(url), is.get ? joined : undefined),
    headers,
    body,
    bodyFile: bodyFile?.file,
    references: holes,
    unread,
    secrets,
  }));
}

/** `Name: value`; in cURL, `Name;` is a header without a value, and `Name:` omits the header. */
function headerOf(text: string): [string, string] | undefined {
  const [, name = '', value = ''] = /^\s*([^:;\s]+)\s*[:;]([^]*)$/.exec(text) ?? [];
  return name === '' || name.startsWith('@') ? undefined : [name, value.trim()];
}

/** `name=text` with the text encoded, as in `--data-urlencode`. */
function urlEncoded(text: string): string {
  const at = text.indexOf('=');
  const encode = (part: string): string => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'));
  return at <= 0 ? encode(text.slice(at + 1)) : `${text.slice(0, at)}=${encode(text.slice(at + 1))}`;
}

const withScheme = (url: string): string => (/^(https?:\/\/|\{\{)/i.test(url) ? url : `https://${url}`);

/** Adds to the query of a URL, before a fragment, which isn't sent. */
function withQuery(url: string, query: string | undefined): string {
  if (query === undefined) return url;
  const [path = '', fragment] = url.split(/(?=#)/, 2);
  return `${path}${path.includes('?') ? '&' : '?'}${query}${fragment ?? ''}`;
}
