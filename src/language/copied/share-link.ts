import { defaultCloud } from '../../catalog/url/clouds.ts';
import { isRecord } from '../../json/is-record.ts';
import type { CopiedRequest } from './copied-request.ts';

/** The maximum length of a link to read. A browser has a limit too. */
const longestLink = 100_000;

/**
 * The request in a link that Graph Explorer's _Share_ made:
 * `https://developer.microsoft.com/graph/graph-explorer?request=…&method=…&version=…&GraphUrl=…&requestBody=…`. Its parameters
 * are those of `createShareLink` in https://github.com/microsoftgraph/microsoft-graph-explorer.
 *
 * @param text the whole link, with nothing around it but whitespace and Markdown's angle brackets
 * @returns undefined for any other text
 */
export function requestOfShareLink(text: string): CopiedRequest | undefined {
  const link = text.trim();
  if (link.length > longestLink || !/^<?https:\/\/\S+$/i.test(link)) return undefined;
  const url = URL.parse(link.replace(/^<([^]*)>$/, '$1'));
  if (url === null || !/(^|\.)microsoft\.com$/i.test(url.hostname) || !/\/graph-explorer(\/|$)/i.test(url.pathname))
    return undefined;
  const parameters = new Map(Array.from(url.searchParams, ([name, value]) => [name.toLowerCase(), value]));
  const request = parameters.get('request');
  if (request === undefined || request.trim() === '') return undefined;
  const root = (parameters.get('graphurl') ?? defaultCloud.graphRoot).replace(/\/{1,9}$/, '');
  const version = parameters.get('version') ?? 'v1.0';
  const body = bodyOf(parameters.get('requestbody'));
  const { headers, areAll } = headersOf(parameters.get('headers'));
  return {
    method: parameters.get('method') ?? 'GET',
    url: `${root}/${version}/${request.replace(/^\/{1,9}/, '')}`,
    headers,
    unread: areAll ? [] : ['headers'],
    body: body?.trim() === '' ? undefined : body,
  };
}

/** The body is text, or a JSON string with that text. */
function bodyOf(encoded: string | undefined): string | undefined {
  const text = decoded(encoded);
  const value = text === undefined ? undefined : parsed(text);
  return typeof value === 'string' ? value : text;
}

/** `[{ "name": "…", "value": "…" }]` */
function headersOf(encoded: string | undefined): { readonly headers: [string, string][]; readonly areAll: boolean } {
  if (encoded === undefined || encoded === '') return { headers: [], areAll: true };
  const list = parsed(decoded(encoded) ?? '');
  if (!Array.isArray(list)) return { headers: [], areAll: false };
  const headers = list.flatMap((header: unknown): [string, string][] => {
    const { name, value } = isRecord(header) ? header : {};
    return typeof name === 'string' && typeof value === 'string' && name !== '' ? [[name, value]] : [];
  });
  return { headers, areAll: headers.length === list.length };
}

/** Base64 of UTF-8, or else of Latin-1. In a query, a plus that wasn't encoded became a space. */
function decoded(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded.replaceAll(' ', '+'), 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
