import assert from 'node:assert/strict';
import { redacting } from '../../../../src/secrets/redacted.ts';
import type { PropertyRow, ResponseView } from '../../../../src/panel/protocol/protocol.ts';
import { isResponseView } from '../../../../src/panel/protocol/protocol.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { withNothingHidden, type PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { readExchange, type ReadExchange } from '../../../../src/response/read-exchange.ts';
import { outlineOf } from '../../../../src/json/outline.ts';
import { entityView } from '../../../../src/response/view/entity-view.ts';
import { itemsFrom, itemSource } from '../../../../src/response/view/list-view.ts';
import { responseView } from '../../../../src/response/view/response-view.ts';
import { supportText } from '../../../../src/response/view/support-text.ts';

const states = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

interface RequestOptions {
  readonly method?: string;
  readonly url?: string;
  readonly sent?: string;
  readonly shown?: string;
  readonly target?: string;
  readonly dropped?: readonly string[];
  readonly sought?: PreparedRequest['sought'];
}

function read(status: number, body: string, options: RequestOptions = {}): ReadExchange {
  const { method = 'POST', url = states, sent, target = 'sandbox', dropped = [] } = options;
  const request = withNothingHidden({ method, url, headers: [], body: sent, droppedHeaders: dropped });
  const shown: PreparedRequest = {
    ...request,
    shown: { ...request.shown, body: options.shown ?? request.shown.body },
    sought: options.sought,
  };
  const headers: [string, string][] = [
    ['x', '1'],
    ['Retry-After', '2'],
    ['request-id', '3'],
  ];
  return readOf({
    kind: 'response',
    ...common(shown, target),
    response: { status, statusText: '', headers, body },
  });
}

const common = (request: PreparedRequest, target: string) => ({
  target: targetOf(target),
  request,
  account: undefined,
  startedAt: 0,
  attempts: 1,
  milliseconds: 12,
});

function readOf(outcome: Outcome): ReadExchange {
  const body = outcome.kind === 'response' ? outcome.response.body : '';
  return readExchange({ id: '1', source: undefined, outcome }, outlineOf(body), false);
}

const view = (...args: Parameters<typeof read>): ResponseView => responseView(read(...args));

const brief = ({ name, value, origin, sent }: PropertyRow) => [
  name,
  value,
  origin,
  ...(sent === undefined ? [] : [sent]),
];

