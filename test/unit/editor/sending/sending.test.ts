import assert from 'node:assert/strict';
import type { DoubleSendGuard } from '../../../../src/editor/sending/questions/double-send.ts';
import { Sending, type SendingParts, type SendingView } from '../../../../src/editor/sending/sending.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { responded } from '../../send/history/exchanges.ts';
import { creates } from '../../send/many/requests.ts';

const target = targetOf('global');

/** Sends requests, and logs what happens in which order. */
function sendingOf(
  count: number,
  status: number | 'rejects' = 201,
  leftOut: readonly number[] = [],
): { readonly sending: Sending; readonly log: string[] } {
  const log: string[] = [];
  const requests = creates(count);
  const parts: SendingParts = {
    guard: {
      begin: (all: readonly unknown[]) => {
        log.push(`${all.length} under way`);
        return Promise.resolve(
          requests.map((_, place) => () => {
            log.push(`${place} not under way`);
          }),
        );
      },
    } as unknown as DoubleSendGuard,
    history: {
      begin: (leaving) => {
        log.push(`${leaving.length} in the history`);
        return Promise.resolve(() => log.push('out of the history'));
      },
      add: ({ outcome }) => {
        log.push(`kept: ${outcome.kind}`);
      },
    },
    serverProblems: { textOf: () => undefined, report: () => undefined },
    transport: {
      senderFor: () => (request) => {
        log.push('sent');
        return status === 'rejects'
          ? Promise.reject(new Error('a bug'))
          : Promise.resolve(responded(status, 1, { request }));
      },
      batchSenderFor: () => () => assert.fail('it is no batch'),
    },
  };
  const view: SendingView = {
    begin: (_, places) => {
      log.push(`remembered ${places.join()}`);
      return Promise.resolve({
        leftOut: new Set(places.filter((place) => leftOut.includes(place))),
        over: (outcomes) => {
          log.push(`settled ${[...outcomes.keys()].join()}`);
        },
      });
    },
    leaving: () => {
      log.push('shown');
    },
    changed: (place, state, exchange) => {
      if (state.kind !== 'sending') log.push(`${place} ${state.kind}${exchange ? ' with its exchange' : ''}`);
    },
    ask: () => Promise.resolve('stop'),
  };
  const entries = requests.map((request) => ({ source: { uri: 'file:///a.http', line: 0, name: 'a' }, request }));
  return { sending: new Sending(parts, entries, target, view), log };
}

const stepsOf = (place: number): readonly string[] => [
  `remembered ${place}`,
  'shown',
  '1 in the history',
  'sent',
  'kept: response',
  `${place} ended with its exchange`,
  `settled ${place}`,
  'out of the history',
  `${place} not under way`,
];

describe('sending', () => {
  for (const count of [1, 3])
    it(`follows the same steps with ${count} to send`, async () => {
      const { sending, log } = sendingOf(count);
      await sending.run('in-order');
      const places = Array.from({ length: count }, (_, place) => place);
      const ends = places.map((place) => `${place} not under way`);
      assert.deepEqual(log, [`${count} under way`, ...places.flatMap(stepsOf), ...ends]);
      assert.deepEqual(
        places.map((place) => sending.stateOf(place).kind),
        places.map(() => 'ended'),
      );
    });

  it('doesn’t show, keep or send what the user leaves out', async () => {
    const { sending, log } = sendingOf(1, 201, [0]);
    await sending.run('in-order');
    assert.deepEqual(log, [
      ...['1 under way', 'remembered 0', '0 in the history', '0 not-sent', 'settled ', 'out of the history'],
      ...['0 not under way', '0 not under way'],
    ]);
  });

  it('leaves a request uncertain if the transport rejects', async () => {
    const { sending, log } = sendingOf(1, 'rejects');
    await assert.rejects(sending.run('in-order'), /a bug/);
    assert.deepEqual(log.slice(log.indexOf('sent')), ['sent', 'settled ', '0 not under way']);
  });

  it('stops at the first failure if the user chooses to', async () => {
    const { sending, log } = sendingOf(3, 400);
    await sending.run('in-order');
    assert.equal(log.filter((step) => step === 'sent').length, 1);
    assert.deepEqual(
      [1, 2].map((place) => sending.stateOf(place)),
      [1, 2].map(() => ({ kind: 'not-sent', why: 'stopped' })),
    );
  });
});
