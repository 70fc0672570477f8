import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redacted, redacting } from '../../../../src/secrets/redacted.ts';
import { ways } from '../../../known-secrets.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { nearlyJson } from '../../arbitrary/json-text.ts';
import { fuzzTarget } from '../../target.ts';

/** Letters that appear nowhere else, between whatever else a secret may contain. */
const secret = fc
  .tuple(hostileText, hostileText)
  .map(([before, after]) => `${before.slice(0, 8)}qZxJ7v${after.slice(0, 8)}`);

/** A secret is found in every encoding that a service may use, and JSON stays JSON. */
export const target = fuzzTarget(fc.tuple(secret, nearlyJson, hostileText), ([value, text, other]) => {
  for (const each of [text, other, text + other]) {
    const once = redacted(each);
    redacted(once);
    if (isJson(each)) JSON.parse(once);
  }
  const redact = redacting({ hidden: new Map([['s', value]]) });
  for (const [way, write] of Object.entries(ways)) {
    if (/\p{Cs}/u.test(value) && /URL|form|bytes|Base64|hexadecimal|entities/i.test(way)) continue;
    const form = write(value);
    const shown = redact(`${text} ${form} ${text}`).text.toLowerCase();
    assert.ok(!shown.includes(write('qZxJ7v').toLowerCase()), `${form} in ${shown}`);
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
