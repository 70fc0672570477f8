import type { ReceivedResponse } from '../outcome.ts';
import { parsedJson } from '../parsed-json.ts';
import { isRecord } from '../../json/is-record.ts';

/**
 * The claims that a 401 asks a new token to satisfy (continuous access evaluation, Conditional Access), from
 * `WWW-Authenticate: Bearer … error="insufficient_claims", claims="<base64>"`.
 *
 * @returns JSON; undefined for any other response, and for claims that can't be read
 */
export function claimsAskedBy({ status, headers }: Pick<ReceivedResponse, 'status' | 'headers'>): string | undefined {
  if (status !== 401) return undefined;
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== 'www-authenticate') continue;
    const encoded = /(?:^|[\s,])claims\s*=\s*"([^"]+)"/i.exec(value)?.[1];
    if (encoded === undefined) continue;
    // Accepts both Base64 alphabets, padded or not.
    const json = Buffer.from(encoded, 'base64').toString('utf8');
    if (isRecord(parsedJson(json))) return json;
  }
  return undefined;
}
