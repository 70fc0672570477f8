import assert from 'node:assert/strict';
import { historyRows } from '../../../../src/response/view/history-rows.ts';
import { exportedResults } from '../../../../src/response/view/results-export.ts';
import { resultsView } from '../../../../src/response/view/results-view.ts';
import type { Exchange } from '../../../../src/send/exchange.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { resultRow } from '../../../ui/page/response-views.ts';
import { exchangeOf, responded, response, sent } from '../../send/history/exchanges.ts';

const none = (): Exchange | undefined => undefined;

describe('exported results', () => {
  /** The cells of the only row, by column. */
  const cellsOf = (change: Parameters<typeof resultRow>[1]): Readonly<Record<string, string>> => {
    const text = exportedResults({ rows: [resultRow(0, change)] }, 'csv', none);
    const [head = '', line = ''] = text.replace(/^\ufeff/, '').split('\r\n');
    const cells = line.match(/"(?:[^"]|"")*"|[^,]+|(?<=,)(?=,|$)/g) ?? [];
    return Object.fromEntries(head.split(',').map((name, index) => [name, cells[index] ?? '']));
  };

  it('have a line for each request, below the column names', () => {
    const text = exportedResults({ rows: [resultRow(0), resultRow(1)] }, 'csv', none);
    assert.equal(text.charAt(0), '\ufeff');
    assert.deepEqual(text.slice(1).split('\r\n').length, 4);
    assert.match(text, /^\ufeffline,name,request,state,status,id,result,comparison,milliseconds,/);
    assert.match(text, /\r\n1,laptop 0,POST \/beta\/.*,success,201 Created,f3b1[^,]*,success · Done,As sent,80,/);
  });

  for (const [name, cell] of [
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['a "b"', '"a ""b"""'],
    ['a\nb', '"a\nb"'],
    ['=HYPERLINK("https://x","y")', `"'=HYPERLINK(""https://x"",""y"")"`],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\uff1d1', "'\uff1d1"],
    ['a=1', 'a=1'],
  ] as const)
    it(`write ${JSON.stringify(name)} so that a spreadsheet reads it as text`, () => {
      assert.equal(cellsOf({ name })['name'], cell);
    });

  it('are the same in JSON, and say when a request was sent, and its id at the service', () => {
    const exchange = exchangeOf(responded(404), 'e');
    const rows = [resultRow(0, { exchange: 'e', state: 'failure' }), resultRow(1, { state: 'waiting', exchange: '' })];
    const get = (id: string) => (id === 'e' ? exchange : undefined);
    const [first, second] = JSON.parse(exportedResults({ rows }, 'json', get)) as Record<string, unknown>[];
    assert.deepEqual(
      [first?.['status'], first?.['sentAt'], first?.['clientRequestId'], first?.['state']],
      ['404 Created', '1970-01-01T00:00:01.000Z', 'c', 'failure'],
    );
    assert.deepEqual([second?.['state'], second?.['sentAt']], ['pending', '']);
  });

  it('contain what the page keeps of a request that is no longer known', () => {
    const [row] = JSON.parse(
      exportedResults({ rows: [resultRow(0, { detail: 'as it came', kept: 'as it may be kept' })] }, 'json', none),
    ) as Record<string, unknown>[];
    assert.equal(row?.['result'], 'as it may be kept');
  });

  it('can come from the history, each with its target', () => {
    const exchanges = ['sandbox', 'global'].map((id, at) =>
      exchangeOf(responded(201, at, { target: targetOf(id) }), id),
    );
    const rows = historyRows(
      exchanges.map((exchange, index) => (index === 0 ? { ...exchange, source: undefined } : exchange)),
    );
    const text = exportedResults({ rows }, 'json', (id) => exchanges.find((exchange) => exchange.id === id));
    const results = JSON.parse(text) as Record<string, unknown>[];
    assert.deepEqual(
      results.map(({ target, line, status, name }) => [target, line, status, name]),
      [
        ['Sandbox', 0, '201 Created', ''],
        ['Global service', 4, '201 Created', 'create'],
      ],
    );
  });

  it('can come from a whole run', () => {
    const outcome = { ...sent(), kind: 'response', response: response() } as const;
    const items = ['a', 'b'].map((name) => ({
      source: { uri: 'file:///a.http', line: 1, name },
      request: outcome.request,
      state: { kind: 'ended', outcome } as const,
      exchangeId: name,
    }));
    const view = resultsView('Send All', targetOf('global'), items, 1, false);
    const results = JSON.parse(exportedResults(view, 'json', () => exchangeOf(outcome))) as { name: string }[];
    assert.deepEqual(
      results.map(({ name }) => name),
      ['a', 'b'],
    );
  });
});