describe('responseView', () => {
  it('says what was created, its id, and what the service set, changed, reformatted or left out', () => {
    const sent =
      '{"runState":"success","errorCode":2,"lastStateUpdateDateTime":"2026-01-31T08:30:00Z","resultMessage":"x","preRemediationDetectionScriptOutput":null}';
    const body =
      '{"@odata.type":"#x","id":"1","runState":"fail","errorCode":2,"lastStateUpdateDateTime":"2026-01-31T09:30:00.0000000+01:00","more":[1]}';
    const { tone, headline, action, key, entity } = view(201, body, { sent });
    assert.deepEqual(
      [tone, headline, action, key, entity?.typeName],
      ['success', '201 Created', 'Created deviceManagementScriptDeviceState', '1', 'deviceManagementScriptDeviceState'],
    );
    assert.deepEqual(entity?.rows.map(brief), [
      ['id', '1', 'read'],
      ['runState', 'fail', 'changed', 'success'],
      ['errorCode', '2', 'sent'],
      ['lastStateUpdateDateTime', '2026-01-31T09:30:00.0000000+01:00', 'rewritten', '2026-01-31T08:30:00Z'],
      ['more', '[1]', 'set'],
      ['resultMessage', 'x', 'missing'],
      ['preRemediationDetectionScriptOutput', 'null', 'missing'],
    ]);
  });

  const origins: readonly (readonly [sent: string, received: string, origin: string])[] = [
    ['1', '1', 'sent'],
    ['1', '1.0', 'rewritten'],
    ['12345678901234567890', '12345678901234567891', 'changed'],
    ['"1"', '1', 'changed'],
    ['"a\\u0041"', '"aA"', 'sent'],
    ['"2026-01-31T08:30:00Z"', '"2026-01-31T08:30:00.1Z"', 'changed'],
    ['"2026-01-31T08:30:00.1234567Z"', '"2026-01-31T08:30:00.1234568Z"', 'changed'],
    ['[ "a", 1 ]', '["a",1]', 'sent'],
    ['["a"]', '["b"]', 'changed'],
    ['null', 'null', 'sent'],
    ['null', '"null"', 'changed'],
    [`${'['.repeat(5_000)}${']'.repeat(5_000)}`, `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'sent'],
  ];
  for (const [sent, received, origin] of origins)
    it(`marks ${received.slice(0, 40)} for ${sent.slice(0, 40)} as ${origin}`, () => {
      const name = 'lastStateUpdateDateTime';
      const { entity } = view(201, `{"${name}":${received}}`, { sent: `{"${name}":${sent}}` });
      assert.equal(entity?.rows[0]?.origin, origin);
    });

  it('compares nothing for a GET, and only the properties that were sent for an update', () => {
    const body = '{"id":"1","runState":"fail"}';
    const one = `${states}/1`;
    assert.deepEqual(view(200, body, { method: 'GET', url: one }).entity?.rows.map(brief), [
      ['id', '1', 'read'],
      ['runState', 'fail', 'read'],
    ]);
    const updated = view(200, body, { method: 'PATCH', url: one, sent: '{"runState":"success"}' });
    assert.equal(updated.action, 'Updated deviceManagementScriptDeviceState');
    assert.deepEqual(updated.entity?.rows.map(brief), [
      ['id', '1', 'read'],
      ['runState', 'fail', 'changed', 'success'],
    ]);
  });

  it('never shows a value that is hidden in the request', () => {
    const shown = view(201, '{"resultMessage":"other"}', {
      sent: '{"resultMessage":"secret","scriptName":"secret"}',
      shown: '{"resultMessage":"{{token}}","scriptName":"{{token}}"}',
    });
    assert.deepEqual(shown.entity?.rows.map(brief), [
      ['resultMessage', 'other', 'changed', '{{token}}'],
      ['scriptName', '{{token}}', 'missing'],
    ]);
    assert.doesNotMatch(JSON.stringify(shown), /secret/);
  });

  it('shows types, the meaning of enum members, and where both are documented', () => {
    const { entity } = view(200, '{"runState":"fail","errorCode":1,"lastStateUpdateDateTime":"2026-01-31T08:30:00Z"}');
    assert.equal(entity?.page, 'type/deviceManagementScriptDeviceState');
    assert.deepEqual(
      entity.rows.map(({ type, kind, meaning, page }) => [type, kind, meaning, page]),
      [
        ['graph.runState', 'text', 'Script failed to run.', 'enum/runState'],
        ['Edm.Int32', 'code', '', ''],
        ['Edm.DateTimeOffset', 'time', '', ''],
      ],
    );
  });

  it('keeps every digit, duplicate name and odd name', () => {
    const { entity } = view(200, '{"n":12345678901234567890,"n":1.0,"__proto__":1,"constructor":2,"":3}');
    assert.deepEqual(
      entity?.rows.map(({ name, value }) => [name, value]),
      [
        ['n', '12345678901234567890'],
        ['n', '1.0'],
        ['__proto__', '1'],
        ['constructor', '2'],
        ['', '3'],
      ],
    );
  });

  it('cuts a long value, and says by how much', () => {
    const row = view(200, JSON.stringify({ resultMessage: 'x'.repeat(20_005) })).entity?.rows[0];
    assert.deepEqual([row?.value.length, row?.omitted], [20_000, 5]);
  });

  it('keeps a table of many long values short, and each of them recognizable', () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`p${index}`, 'y'.repeat(10_000)]));
    const rows = view(200, JSON.stringify(many)).entity?.rows ?? [];
    assert.equal(rows.length, 1_000);
    assert.ok(rows.every(({ value, omitted }) => value.length >= 100 && value.length + omitted === 10_000));
    assert.ok(rows.reduce((sum, { value }) => sum + value.length, 0) < 600_000);
  });

  for (const [sentBody, values, found, which] of [
    ['{"runState":"success","errorCode":0}', [1, 0, 2], '1 item has what you sent.', [1]],
    ['{"runState":"success"}', [1, 0], '2 items have what you sent.', [0, 1]],
    ['{"errorCode":7}', [1, 2], 'No item has what you sent.', []],
    ['{"resultMessage":"a"}', [1], 'No item has what you sent.', []],
    ['{"errorCode":7}', [], '', []],
  ] as const)
    it(`says whether a list contains ${sentBody}: ${found || 'nothing'}`, () => {
      const items = values.map((errorCode, index) => ({ id: `${index}`, runState: 'success', errorCode }));
      const exchange = read(200, JSON.stringify({ value: items }), {
        method: 'GET',
        sought: { body: sentBody, shownBody: sentBody },
      });
      const { list } = responseView(exchange);
      assert.equal(list?.found, found);
      assert.deepEqual(
        list.items.flatMap(({ isSought }, index) => (isSought ? [index] : [])),
        which,
      );
    });

  it('doesn’t say that nothing was created if there are more items', () => {
    const sought = { body: '{"errorCode":7}', shownBody: undefined };
    const body = JSON.stringify({ '@odata.nextLink': 'https://x', value: [{ id: '1', errorCode: 1 }] });
    const { list } = responseView(read(200, body, { method: 'GET', sought }));
    assert.equal(list?.found, 'None of the items that were compared has what you sent, and there are more.');
  });

  it('shows a list as rows, and each of its entities in full', () => {
    const items = Array.from({ length: 150 }, (_, index) => ({ id: `${index}`, runState: 'success', more: index }));
    const exchange = read(200, JSON.stringify({ '@odata.nextLink': 'https://x', value: items }), { method: 'GET' });
    const { list, entity, action } = responseView(exchange);
    assert.equal(entity, undefined);
    assert.equal(action, '150 × deviceManagementScriptDeviceState');
    assert.deepEqual(list?.columns, ['id', 'runState', 'resultMessage', 'lastStateUpdateDateTime']);
    assert.deepEqual([list.items.length, list.total, list.hasNextPage], [100, 150, true]);
    assert.deepEqual(list.items[1]?.cells, [
      { value: '1', kind: 'identifier', meaning: '' },
      { value: 'success', kind: 'text', meaning: 'Script is run successfully.' },
      { value: '', kind: 'text', meaning: '' },
      { value: '', kind: 'text', meaning: '' },
    ]);
    const source = exchange.list;
    assert.ok(source);
    assert.equal(itemsFrom(source, 100).length, 50);
    assert.equal(itemSource(source, 150), undefined);
    const item = itemSource(source, 149);
    assert.deepEqual(item && entityView(item).rows.map(brief), [
      ['id', '149', 'read'],
      ['runState', 'success', 'read'],
      ['more', '149', 'read'],
    ]);
  });

  it('uses the type of the response for an entity that isn’t in the catalog', () => {
    const { entity, action } = view(200, '{"@odata.type":"#microsoft.graph.group","id":"1"}', {
      method: 'GET',
      url: 'https://graph.microsoft.com/beta/groups/1',
    });
    assert.deepEqual([entity?.typeName, entity?.page, action], ['group', '', 'group']);
  });

  it('shows only lists of objects as lists', () => {
    for (const body of ['{"value":[1]}', '{"value":[{},2]}', '[null]'])
      assert.equal(view(200, body, { method: 'GET' }).list, undefined, body);
    assert.equal(view(200, '{"value":[]}', { method: 'GET' }).list?.total, 0);
  });

  it('offers only the actions that are possible', () => {
    const all = ['resend', 'copyAs', 'GET', 'PATCH', 'DELETE', 'copyBody', 'openBody', 'saveBody'];
    assert.deepEqual(view(201, '{"id":"1"}').actions, all);
    assert.deepEqual(view(201, '{"id":"1"}', { sent: '{}' }).actions, [...all, 'compareRequest']);
    assert.deepEqual(view(204, '', { method: 'DELETE', url: `${states}/1` }).actions, ['resend', 'copyAs']);
    const throttled = view(429, '{}');
    assert.deepEqual(
      [throttled.next.map(({ label }) => label), throttled.actions.includes('resend')],
      [['Send Again'], false],
    );
    const device = { method: 'GET', url: `${states}/1/managedDevice` };
    assert.deepEqual(
      view(200, '{"id":"1"}', device).actions,
      all.filter((action) => !/GET|PATCH|DELETE/.test(action)),
    );
    assert.equal(view(200, '{"id":"1"}', device).entity?.typeName, 'managedDevice');
    assert.ok(responseView({ ...read(200, '{}'), hasPrevious: true }).actions.includes('comparePrevious'));
  });

  it('names the target that responded: the sandbox, or a cloud', () => {
    assert.equal(view(201, '{}').target, 'Sandbox');
    assert.equal(view(201, '{}', { target: 'usGovL5' }).target, 'Microsoft Graph, US Government L5 (DOD)');
  });

  it('says what went wrong, in which property, and what was sent for it', () => {
    const message = JSON.stringify({
      _version: 3,
      Message: "The property 'state' does not exist on type 'x'. - Operation ID (for customer support): 7",
    });
    const error = { code: 'ModelValidationFailure', message, innererror: { date: 'd', 'request-id': 'r' } };
    const shown = view(400, JSON.stringify({ error }), { sent: '{"state": "success"}' });
    assert.deepEqual([shown.tone, shown.headline], ['failure', '400 Bad Request']);
    assert.match(shown.explanation, /^The property 'state' does not exist on type 'x'\./);
    assert.deepEqual(shown.property, { name: 'state', value: '"success"' });
    assert.ok(shown.nextSteps.length > 0);
    assert.deepEqual(shown.error.slice(0, 1), [{ name: 'code', value: 'ModelValidationFailure' }]);
    assert.equal(shown.entity, undefined);
    assert.ok(shown.actions.includes('copySupport'));
    const text = supportText(shown, redacting({}));
    assert.match(text, /^400 Bad Request\n/);
    for (const line of ['code: ModelValidationFailure', 'request-id: r', `request: POST ${states}`])
      assert.ok(text.includes(`\n${line}\n`), line);
    assert.doesNotMatch(text, /"state"/);
  });

  for (const body of ['', 'null', '[]', '{', '{"error":"x"}', '{"error":{"message":"{not json"}}', '<html>', '\ud800'])
    it(`survives the body ${JSON.stringify(body)}`, () => {
      for (const status of [200, 201, 204, 302, 400, 500]) {
        const shown = view(status, body);
        assert.ok(isResponseView(JSON.parse(JSON.stringify(shown))));
        assert.equal(shown.body?.length, body.length);
      }
    });

  it('has no body without a response', () => {
    const request = withNothingHidden({ method: 'POST', url: states, headers: [], body: '{}', droppedHeaders: [] });
    const {
      body,
      duration: took,
      headers,
    } = responseView(readOf({ kind: 'cancelled', ...common(request, 'sandbox'), mayHaveArrived: false }));
    assert.deepEqual([body, took, headers], [undefined, '', []]);
  });

  it('shows the start of a huge body, formatted if it is JSON, and says how much follows', () => {
    const text = view(200, 'x'.repeat(2_000_010)).body;
    assert.deepEqual([text?.length, text?.isJson, text?.first.text.length, text?.first.left], [2_000_010, false, 20_000, 1_980_010]); // oxfmt-ignore
    const json = view(200, JSON.stringify(Array.from({ length: 100_000 }, (_, n) => ({ n })))).body;
    assert.match(json?.first.text ?? '', /^\[\n {2}\{\n {4}"n": 0\n {2}\},\n/);
    assert.ok((json?.first.left ?? 0) > 1_000_000);
  });

  it('puts the headers that support asks for first, and says how many they are', () => {
    const { headers, importantHeaders } = view(200, '');
    assert.deepEqual(
      headers.map(({ name }) => name),
      ['request-id', 'Retry-After', 'x'],
    );
    assert.equal(importantHeaders, 2);
  });

  it('says which headers of the file weren’t sent', () => {
    assert.match(
      view(201, '{}', { dropped: ['Content-Length'] }).explanation,
      /Not sent from the file: Content-Length\./,
    );
  });

  it('says which parts of the file weren’t run', () => {
    const request = withNothingHidden({ method: 'GET', url: states, headers: [], body: undefined, droppedHeaders: [] });
    const { explanation } = responseView(
      readOf({
        kind: 'response',
        ...common({ ...request, notRun: [{ kind: 'script', place: 'below' }] }, 'sandbox'),
        response: { status: 200, statusText: '', headers: [], body: '' },
      }),
    );
    assert.match(explanation, /The script below this request isn’t run\.$/);
  });
});
