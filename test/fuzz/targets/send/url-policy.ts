import assert from 'node:assert/strict';
import { clouds } from '../../../../src/catalog/index.ts';
import { mayReceiveToken } from '../../../../src/send/policy.ts';
import { goesTo, url } from '../../arbitrary/url.ts';
import { fuzzTarget } from '../../target.ts';

/** A token may go exactly where `fetch` would send it to the Graph of its cloud. */
export const target = fuzzTarget(url, (address) => {
  for (const { id } of clouds) assert.equal(mayReceiveToken(address, id), goesTo(address, id), address);
  return clouds.length;
});
