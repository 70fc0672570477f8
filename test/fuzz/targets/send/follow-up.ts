import assert from 'node:assert/strict';
import fc from 'fast-check';
import { routeOfUrl } from '../../../../src/catalog/routes.ts';
import { readGraphUrl } from '../../../../src/catalog/url/graph-url.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { followUpRequest } from '../../../../src/send/prepare/follow-up.ts';
import { prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import { dynamicSources, requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import { outerValues, outerVariablesOf } from '../../arbitrary/outer-values.ts';
import { entityText } from '../../arbitrary/json-text.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { requestUrl } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** The URL of a request that was sent, as normalized by `URL`. */
const sentUrl = requestUrl
  .map((url) => (URL.canParse(url) ? new URL(url).href : ''))
  .filter((url) => readGraphUrl(url)?.cloud !== undefined && routeOfUrl(url) !== undefined);

/** A service's response becomes one request to its entity, with the values of the response and without references. */
export const target = fuzzTarget(fc.tuple(sentUrl, entityText, hostileText, outerValues), ([url, text, id, values]) => {
  // A round trip, because JSON writes no -0.
  const entity = JSON.parse(JSON.stringify({ ...(JSON.parse(text) as object), id })) as Record<string, unknown>;
  for (const method of ['PATCH', 'DELETE'] as const) {
    const written = followUpRequest(url, entity, method)?.text;
    if (written === undefined) continue;
    const file = parseHttpFile(`${written}\n`);
    const [block, ...others] = file.blocks;
    const [request, ...more] = block?.requests ?? [];
    assert.ok(block && request && others.length + more.length === 0, written);
    assert.equal(request.method?.text, method);
    const variables = requestVariables(file, outerVariablesOf(values), block.text, dynamicSources());
    const prepared = prepareRequest(block, request, variables, new Map(), { kind: 'sandbox' });
    if ('reason' in prepared) {
      assert.notEqual(prepared.reason, 'unknown-variables', written);
      continue;
    }
    assert.deepEqual(prepared.shown.references, []);
    const route = routeOfUrl(prepared.url);
    assert.ok(route !== undefined && route.resource !== 'collection', `${method} ${prepared.url}`);
    if (prepared.body === undefined) continue;
    for (const [name, value] of Object.entries(JSON.parse(prepared.body) as object))
      if (name !== '@odata.type') assert.deepEqual(value, entity[name], written);
  }
  return 3;
});
