import { keepable, pageStateFrom } from '../../../src/panel/page-state.ts';
import { pageAt, pageEnd } from '../../../src/panel/parts/text-pages.ts';
import { isFromPanel, isResponseView, isResultsView, isToPanel } from '../../../src/panel/protocol/protocol.ts';
import type { ResultsView } from '../../../src/panel/protocol/views.ts';
import { piecesOf } from './parts.ts';
import { holdsNone, type Exempt, type Table } from './table.ts';

const draws: Exempt = {
  exempt: 'draws on a page: what reads the text for it is measured, what the browser does is not',
};
const makesAShape = holdsNone('it makes a shape of names that are in the source');
const looksAtType = holdsNone('it looks at the type');

const resultsOf = (text: string): ResultsView => ({
  ...{ title: text, document: text, target: text, sandbox: false, summary: text, running: false },
  rows: piecesOf(text).map((piece, id) => ({
    ...{ id, line: id, state: 'success', milliseconds: 1 },
    ...{ name: piece, request: piece, status: piece, detail: piece, kept: piece, exchange: piece },
  })),
});

export const panel: Table = {
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
  'panel/parts/controls.ts': { button: draws, iconButton: draws, link: draws, relabel: draws, badge: draws },
  'panel/parts/copy-feedback.ts': { CopyFeedback: draws },
  'panel/parts/element.ts': { element: draws, count: holdsNone('it puts a number before it') },
  'panel/parts/icons.ts': { icon: draws },
  'panel/parts/panel-tools.ts': { panelTools: draws },
  'panel/parts/show-more.ts': { inSteps: draws, rowsInSteps: draws, field: draws, identifier: draws },
  'panel/parts/text-pages.ts': {
    pageAt: (text) => () => {
      for (let start = 0; start < text.length;) start = pageAt(text, start, 2000).end;
    },
    pageEnd: (text) => () => {
      for (let start = 0; start < text.length;) start = pageEnd(text, start, 2000);
    },
  },
  'panel/parts/under-way-bar.ts': { UnderWayBar: draws },
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
  'panel/response/body-section.ts': { BodySection: draws },
  'panel/response/coloured-code.ts': { colouredCode: draws },
  'panel/response/list-section.ts': { ListSection: draws },
  'panel/response/render-entity.ts': { renderEntity: draws, entityTable: draws, documentation: draws },
  'panel/response/render-facts.ts': { renderFacts: draws, withCopy: draws, renderTarget: draws },
  'panel/response/render-headers.ts': { renderHeaders: draws },
  'panel/response/render-response.ts': { renderResponse: draws },
  'panel/response/render-value.ts': { renderValue: draws },
  'panel/results/results-section.ts': { ResultsSection: draws },
  'panel/results/results-table.ts': { ResultsTable: draws },
};
