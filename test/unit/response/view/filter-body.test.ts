import assert from 'node:assert/strict';
import { countText, filterBody, pathOf, type FilteredBody } from '../../../../src/response/view/filter-body.ts';

async function filtered(body: string, query: string): Promise<FilteredBody> {
  const steps = await filterBody(body, query);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

const body =
  '{"@odata.nextLink":"x","value":[{"id":"1","runState":"fail","n":12345678901234567890},{"id":"2","runState":"success","n":1.0}]}';

describe('filterBody', () => {
  for (const [query, count, text] of [
    ['$.value[*].n', 2, '[12345678901234567890,1.0]'],
    ["$.value[?@.runState == 'fail'].id", 1, '"1"'],
    ["$.value[?search(@.id, '[2-9]')].runState", 1, '"success"'],
    ['$..id', 2, '["1","2"]'],
    ['..id', 2, '["1","2"]'],
    ['.value[].id', 2, '["1","2"]'],
    ['value[0].id', 1, '"1"'],
    ['@odata.nextLink', 1, '"x"'],
    ["['@odata.nextLink']", 1, '"x"'],
    ["value[?@.runState == 'fail'].id", 1, '"1"'],
    ['$.nowhere', 0, '[]'],
  ] as const)
    it(`${query} finds ${text}`, async () => {
      const found = await filtered(body, query);
      assert.deepEqual(found, { kind: 'found', count, isCut: false, text });
    });

  for (const query of ['$.value[', '$.a b', '$.value[?(process.exit())]', "$.value[?constructor('x')]", '$['])
    it(`says that ${query} isn’t a JSONPath`, async () => {
      const found = await filtered(body, query);
      assert.ok(found.kind === 'fault');
      assert.match(found.message, /^This isn’t a JSONPath: .+ Try \$\.value/);
    });

  it('shows the first 10,000 values', async () => {
    const many = JSON.stringify(Array.from({ length: 12_000 }, (_, index) => index));
    const found = await filtered(many, '$[*]');
    assert.ok(found.kind === 'found');
    assert.deepEqual([found.count, found.isCut], [10_000, true]);
    assert.equal(countText(found), 'The first of 10,000 or more values');
  });

  it('limits the text of values that are nested in each other', async () => {
    const nested = `${'{"a":'.repeat(150)}"${'x'.repeat(100_000)}"${'}'.repeat(150)}`;
    const found = await filtered(nested, '$..*');
    assert.ok(found.kind === 'found' && found.isCut && found.text.length < 6_000_000);
  });

  it('says so if a body is deeper than it searches', async () => {
    const found = await filtered(`${'['.repeat(300)}${']'.repeat(300)}`, '$..*');
    assert.ok(found.kind === 'fault');
    assert.match(found.message, /^'\.\.' searches 200 levels/);
  });

  it('counts values', () => {
    const found = { kind: 'found', isCut: false, text: '' } as const;
    assert.deepEqual(
      [0, 1, 1234].map((count) => countText({ ...found, count })),
      ['0 values', '1 value', '1,234 values'],
    );
  });
});

describe('pathOf', () => {
  for (const [query, path] of [
    ['$.value', '$.value'],
    [' value[].id ', '$["value"][*]["id"]'],
    ['.', '$'],
    ['[0]', '$[0]'],
    ['a."b"', '$.a."b"'],
  ] as const)
    it(`${JSON.stringify(query)} is ${path}`, () => {
      assert.equal(pathOf(query), path);
    });
});
