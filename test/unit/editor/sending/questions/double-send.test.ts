import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UncertainWrites } from '../../../../../src/editor/history/uncertain-writes.ts';
import {
  type AboutCreated,
  type AboutSeveral,
  DoubleSendGuard,
  type DoubleSendQuestions,
  type SeveralSent,
} from '../../../../../src/editor/sending/questions/double-send.ts';
import type { Exchange } from '../../../../../src/send/exchange.ts';
import { targetOf } from '../../../../../src/send/target.ts';
import { exchangeOf, responded } from '../../../send/history/exchanges.ts';
import { requestTo } from '../../../send/many/requests.ts';

const request = requestTo('{"errorCode":1}');
const other = requestTo('{"errorCode":2}');

describe('the guard against double sends, for a request that already created something', () => {
  let folder: string;
  const uncertain: UncertainWrites[] = [];
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'guard-'))));
  afterEach(async () => {
    for (const writes of uncertain.splice(0)) await writes.settled();
    await rm(folder, { recursive: true, maxRetries: 5 });
  });

  /** A guard for which `request` has succeeded at a target, and what it asks. */
  function guardAt(target: ReturnType<typeof targetOf>, answer: (AboutCreated & AboutSeveral) | 'leave' | 'leave-out') {
    const asked: (number | SeveralSent)[] = [];
    const exchanges: readonly Exchange[] = [exchangeOf(responded(201, 5, { request, target }))];
    const questions: DoubleSendQuestions = {
      whileUnderWay: () => assert.fail('nothing is in progress'),
      afterCreated: ({ at }) => {
        asked.push(at ?? 0);
        return Promise.resolve(answer === 'leave-out' ? 'leave' : answer);
      },
      afterUncertain: () => assert.fail('nothing is uncertain'),
      aboutSeveral: (several) => {
        asked.push(several);
        return Promise.resolve(answer === 'leave' ? 'leave-out' : answer);
      },
      withoutMemory: (error) => Promise.reject(new Error(String(error))),
    };
    const writes = new UncertainWrites(path.join(folder, 'uncertain'), () => Promise.resolve('key'));
    uncertain.push(writes);
    const guard = new DoubleSendGuard({ exchanges }, writes, questions);
    const alone = async (one = request): Promise<string> => {
      const { decision, over } = await guard.beginAlone(one, target);
      over(new Map([[0, responded(201, 6, { request: one, target })]]));
      await writes.settled();
      return decision.kind;
    };
    return { guard, asked, alone };
  }

  for (const id of ['sandbox', 'global'])
    describe(`at the target ${id}`, () => {
      const target = targetOf(id);

      it('asks before it is sent alone', async () => {
        const { asked, alone } = guardAt(target, 'leave');
        assert.equal(await alone(), 'leave');
        assert.deepEqual(asked, [5]);
      });

      it('asks once before it is sent with others, and leaves it out if the user says so', async () => {
        const { guard, asked } = guardAt(target, 'leave-out');
        const { leftOut = new Set() } = (await guard.askAboutSeveral([request, other], target)) ?? {};
        assert.deepEqual([...leftOut], [request]);
        assert.deepEqual(asked, [{ uncertain: 0, created: 1, of: 2 }]);
      });

      it('doesn’t ask again in this window if the user says so, alone or with others', async () => {
        for (const begin of ['alone', 'several'] as const) {
          const { guard, asked, alone } = guardAt(target, 'always');
          if (begin === 'alone') await alone();
          else await guard.askAboutSeveral([request, other], target);
          assert.equal(asked.length, 1);
          assert.equal((await guard.askAboutSeveral([request, other], target))?.leftOut.size, 0);
          assert.equal(await alone(), 'send');
          assert.equal(asked.length, 1);
        }
      });
    });

  it('doesn’t ask at another target', async () => {
    const { guard, asked } = guardAt(targetOf('sandbox'), 'leave');
    const { decision } = await guard.beginAlone(request, targetOf('global'));
    assert.deepEqual([decision.kind, asked], ['send', []]);
  });
});
