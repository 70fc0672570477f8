import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFromPanel, isToPanel, type FromPanel, type ToPanel } from '../../../../src/panel/protocol/protocol.ts';
import {
  created,
  failed,
  listed,
  response,
  resultRow,
  results,
  uncertain,
  underWay,
} from '../../../ui/page/response-views.ts';

const fromPanel: readonly FromPanel[] = [
  { type: 'ready' },
  { type: 'do', id: 'a', action: 'resend' },
  { type: 'next', id: 'a', index: 0 },
  { type: 'bodyPart', id: 'a', layout: 'received', index: 2 },
  { type: 'items', id: 'a', from: 100 },
  { type: 'item', id: 'a', index: 7 },
  { type: 'copy', text: '' },
  { type: 'openPage', page: 'enum/runState' },
  { type: 'row', rowId: 3, wanted: 'source' },
  { type: 'cancel', id: 'a' },
  { type: 'stopAll' },
  { type: 'filter', id: 'a', query: '$.value' },
  { type: 'sendRest' },
  { type: 'export', format: 'csv' },
  { type: 'history' },
  { type: 'pin', pinned: true },
  { type: 'back' },
];

const toPanel: readonly ToPanel[] = [
  underWay(),
  { type: 'old', old: true },
  response(created),
  response(failed),
  response(uncertain),
  response(listed),
  { type: 'results', id: 'r', view: results },
  { type: 'resultRows', rows: [resultRow(1)], summary: '', running: false, rest: '' },
  { type: 'bodyPart', id: 'a', layout: 'formatted', index: 1, part: { text: '', left: 0 } },
  { type: 'bodyPart', id: 'a', layout: 'formatted', index: 1, part: undefined },
  {
    type: 'filtered',
    id: 'a',
    query: '',
    filtered: { kind: 'found', count: '', first: { text: '', left: 0 } },
  },
  { type: 'filtered', id: 'a', query: '', filtered: { kind: 'fault', message: '' } },
  { type: 'items', id: 'a', from: 0, items: listed.list?.items ?? [] },
  { type: 'item', id: 'a', index: 0, entity: created.entity ?? { typeName: '', page: '', rows: [] } },
  { type: 'copied' },
  { type: 'pinned', pinned: false },
];

describe('the messages of the response panel', () => {
  for (const [name, messages, isOurs] of [
    ['from', fromPanel, isFromPanel],
    ['to', toPanel, isToPanel],
  ] as const) {
    it(`are accepted ${name} the page`, () => {
      for (const message of messages) assert.ok(isOurs(message), message.type);
      assert.equal(new Set(messages.map(({ type }) => type)).size, name === 'from' ? 17 : 11);
    });

    it(`are ignored ${name} the page if any value in them has another type`, () => {
      for (const message of messages)
        for (const place of placesIn(message))
          for (const other of [{}, Symbol.iterator, NaN])
            assert.equal(isOurs(changed(message, place, other)), false, `${message.type}: ${place.join('.')}`);
    });

    it(`are ignored ${name} the page if they aren’t messages of this panel`, () => {
      fc.assert(
        fc.property(fc.anything(), (message) => {
          assert.equal(isOurs(message), false);
        }),
      );
      for (const type of ['__proto__', 'constructor', 'toString', '', 7]) assert.equal(isOurs({ type }), false);
    });
  }
});

type Place = readonly (string | number)[];

/** Every leaf of a value, except undefined ones. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [[]];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    placesIn(inner).map((place) => [key, ...place]),
  );
}

function changed(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as unknown as Record<string, unknown>)
    : { ...(value as Record<string, unknown>) };
  copy[key] = changed(copy[key], rest, other);
  return copy;
}
