import assert from 'node:assert/strict';
import type { Exchange } from '../../../../src/send/exchange.ts';
import { previousOf, sentBefore, sentBeside } from '../../../../src/send/history/again.ts';
import { fitting } from '../../../../src/send/history/bounds.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { exchangeOf, request, responded, sent } from './exchanges.ts';

const global = targetOf('global');

const changed = (changes: Partial<typeof request.shown>): typeof request => ({
  ...request,
  ...changes,
  shown: { ...request.shown, ...changes },
});

describe('the check for an earlier send of the same request', () => {
  const cases: readonly [what: string, statuses: readonly number[], expected: string | undefined][] = [
    ['never sent', [], undefined],
    ['rejected', [400], undefined],
    ['throttled', [429], undefined],
    ['created something', [201], 'created'],
    ['uncertain', [504], 'uncertain'],
    ['rejected after it had created something', [400, 201], 'created'],
    ['created something after an uncertain send', [201, 504], 'created'],
    ['uncertain after it had created something', [500, 201], 'uncertain'],
  ];
  for (const [what, statuses, expected] of cases)
    it(`${what}: ${expected ?? 'nothing'}`, () => {
      const exchanges = statuses.map((status) => exchangeOf(responded(status)));
      assert.equal(sentBefore(exchanges, request, global)?.kind, expected);
    });

  const others: readonly [what: string, exchange: Exchange][] = [
    ['to another target', exchangeOf(responded(201, 1, { target: targetOf('sandbox') }))],
    ['with another body', exchangeOf(responded(201, 1, { request: changed({ body: '{}' }) }))],
    [
      'to another URL',
      exchangeOf(responded(201, 1, { request: changed({ url: 'https://graph.microsoft.com/beta/x' }) })),
    ],
  ];
  for (const [what, exchange] of others)
    it(`ignores a request ${what}`, () => {
      assert.equal(sentBefore([exchange], request, global), undefined);
    });

  describe('with values generated for each send', () => {
    const withGuid = (guid: string): typeof request => {
      const { shown } = changed({ body: guid });
      return { ...request, body: guid, shown: { ...shown, written: { url: shown.url, body: '{{$guid}}' } } };
    };
    const before = [exchangeOf(responded(504, 1, { request: withGuid('1') }))];

    it('compares the text, not the generated values', () => {
      assert.equal(sentBefore(before, withGuid('2'), global)?.kind, 'uncertain');
      assert.equal(sentBefore(before, request, global), undefined);
      assert.equal(sentBefore([exchangeOf(responded(504))], withGuid('2'), global), undefined);
    });

    const [mine, since] = [exchangeOf(responded(201, 2, { request: withGuid('1') }), 'mine'), before];
    const together = (startedAt: number): Parameters<typeof sentBeside>[1] => ({
      startedAt,
      exchange: (id) => (id === mine.id ? mine : undefined),
    });

    it('finds what was sent alone since the run began', () => {
      assert.equal(sentBefore(sentBeside(since, together(1)), withGuid('2'), global)?.kind, 'uncertain');
      assert.equal(sentBefore(sentBeside(since, together(2)), withGuid('2'), global), undefined);
    });

    it('ignores other requests of the same run', () => {
      assert.deepEqual(sentBeside([mine], together(1)), []);
    });
  });

  it('ignores a PATCH, which leads to the same state when repeated', () => {
    const patch = { ...request, method: 'PATCH' };
    assert.equal(sentBefore([exchangeOf(responded(204, 1, { request: patch }))], patch, global), undefined);
  });
});

describe('the previous response', () => {
  const [old, older] = [exchangeOf(responded(400, 2), 'old'), exchangeOf(responded(201, 1), 'older')];
  const now = exchangeOf(responded(201, 3), 'now');

  it('is the latest earlier response to the same request', () => {
    assert.equal(previousOf([now, old, older], now), old);
    assert.equal(previousOf([now, old, older], old), older);
    assert.equal(previousOf([now, old, older], older), undefined);
  });

  it('isn’t a send that got no response', () => {
    const lost = { kind: 'failed', cause: 'broken', reason: '', mayHaveArrived: true } as const;
    const failed = exchangeOf({ ...sent({ startedAt: 2.5 }), ...lost }, 'failed');
    assert.equal(previousOf([now, failed, old], now), old);
    assert.equal(previousOf([now, failed], now), undefined);
  });

  it('comes from the same file, method and URL, with any body', () => {
    const elsewhere: Exchange = { ...old, source: { uri: 'file:///b.http', line: 3, name: 'create' } };
    const otherMethod = exchangeOf(responded(200, 1, { request: { ...request, method: 'GET' } }), 'get');
    const otherBody = exchangeOf(responded(201, 1, { request: changed({ body: '{}' }) }), 'body');
    assert.equal(previousOf([now, elsewhere, otherMethod, otherBody], now), otherBody);
  });
});

describe('what fits into the history', () => {
  const cases: readonly [sizes: readonly number[], count: number, bytes: number, expected: number][] = [
    [[], 3, 10, 0],
    [[1, 1], 3, 10, 2],
    [[1, 1, 1, 1], 3, 10, 3],
    [[4, 4, 4], 3, 10, 2],
    [[4, 6, 1], 3, 10, 2],
    [[4, 7, 1], 3, 10, 1],
    [[20, 1], 3, 10, 1],
  ];
  for (const [sizes, count, bytes, expected] of cases)
    it(`sizes [${sizes.join(', ')}] within ${count} exchanges and ${bytes} bytes: ${expected}`, () => {
      assert.equal(fitting(sizes, { count, bytes }), expected);
    });
});
