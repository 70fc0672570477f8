import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { referencesIn } from '../../http/variables/references.ts';
import type { CopiedRequest } from '../copied/copied-request.ts';
import { listOf, partsOf, stringOf, type Parts } from './json-parts.ts';

/** Whether JSON is a Postman collection, of version 2: https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html */
export const isPostmanCollection = (json: unknown): boolean =>
  Array.isArray(partsOf(json)['item']) && typeof partsOf(json)['info'] === 'object';

/** The content of a collection. */
export interface PostmanCollection {
  readonly requests: readonly CopiedRequest[];
  /** Its variables and those of its folders, in order, by name. */
  readonly variables: ReadonlyMap<string, string>;
  /** Settings for all requests of the collection or of a folder that aren't read. */
  readonly unread: readonly string[];
}

/** The maximum number of requests and folders to read. */
const mostItems = 20_000;

/** Reads a collection: folders become part of the titles, and Postman scripts aren't read. */
export function readPostmanCollection(json: unknown): PostmanCollection {
  const variables = new Map<string, string>();
  const requests: CopiedRequest[] = [];
  const collection = partsOf(json);
  const unread = scriptsOf(collection);
  noteVariables(collection, variables);
  const ownAuth = collection['auth'];
  // A list instead of recursion: the file determines how deep its folders are.
  const open: { readonly item: unknown; readonly folder: string; readonly auth: unknown }[] = listOf(collection['item'])
    .map((item) => ({ item, folder: '', auth: ownAuth }))
    .reverse();
  for (let read = 0; read < mostItems; read++) {
    const next = open.pop();
    if (next === undefined) break;
    const item = partsOf(next.item);
    const name = stringOf(item['name'])?.trim() ?? '';
    const title = next.folder === '' ? name : `${next.folder} / ${name}`;
    const auth = item['auth'] ?? next.auth;
    noteVariables(item, variables);
    if (Array.isArray(item['item'])) {
      const folder = title.slice(-longestFolder);
      for (const script of scriptsOf(item)) unread.push(script);
      for (const inner of listOf(item['item']).toReversed()) open.push({ item: inner, folder, auth });
    } else if (item['request'] !== undefined) {
      const request = requestOf(item, title, auth);
      if (request) requests.push(request);
    }
  }
  if (open.length > 0) unread.push(`what follows the first ${mostItems} items`);
  return { requests, variables, unread };
}

/** The maximum length of folder names in a title. */
const longestFolder = 120;

function noteVariables(parts: Parts, variables: Map<string, string>): void {
  for (const variable of listOf(parts['variable'])) {
    const { key, id, value, disabled } = partsOf(variable);
    const name = stringOf(key) ?? stringOf(id);
    if (name !== undefined && disabled !== true && !variables.has(name)) variables.set(name, stringOf(value) ?? '');
  }
}

function requestOf(item: Parts, title: string, auth: unknown): CopiedRequest | undefined {
  const request = typeof item['request'] === 'string' ? { url: item['request'] } : partsOf(item['request']);
  const url = urlOf(request['url']);
  if (url === undefined) return undefined;
  const headers = enabledPairs(request['header']);
  const { text, file, type, unread } = bodyOf(request['body']);
  if (type !== undefined && !headers.some(([name]) => /^content-type$/i.test(name)))
    headers.push(['Content-Type', type]);
  const copied = {
    title: title === '' ? undefined : title,
    description: stringOf(request['description']) ?? stringOf(partsOf(request['description'])['content']),
    method: stringOf(request['method']) ?? 'GET',
    url: withOwnNames(url),
    headers: headers.map(([name, value]): [string, string] => [name, withOwnNames(value)]),
    body: text === undefined ? undefined : withOwnNames(text),
    bodyFile: file,
    unread: [...unread, ...scriptsOf(item)],
    secrets: secretsOfAuth(request['auth'] ?? auth),
  };
  const texts = [copied.url, copied.body ?? '', ...copied.headers.map(([, value]) => value)];
  const names = texts.flatMap((one) => referencesIn(one).map(({ name }) => name));
  return { ...copied, references: new Map(names.map((name) => [name, ''])) };
}

/** The scripts of a collection, a folder or a request, by when Postman runs them. */
const scriptsOf = (item: Parts): string[] =>
  listOf(item['event']).flatMap((event) => {
    const { listen, script } = partsOf(event);
    const lines = partsOf(script)['exec'];
    const code = Array.isArray(lines) ? lines.join('') : (stringOf(lines) ?? '');
    return code.trim() === '' ? [] : [`${stringOf(listen) ?? ''} script`.trim()];
  });

