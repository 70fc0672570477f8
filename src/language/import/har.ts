import type { CopiedRequest } from '../copied/copied-request.ts';
import { listOf, partsOf, stringOf } from './json-parts.ts';

/** Whether JSON is an HTTP Archive: http://www.softwareishard.com/blog/har-12-spec/ */
export const isHar = (json: unknown): boolean => Array.isArray(partsOf(partsOf(json)['log'])['entries']);

/** The requests of an HTTP Archive, in order, without a browser's preflight requests. */
export function requestsOfHar(json: unknown): CopiedRequest[] {
  return listOf(partsOf(partsOf(json)['log'])['entries']).flatMap((entry): CopiedRequest[] => {
    const request = partsOf(partsOf(entry)['request']);
    const [url, method] = [stringOf(request['url']), stringOf(request['method']) ?? 'GET'];
    if (url === undefined || url.trim() === '' || isPreflight(method, request['headers'])) return [];
    const headers = pairsOf(request['headers']);
    const data = partsOf(request['postData']);
    const type = stringOf(data['mimeType']);
    const text = stringOf(data['text']);
    const isForm = text === undefined || text === '';
    // A multipart form has boundaries, and files, which its parameters don't include.
    const isInParts = isForm && /^\s*multipart\//i.test(type ?? '') && listOf(data['params']).length > 0;
    const body = isInParts ? undefined : isForm ? formOf(data['params']) : text;
    if (body !== undefined && type !== undefined && !headers.some(([name]) => /^content-type$/i.test(name)))
      headers.push(['Content-Type', type]);
    const isBinary = stringOf(data['encoding']) === 'base64';
    return [
      {
        method,
        url,
        headers,
        body: isBinary ? undefined : body,
        description: stringOf(partsOf(entry)['comment']),
        unread: isBinary ? ['binary body'] : isInParts ? ['multipart body'] : [],
      },
    ];
  });
}

/** https://fetch.spec.whatwg.org/#cors-preflight-request */
const isPreflight = (method: string, headers: unknown): boolean =>
  /^options$/i.test(method) && pairsOf(headers).some(([name]) => /^access-control-request-method$/i.test(name));

const pairsOf = (list: unknown): [string, string][] =>
  listOf(list).flatMap((pair): [string, string][] => {
    const { name, value } = partsOf(pair);
    return typeof name === 'string' && name !== '' ? [[name, stringOf(value) ?? '']] : [];
  });

function formOf(params: unknown): string | undefined {
  const pairs = pairsOf(params);
  return pairs.length === 0 ? undefined : new URLSearchParams(pairs).toString();
}
