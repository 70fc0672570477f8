import fc from 'fast-check';
import { keepable, pageStateFrom } from '../../../../src/panel/page-state.ts';
import { isFromPanel, isResponseView, isResultsView, isToPanel } from '../../../../src/panel/protocol/protocol.ts';
import { created, listed, response, results, underWay } from '../../../ui/page/response-views.ts';
import { fuzzTarget } from '../../target.ts';

const messages: readonly object[] = [
  ...[{ type: 'ready' }, { type: 'do', id: 'a', action: 'resend' }, { type: 'next', id: 'a', index: 0 }],
  ...[
    { type: 'bodyPart', id: 'a', layout: 'received', index: 2 },
    { type: 'items', id: 'a', from: 100 },
    { type: 'copy', text: '' },
  ],
  ...[{ type: 'row', rowId: 3, wanted: 'source' }, underWay(), response(created), response(listed)],
  ...[
    { type: 'results', id: 'r', view: results },
    { id: 'a', scrollY: 1, layout: 'received', results, sorting: { column: 1 } },
  ],
];
const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withSparseArray: true });

/** A message with some of its members replaced by anything, at any depth. */
const changed = fc
  .tuple(fc.constantFrom(...messages), fc.array(fc.tuple(fc.nat(), anything), { maxLength: 3 }))
  .map(([message, changes]) => {
    const copy = structuredClone(message) as Record<string, unknown>;
    for (const [where, value] of changes) {
      const places = objectsIn(copy).flatMap((object) => Object.keys(object).map((key) => ({ object, key })));
      const place = places[where % Math.max(1, places.length)];
      if (place) place.object[place.key] = value;
    }
    return copy;
  });

/** The guards accept or reject any value without throwing, and so does the reader of the page state that VS Code kept. */
export const target = fuzzTarget(
  fc.oneof({ weight: 3, arbitrary: changed }, { weight: 1, arbitrary: anything }),
  (message) => {
    isFromPanel(message);
    isToPanel(message);
    isResponseView(message);
    if (isResultsView(message)) keepable(message);
    pageStateFrom(message);
  },
);

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}
