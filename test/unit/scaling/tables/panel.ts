import { keepable, pageStateFrom } from '../../../../src/panel/page-state.ts';
import { byteLength } from '../../../../src/panel/protocol/size-text.ts';
import { pageAt, pageEnd } from '../../../../src/panel/parts/text/pages.ts';
import { withElements } from '../../../../src/panel/parts/text/with-elements.ts';
import { isFromPanel, isResponseView, isResultsView, isToPanel } from '../../../../src/panel/protocol/protocol.ts';
import type { ResultsView } from '../../../../src/panel/protocol/views.ts';
import { drawn } from '../drawn.ts';
import { piecesOf } from './parts.ts';
import { ignoresLength, type Exempt, type Table } from './table.ts';

const draws: Exempt = { exempt: 'draws on a page: test/ui/drawing/drawing.test.ts measures it in a browser' };
const drawnIn = (file: keyof typeof drawn): Readonly<Record<string, Exempt>> =>
  Object.fromEntries(drawn[file].map((name) => [name, draws]));
const makesAShape = ignoresLength('it makes a shape of names that are in the source');
const looksAtType = ignoresLength('it looks at the type');

const resultsOf = (text: string): ResultsView => ({
  ...{ title: text, document: text, target: text, sandbox: false, summary: text, running: false, rest: text },
  rows: piecesOf(text).map((piece, id) => ({
    ...{ id, line: id, state: 'success', milliseconds: 1 },
    ...{ name: piece, request: piece, status: piece, detail: piece, kept: piece, exchange: piece },
    ...{ key: piece, note: piece, duration: piece },
  })),
});

export const panel: Table = {
  ...Object.fromEntries((Object.keys(drawn) as (keyof typeof drawn)[]).map((file) => [file, drawnIn(file)])),
  'panel/page-state.ts': {
    keepable: (text) => {
      const view = resultsOf(text);
      return () => keepable(view);
    },
    pageStateFrom: (text) => {
      const kept = { id: text, results: resultsOf(text), filter: text };
      return () => pageStateFrom(kept);
    },
  },
  'panel/parts/element.ts': drawnIn('panel/parts/element.ts'),
  'panel/parts/text/pages.ts': {
    pageAt: (text) => () => {
      for (let start = 0; start < text.length;) start = pageAt(text, start, 2000).end;
    },
    pageEnd: (text) => () => {
      for (let start = 0; start < text.length;) start = pageEnd(text, start, 2000);
    },
  },
  'panel/parts/text/with-elements.ts': { withElements: (text) => () => withElements(text, 'a', 'b') },
  'panel/protocol/size-text.ts': { byteLength: (text) => () => byteLength(text) },
  'panel/protocol/protocol.ts': {
    isFromPanel: (text) => () => [text, { type: text }, { type: 'row', rowId: text }].map(isFromPanel),
    isResponseView: (text) => () => [text, { headline: text, nextSteps: piecesOf(text) }].map(isResponseView),
    isResultsView: (text) => {
      const view = resultsOf(text);
      return () => isResultsView(view);
    },
    isToPanel: (text) => {
      const message = { type: 'results', id: text, view: resultsOf(text) };
      return () => [message, { type: text }].map(isToPanel);
    },
  },
  'panel/protocol/shape.ts': {
    ...{ text: looksAtType, number: looksAtType, index: looksAtType, flag: looksAtType },
    ...{ oneOf: makesAShape, optional: makesAShape, list: makesAShape, record: makesAShape },
  },
};
