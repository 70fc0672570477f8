import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readGraphError } from '../../../src/send/graph-error.ts';

const id = '11111111-2222-3333-4444-555555555555';
const noId = '00000000-0000-0000-0000-000000000000';

const intune = (message: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify(
    { _version: 3, Message: message, CustomApiErrorPhrase: '', RetryAfter: null, HttpHeaders: '{}', ...more },
    null,
    2,
  );

const tail = ` - Operation ID (for customer support): ${noId} - Activity ID: ${id} - Url: https://fef.example.com/DeviceFE?api-version=5`;

/** The `error` of a body; its message, and its fields as `name: value`. */
const cases: readonly [what: string, error: Record<string, unknown>, message: string, fields: readonly string[]][] = [
  ['a plain error', { code: 'BadRequest', message: 'No.' }, 'No.', ['code: BadRequest']],
  [
    'ids of innerError',
    { code: 'c', message: 'm', innerError: { date: 'd', 'request-id': 'r', 'client-request-id': 'q' } },
    'm',
    ['code: c', 'date: d', 'request-id: r', 'client-request-id: q'],
  ],
  [
    'innererror in lower case, with another inside',
    { code: 'c', message: 'm', innererror: { code: 'deep', innerError: { 'request-id': 'r', code: 'deeper' } } },
    'm',
    ['code: c', 'inner code: deep', 'request-id: r'],
  ],
  [
    'an innerError that repeats the message',
    { code: 'ModelValidationFailure', message: 'Same.', innerError: { message: 'Same.', date: 'd' } },
    'Same.',
    ['code: ModelValidationFailure', 'date: d'],
  ],
  [
    'Intune’s JSON, with its ids as fields',
    { code: 'BadRequest', message: intune(`An error has occurred${tail}`) },
    'An error has occurred',
    ['code: BadRequest', `Activity ID: ${id}`, 'Url: https://fef.example.com/DeviceFE?api-version=5'],
  ],
  [
    'Intune’s JSON wrapped by a gateway',
    { code: 'UnknownError', message: JSON.stringify({ Message: intune(`Deep${tail}`) }) },
    'Deep',
    ['code: UnknownError', `Activity ID: ${id}`, 'Url: https://fef.example.com/DeviceFE?api-version=5'],
  ],
  [
    'other properties of Intune’s JSON',
    { code: 'c', message: intune('m', { CustomApiErrorPhrase: 'NotThere', RetryAfter: '3' }) },
    'm',
    ['code: c', 'CustomApiErrorPhrase: NotThere', 'RetryAfter: 3'],
  ],
  ['a message that only looks like JSON', { code: 'c', message: '{not json' }, '{not json', ['code: c']],
  ['JSON without a Message', { code: 'c', message: '{"a":1}' }, '{"a":1}', ['code: c']],
  ['an empty error', {}, '', []],
  ['wrong types', { code: 1, message: {}, innerError: [], details: 'x' }, '', []],
];

describe('readGraphError', () => {
  for (const [what, error, message, fields] of cases)
    it(what, () => {
      const read = readGraphError({ error });
      assert.equal(read?.message, message);
      assert.deepEqual(
        read.fields.map((field) => `${field.name}: ${field.value}`),
        fields,
      );
    });

  it('reads details that have a message', () => {
    const details = [{ code: 'a', message: 'No.', target: 'runState' }, 'x', {}, { message: 'Neither.' }];
    assert.deepEqual(readGraphError({ error: { code: '', message: '', details } })?.details, [
      { message: 'No.', target: 'runState' },
      { message: 'Neither.', target: '' },
    ]);
  });

  for (const body of [undefined, null, 1, 'x', [], {}, { error: 'x' }, { error: null }, { error: [] }])
    it(`finds no error in ${JSON.stringify(body)}`, () => {
      assert.equal(readGraphError(body), undefined);
    });

  it('finds a message in whatever a service sends', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        for (const message of [json, text, JSON.stringify({ Message: json })])
          assert.equal(
            typeof readGraphError({ error: { message, innerError: JSON.parse(json) as unknown } })?.message,
            'string',
          );
      }),
    );
  });

  it('stops at JSON that is nested too deeply', () => {
    let message = 'deepest';
    for (let level = 0; level < 12; level++) message = JSON.stringify({ Message: message });
    assert.match(readGraphError({ error: { message } })?.message ?? '', /^\{"Message"/);
  });
});
