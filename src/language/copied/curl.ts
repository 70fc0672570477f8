import type { CommandWords } from './bash-words.ts';
import type { CopiedRequest, TextWithHoles } from './copied-request.ts';

/** What an option of cURL says about the request. https://curl.se/docs/manpage.html */
type Meaning =
  | 'method'
  | 'url'
  | 'header'
  | 'data'
  | 'raw'
  | 'urlencoded'
  | 'json'
  | 'file'
  | 'agent'
  | 'referer'
  | 'cookie'
  | 'secret'
  /** It has a value, which says nothing about the request. */
  | 'ignored'
  /** It has a value that belongs to the request, and isn't read. */
  | 'unread';

const longOptions: Readonly<Record<string, Meaning>> = {
  request: 'method',
  url: 'url',
  header: 'header',
  data: 'data',
  'data-ascii': 'data',
  'data-binary': 'data',
  'data-raw': 'raw',
  'data-urlencode': 'urlencoded',
  json: 'json',
  'upload-file': 'file',
  'user-agent': 'agent',
  referer: 'referer',
  cookie: 'cookie',
  user: 'secret',
  'oauth2-bearer': 'secret',
  'proxy-user': 'secret',
  pass: 'secret',
  form: 'unread',
  'form-string': 'unread',
  config: 'unread',
  'url-query': 'unread',
  ...Object.fromEntries(
    (
      'output max-time connect-timeout retry retry-delay retry-max-time write-out proxy cookie-jar cert cert-type key key-type ' +
      'cacert capath ciphers resolve connect-to interface limit-rate max-redirs dump-header trace trace-ascii noproxy range ' +
      'continue-at tls-max stderr unix-socket aws-sigv4 max-filesize keepalive-time dns-servers local-port expect100-timeout ' +
      'output-dir tls13-ciphers proto proto-redir speed-limit speed-time rate variable'
    )
      .split(' ')
      .map((name): [string, Meaning] => [name, 'ignored']),
  ),
};

const shortOptions: Readonly<Record<string, Meaning>> = {
  X: 'method',
  H: 'header',
  d: 'data',
  T: 'file',
  A: 'agent',
  e: 'referer',
  b: 'cookie',
  u: 'secret',
  U: 'secret',
  F: 'unread',
  K: 'unread',
  ...Object.fromEntries(Array.from('omwxcECDrYyzP', (letter): [string, Meaning] => [letter, 'ignored'])),
};

/**
 * The requests of a command of cURL. What it would read from its environment is left to the user.
 *
 * @param command its words, `curl` first
 * @returns none where it has no URL
 */
export function curlRequests({ words, input }: CommandWords): CopiedRequest[] {
  const holes = new Map<string, string>();
  const urls: string[] = [];
  const headers: [string, string][] = [];
  const data: string[] = [];
  const unread: string[] = [];
  const secrets: string[] = [];
  let method: string | undefined;
  let file: string | undefined;
  const is = { json: false, get: false, head: false };

  const take = (meaning: Meaning, option: string, { text, holes: own }: TextWithHoles): void => {
    const keep = (): string => {
      for (const [name, source] of own) holes.set(name, source);
      return text;
    };
    switch (meaning) {
      case 'method':
        method = keep();
        break;
      case 'url':
        urls.push(keep());
        break;
      case 'header': {
        const header = headerOf(text);
        if (header) {
          if (!/^(proxy-)?authorization$/i.test(header[0])) keep();
          headers.push(header);
        } else unread.push(option);
        break;
      }
      case 'json':
      case 'data':
        is.json ||= meaning === 'json';
        if (text === '@-' && input !== undefined) data.push(input);
        else if (text.startsWith('@') && data.length === 0) file = keep().slice(1);
        else if (text.startsWith('@')) unread.push(option);
        else data.push(keep());
        break;
      case 'raw':
        data.push(keep());
        break;
      case 'urlencoded':
        data.push(urlEncoded(keep()));
        break;
      case 'file':
        file = keep();
        method ??= 'PUT';
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
      case 'ignored':
        break;
      default:
        meaning satisfies never;
    }
  };

  for (let index = 1; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    const { text } = word;
    if (text.startsWith('--')) {
      const name = text.slice(2);
      if (name === 'get') is.get = true;
      else if (name === 'head') is.head = true;
      const meaning = Object.hasOwn(longOptions, name) ? longOptions[name] : undefined;
      const value = words[index + 1];
      if (meaning === undefined || value === undefined) continue;
      take(meaning, text, value);
      index++;
    } else if (text.length > 1 && text.startsWith('-')) {
      for (let at = 1; at < text.length; at++) {
        const letter = text.charAt(at);
        if (letter === 'G') is.get = true;
        else if (letter === 'I') is.head = true;
        const meaning = Object.hasOwn(shortOptions, letter) ? shortOptions[letter] : undefined;
        if (meaning === undefined) continue;
        const attached = text.slice(at + 1);
        const value = attached === '' ? words[++index] : { text: attached, holes: word.holes };
        if (value) take(meaning, `-${letter}`, value);
        break;
      }
    } else take('url', text, word);
  }

  const joined = data.length === 0 ? undefined : data.join(is.json ? '' : '&');
  const body = is.get ? undefined : joined;
  const hasBody = body !== undefined || file !== undefined;
  const has = (name: string): boolean => headers.some(([header]) => header.toLowerCase() === name);
  if (is.json && !has('content-type')) headers.push(['Content-Type', 'application/json']);
  if (is.json && !has('accept')) headers.push(['Accept', 'application/json']);
  if (body !== undefined && !has('content-type') && !/^\s*[{[]/.test(body))
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  return urls.filter(isUrl).map((url) => ({
    method: method ?? (is.head ? 'HEAD' : hasBody ? 'POST' : 'GET'),
    url: withQuery(withScheme(url), is.get ? joined : undefined),
    headers,
    body,
    bodyFile: body === undefined ? file : undefined,
    references: holes,
    unread,
    secrets,
  }));
}

/** `Name: value`; to cURL, `Name;` is one without a value, and `Name:` says to send none. */
function headerOf(text: string): [string, string] | undefined {
  const [, name = '', value = ''] = /^\s*([^:;\s]+)\s*[:;]([^]*)$/.exec(text) ?? [];
  return name === '' ? undefined : [name, value.trim()];
}

/** `name=text` with the text encoded, as `--data-urlencode` does it. */
function urlEncoded(text: string): string {
  const at = text.indexOf('=');
  const encode = (part: string): string => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'));
  return at <= 0 ? encode(text.slice(at + 1)) : `${text.slice(0, at)}=${encode(text.slice(at + 1))}`;
}

/** An address and not a word of a sentence. */
const isUrl = (text: string): boolean => /^(https?:\/\/|\{\{|[\w-]+(\.[\w-]+)+([/?:]|$))/i.test(text);

const withScheme = (url: string): string => (/^(https?:\/\/|\{\{)/i.test(url) ? url : `https://${url}`);

function withQuery(url: string, query: string | undefined): string {
  if (query === undefined) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
