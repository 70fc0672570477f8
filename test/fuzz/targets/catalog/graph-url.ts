import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readGraphUrl } from '../../../../src/catalog/url/graph-url.ts';
import { matchRoute, segmentsOf } from '../../../../src/catalog/routes.ts';
import { requestUrl } from '../../arbitrary/request-file.ts';
import { url } from '../../arbitrary/url.ts';
import { fuzzTarget } from '../../target.ts';

/** The parts of a URL are at the reported offsets. */
export const target = fuzzTarget(fc.oneof(requestUrl, url), (text) => {
  const read = readGraphUrl(text);
  if (read === undefined) return;
  const { path, pathStart, query, version, versionStart } = read;
  assert.equal(text.slice(pathStart, pathStart + path.length), path);
  assert.ok(text.slice(pathStart + path.length).startsWith(query));
  if (version !== undefined) assert.ok(versionStart < pathStart);
  for (const { text: segment, start } of segmentsOf(path))
    assert.equal(path.slice(start, start + segment.length), segment);
  const match = matchRoute(path, 'beta');
  for (const { value } of match?.parameters ?? []) assert.ok(path.includes(value));
});
