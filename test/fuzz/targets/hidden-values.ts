import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hiding } from '../../../src/send/history/hidden-values.ts';
import { hostileText } from '../arbitrary/hostile-text.ts';
import { nearlyJson } from '../arbitrary/json-text.ts';
import { fuzzTarget } from '../target.ts';

/** Letters that stand in nothing else, between whatever else a secret may hold. */
const secret = fc
  .tuple(hostileText, hostileText)
  .map(([before, after]) => `${before.slice(0, 8)}qZxJ7v${after.slice(0, 8)}`);

/** A secret is found in each way that a service writes it, and what holds none stays as it is. */
export const target = fuzzTarget(fc.tuple(secret, nearlyJson), ([value, text]) => {
  const hide = hiding({ hidden: new Map([['s', value]]) });
  assert.equal(hide(text), text);
  const json = JSON.stringify(value).slice(1, -1);
  const written = [
    value,
    json,
    JSON.stringify(json).slice(1, -1),
    ...(!/\p{Cs}/u.test(value) ? [encodeURIComponent(value)] : []),
  ];
  for (const form of written) {
    const shown = hide(`${text}${form}${text}`);
    assert.ok(!shown.includes('qZxJ7v'), `${form} in ${shown}`);
  }
});
