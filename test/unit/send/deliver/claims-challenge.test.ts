import assert from 'node:assert/strict';
import { claimsAskedBy } from '../../../../src/send/deliver/claims-challenge.ts';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1?>~ü"}}}';
const base64 = Buffer.from(claims).toString('base64');

const cases: readonly [what: string, status: number, header: string, expected: string | undefined][] = [
  ['a challenge', 401, `Bearer realm="", error="insufficient_claims", claims="${base64}"`, claims],
  ['claims first', 401, `Bearer claims="${base64}", error="insufficient_claims"`, claims],
  ['spaces', 401, `Bearer error="insufficient_claims",claims = "${base64}"`, claims],
  ['no padding', 401, `Bearer claims="${base64.replace(/=+$/, '')}"`, claims],
  ['the URL alphabet', 401, `Bearer claims="${Buffer.from(claims).toString('base64url')}"`, claims],
  ['two challenges', 401, `Basic realm="x", Bearer claims="${base64}"`, claims],
  ['another parameter', 401, `Bearer noclaims="${base64}"`, undefined],
  ['no claims', 401, 'Bearer realm=""', undefined],
  ['claims that aren’t JSON', 401, `Bearer claims="${btoa('hello')}"`, undefined],
  ['claims that aren’t an object', 401, `Bearer claims="${btoa('[1]')}"`, undefined],
  ['another status', 403, `Bearer claims="${base64}"`, undefined],
];

describe('claimsAskedBy', () => {
  for (const [what, status, header, expected] of cases)
    it(what, () => {
      assert.equal(claimsAskedBy({ status, headers: [['WWW-Authenticate', header]] }), expected);
    });
});