/** As written, with the values of its `:variables`; the user is asked for those without one. */
function urlOf(url: unknown): string | undefined {
  const raw = stringOf(url) ?? stringOf(partsOf(url)['raw']) ?? urlOfParts(partsOf(url));
  if (raw === undefined || raw.trim() === '') return undefined;
  const values = new Map(
    listOf(partsOf(url)['variable']).flatMap((variable): [string, string][] => {
      const name = stringOf(partsOf(variable)['key']) ?? stringOf(partsOf(variable)['id']);
      return name === undefined ? [] : [[name, stringOf(partsOf(variable)['value']) ?? '']];
    }),
  );
  const [path = '', ...query] = raw.trim().split('?');
  const filled = path.replace(/\/:([A-Za-z_][\w-]*)(?=[/#]|$)/g, (_, name: string) => {
    const value = values.get(name) ?? '';
    const isReference = /^\{\{[^{}]+\}\}$/.test(value);
    return `/${value === '' ? `{${name}}` : isReference ? value : encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
  });
  return [filled, ...query].join('?');
}

/** A URL that the collection has only in parts, as its format allows. */
function urlOfParts({ protocol, host, port, path, query }: Parts): string | undefined {
  const [hosts, segments] = [textsOf(host).join('.'), textsOf(path).join('/')];
  if (hosts === '') return undefined;
  const scheme = hosts.startsWith('{{') ? '' : `${stringOf(protocol)?.replace(/:\/*$/, '') ?? 'https'}://`;
  const pairs = enabledPairs(query).map(([name, value]) => `${name}=${value}`);
  const root = `${scheme}${hosts}${port === undefined ? '' : `:${stringOf(port) ?? ''}`}`;
  return `${root}/${segments.replace(/^\//, '')}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

/** A text, or a list of texts or of objects with one. */
const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? listOf(value) : [value]).flatMap(
    (one) => stringOf(one) ?? stringOf(partsOf(one)['value']) ?? [],
  );

const enabledPairs = (list: unknown): [string, string][] =>
  listOf(list).flatMap((pair): [string, string][] => {
    const { key, value, disabled } = partsOf(pair);
    return typeof key === 'string' && key !== '' && disabled !== true ? [[key, stringOf(value) ?? '']] : [];
  });

interface ReadBody {
  readonly text?: string;
  readonly file?: string;
  /** The Content-Type that Postman adds. */
  readonly type?: string;
  readonly unread: readonly string[];
}

function bodyOf(body: unknown): ReadBody {
  const parts = partsOf(body);
  const mode = stringOf(parts['mode']);
  if (parts['disabled'] === true) return { unread: [] };
  if (mode === 'raw') {
    const text = stringOf(parts['raw']) ?? '';
    const isJson = stringOf(partsOf(partsOf(parts['options'])['raw'])['language']) === 'json';
    if (text.trim() === '') return { unread: [] };
    return { text, ...(isJson && { type: jsonMediaType }), unread: [] };
  }
  if (mode === 'urlencoded') {
    const pairs = enabledPairs(parts['urlencoded']);
    const text = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
    return text === '' ? { unread: [] } : { text, type: 'application/x-www-form-urlencoded', unread: [] };
  }
  const file = mode === 'file' ? stringOf(partsOf(parts['file'])['src']) : undefined;
  if (file !== undefined) return { file, unread: [] };
  return { unread: mode === undefined || mode === 'none' ? [] : [`${mode} body`] };
}

/** Encoded for a form, except for references. */
const encoded = (text: string): string =>
  text
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'))))
    .join('');

/**
 * Postman's dynamic variables that have another name here.
 * https://learning.postman.com/docs/tests-and-scripts/write-scripts/variables-list/
 */
const dynamic: Readonly<Record<string, string>> = {
  $isoTimestamp: '$datetime iso8601',
  $randomUUID: '$guid',
  $randomInt: '$randomInt 0 1000',
};

const withOwnNames = (text: string): string =>
  text.replace(/\{\{(\$\w+)\}\}/g, (reference, name: string) =>
    Object.hasOwn(dynamic, name) ? `{{${dynamic[name] ?? name}}}` : reference,
  );

/** Credentials that are written in the file, and aren't a reference. */
function secretsOfAuth(auth: unknown): string[] {
  const type = stringOf(partsOf(auth)['type']);
  if (type === undefined || type === 'noauth') return [];
  const own = partsOf(auth)[type];
  const values = Array.isArray(own)
    ? own.map((one) => partsOf(one))
    : Object.entries(partsOf(own)).map(([key, value]) => ({ key, value }));
  const isSecret = values.some(
    ({ key, value }) =>
      /^(token|accessToken|password|clientSecret|value|secretKey|refreshToken)$/i.test(stringOf(key) ?? '') &&
      /^(?!\s*$)(?!\{\{)/.test(stringOf(value) ?? ''),
  );
  return isSecret ? [`${type} auth`] : [];
}
