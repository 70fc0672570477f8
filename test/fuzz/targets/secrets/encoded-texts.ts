import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readContent, mergeContents } from '../../../../src/auth/cache/content.ts';
import { serverErrorIn } from '../../../../src/auth/failure/server-error.ts';
import { claimsOf } from '../../../../src/auth/token-permissions.ts';
import { accessTokensIn, withoutTokens } from '../../../../src/secrets/access-tokens.ts';
import { dateTimeOffsetFault } from '../../../../src/language/values/date-time-offset.ts';
import { nearest } from '../../../../src/language/text/wording.ts';
import { claimsAskedBy } from '../../../../src/send/deliver/claims-challenge.ts';
import { retryAfter } from '../../../../src/send/deliver/retry-delay.ts';
import { responseHeaders } from '../../arbitrary/exchange.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { jsonText } from '../../arbitrary/json-text.ts';
import { fuzzTarget } from '../../target.ts';

/** Base64 in headers and tokens, times, JSON of Entra and of msal's cache: any text is read as far as possible. */
export const target = fuzzTarget(
  fc.tuple(fc.oneof(jsonText, hostileText), responseHeaders, fc.constantFrom('base64', 'base64url', 'hex', 'latin1')),
  ([text, headers, encoding]) => {
    const encoded = Buffer.from(text).toString(encoding);
    const claims = claimsAskedBy({
      status: 401,
      headers: [...headers, ['WWW-Authenticate', `Bearer claims="${encoded}"`]],
    });
    if (claims !== undefined) JSON.parse(claims);
    const token = `eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.${encoded}.c2lnbmF0dXJlc2lnbmF0dXJl`;
    claimsOf(token);
    claimsOf(text);
    for (const { start, end } of accessTokensIn(text + token))
      assert.ok(start >= 0 && start < end && end <= (text + token).length);
    withoutTokens(text + token);
    const wait = retryAfter(headers, 0);
    assert.ok(wait === undefined || (Number.isFinite(wait) && wait >= 1000), String(wait));
    dateTimeOffsetFault(text);
    nearest(text, ['success', 'fail', text]);
    const json = parsed(text);
    serverErrorIn(json, [text]);
    const content = readContent(json);
    mergeContents(content, readContent(undefined), content);
  },
);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
