import assert from 'node:assert/strict';
import type { ResponseView } from '../../../../src/panel/protocol.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { responseView } from '../../../../src/send/view/response-view.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

function view(
  status: number,
  body: string,
  { sent, target = 'sandbox', dropped = [] }: { sent?: string; target?: string; dropped?: string[] } = {},
): ResponseView {
  return responseView({
    kind: 'response',
    target: targetOf(target),
    request: { method: 'POST', url, headers: [], body: sent, droppedHeaders: dropped },
    response: {
      status,
      statusText: '',
      headers: [
        ['x', '1'],
        ['Retry-After', '2'],
        ['request-id', '3'],
      ],
      body,
    },
    account: undefined,
    startedAt: 0,
    attempts: 1,
    milliseconds: 12,
  });
}

describe('responseView', () => {
  it('says what was created, and which properties the service set or changed', () => {
    const { tone, headline, entity } = view(
      201,
      '{"@odata.type":"#x","id":"1","runState":"fail","errorCode":2,"more":[1]}',
      {
        sent: '{"runState":"success","errorCode":2}',
      },
    );
    assert.deepEqual(
      [tone, headline, entity?.typeName],
      ['success', '201 Created', 'deviceManagementScriptDeviceState'],
    );
    assert.deepEqual(
      entity?.rows.map(({ name, value, type, origin, sent }) => [name, value, type, origin, sent]),
      [
        ['id', '1', 'Edm.String', 'set', undefined],
        ['runState', 'fail', 'graph.runState', 'changed', 'success'],
        ['errorCode', '2', 'Edm.Int32', 'sent', undefined],
        ['more', '[1]', '', 'set', undefined],
      ],
    );
  });

  it('says of the sandbox that nothing was sent, and of a cloud which one answered', () => {
    assert.equal(view(201, '{}').target, 'Sandbox: nothing was sent to Microsoft Graph');
    assert.equal(view(201, '{}', { target: 'usGovL5' }).target, 'Microsoft Graph, US Government L5 (DOD)');
  });

  it('unpacks the error of Graph and the text that Intune nests in it', () => {
    const message = JSON.stringify({ _version: 3, Message: 'No such property - Activity ID: 7' });
    const error = { code: 'ModelValidationFailure', message, innererror: { date: 'd', 'request-id': 'r' } };
    const shown = view(400, JSON.stringify({ error }));
    assert.deepEqual(
      [shown.tone, shown.headline, shown.explanation],
      ['failure', '400 Bad Request', 'No such property - Activity ID: 7'],
    );
    assert.deepEqual(shown.error, [
      { name: 'code', value: 'ModelValidationFailure' },
      { name: 'date', value: 'd' },
      { name: 'request-id', value: 'r' },
    ]);
    assert.equal(shown.entity, undefined);
  });

  for (const body of ['', 'null', '[]', '{', '{"error":"x"}', '{"error":{"message":"{not json"}}', '<html>', '\ud800'])
    it(`survives the body ${JSON.stringify(body)}`, () => {
      assert.equal(view(500, body).body, body);
      assert.equal(
        view(200, body).entity?.rows.length ?? 0,
        body === '{"error":"x"}' || body.startsWith('{"error":{') ? 1 : 0,
      );
    });

  it('shows the start of a huge body and says how much is left out', () => {
    const { body, bodyOmitted } = view(200, 'x'.repeat(2_000_010));
    assert.deepEqual([body.length, bodyOmitted], [2_000_000, 10]);
  });

  it('puts the headers first that support asks for', () => {
    assert.deepEqual(
      view(200, '').headers.map(({ name }) => name),
      ['request-id', 'Retry-After', 'x'],
    );
  });

  it('tells which headers of the file were not sent', () => {
    assert.match(
      view(201, '{}', { dropped: ['Content-Length'] }).explanation,
      /Not sent from the file: Content-Length\./,
    );
  });
});
