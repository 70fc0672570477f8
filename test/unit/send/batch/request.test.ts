import assert from 'node:assert/strict';
import { batchItemOf, batchRequest } from '../../../../src/send/batch/request.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { path, requestTo, root } from '../many/requests.ts';

describe('an entry of a batch', () => {
  it('has a URL relative to the version, its headers, and its body unchanged', () => {
    const body = '{ "errorCode": 9007199254740993, "a": 1, "a": "\\u0041" }';
    const item = batchItemOf(requestTo(body, { url: `${root}${path}?$select=id#x` }));
    assert.deepEqual(item, {
      root,
      url: `${path}?$select=id`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body,
    });
    const batch = batchRequest(root, [{ id: '7', item }]);
    assert.equal(batch.url, `${root}/$batch`);
    assert.equal(
      batch.body,
      `{"requests":[{"id":"7","method":"POST","url":"${path}?$select=id",` +
        `"headers":{"Content-Type":"application/json","Accept":"application/json"},"body":${body}}]}`,
    );
  });

  it('goes into a batch for its own version and host', () => {
    const of = (url: string): string | undefined => batchItemOf(requestTo(undefined, { url }))?.root;
    assert.equal(of('https://graph.microsoft.com/v1.0/me'), 'https://graph.microsoft.com/v1.0');
    assert.equal(of('https://graph.microsoft.us/beta/me'), 'https://graph.microsoft.us/beta');
  });

  const misfits: readonly [what: string, request: PreparedRequest][] = [
    ['a HEAD', requestTo(undefined, { method: 'HEAD' })],
    ['a body that isn’t JSON', requestTo('{"a":')],
    ['an empty body', requestTo('')],
    ['a body with another Content-Type', requestTo('{}', { headers: [['Content-Type', 'text/plain']] })],
    ['a body without a Content-Type', requestTo('{}', { headers: [] })],
    [
      'a header that occurs twice',
      requestTo(undefined, {
        headers: [
          ['Prefer', 'a'],
          ['prefer', 'b'],
        ],
      }),
    ],
    ['a batch', requestTo('{"requests":[]}', { url: `${root}/$batch` })],
    ['a version alone', requestTo(undefined, { url: root })],
    ['a version alone, with a query', requestTo(undefined, { url: `${root}?$top=1` })],
    ['two versions', requestTo(undefined, { url: `${root}/v1.0/me` })],
    ['a URL without a version', requestTo(undefined, { url: 'https://graph.microsoft.com/me' })],
  ];
  for (const [what, request] of misfits)
    it(`isn’t made from ${what}`, () => {
      assert.equal(batchItemOf(request), undefined);
    });

  it('accepts JSON with a charset', () => {
    assert.ok(batchItemOf(requestTo('{}', { headers: [['content-type', 'application/json; charset=utf-8']] })));
  });
});
