import assert from 'node:assert/strict';
import { batchResponses } from '../../../../src/send/batch/response.ts';
import type { ReceivedResponse } from '../../../../src/send/outcome.ts';

const responsesIn = (
  body: string,
  headers: ReceivedResponse['headers'] = [],
): Record<string, ReceivedResponse | undefined> =>
  Object.fromEntries(batchResponses({ status: 200, statusText: 'OK', headers, body }));

const response = (id: string, rest = '"status":201'): string => `{"id":"${id}",${rest}}`;

describe('the response to a batch', () => {
  it('is split by id, in any order', () => {
    const responses = responsesIn(`{"responses":[${response('2', '"status":404')},${response('1')}]}`);
    assert.deepEqual([responses['1']?.status, responses['2']?.status], [201, 404]);
  });

  it('keeps a JSON body as it is written, a string as its text, and headers in lower case', () => {
    const responses = responsesIn(
      `{"responses":[${response('1', '"status":201,"headers":{"Location":"x","Retry-After":7},"body":{ "n": 9007199254740993 }')},
        ${response('2', '"status":200,"body":"SGVsbG8="')},${response('3', '"status":204,"body":null')}]}`,
    );
    assert.deepEqual(responses['1'], {
      status: 201,
      statusText: '',
      headers: [
        ['location', 'x'],
        ['retry-after', '7'],
      ],
      body: '{ "n": 9007199254740993 }',
    });
    assert.deepEqual([responses['2']?.body, responses['3']?.body], ['SGVsbG8=', '']);
  });

  it('has the request id of the batch for an entry without one', () => {
    const responses = responsesIn(
      `{"responses":[${response('1')},${response('2', '"status":200,"headers":{"Request-Id":"own"}')}]}`,
      [
        ['request-id', 'batch'],
        ['set-cookie', 'x'],
      ],
    );
    assert.deepEqual(responses['1']?.headers, [['request-id', 'batch']]);
    assert.deepEqual(responses['2']?.headers, [['request-id', 'own']]);
  });

  const empty: readonly [what: string, body: string][] = [
    ['not JSON', '<html>'],
    ['cut off', `{"responses":[${response('1')}`],
    ['not an object', '[]'],
    ['an object without responses', '{}'],
    ['responses that aren’t a list', '{"responses":{"1":{}}}'],
    ['a response without a status', `{"responses":[${response('1', '"body":{}')}]}`],
    ['a response with a status that isn’t a number', `{"responses":[${response('1', '"status":"201"')}]}`],
    ['a response with an invalid status', `{"responses":[${response('1', '"status":7')}]}`],
    ['a response whose id is neither string nor number', '{"responses":[{"id":[1],"status":201}]}'],
    ['two responses with the same id', `{"responses":[${response('1')},${response('1', '"status":400')}]}`],
    ['three responses with the same id', `{"responses":[${response('1')},${response('1')},${response('1')}]}`],
    ['responses without an id', '{"responses":[null,{"status":201},5,"x"]}'],
    ['more nesting than the stack holds', `{"responses":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ];
  for (const [what, body] of empty)
    it(`has no response for a request: ${what}`, () => {
      assert.equal(responsesIn(body)['1'], undefined);
    });
});
