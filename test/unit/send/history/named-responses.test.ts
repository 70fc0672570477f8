import assert from 'node:assert/strict';
import { messageValue } from '../../../../src/http/messages/message-value.ts';
import { readMessageReference } from '../../../../src/http/messages/message-reference.ts';
import type { Account } from '../../../../src/send/access-token.ts';
import { NamedResponses } from '../../../../src/send/history/named-responses.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { exchangeOf, response, sent } from './exchanges.ts';

const account = (id: string, tenantId = 't'): Account => ({ id, name: id, tenantId, kind: 'user' });

const outcomeOf = (body: string, target: string, by: Account | undefined): Outcome => ({
  ...sent({ target: targetOf(target), account: by }),
  kind: 'response',
  response: response({ body }),
});

/** The value of `create.response.body.id` for a target and an account. */
function idIn(responses: NamedResponses, target: string, by: Account | undefined, uri = 'file:///a.http'): unknown {
  const named = responses.of(
    uri,
    targetOf(target),
    () => by,
    (name) => name === 'create',
  );
  const reference = readMessageReference('create.response.body.id', named.isNamed);
  assert.ok(reference && !('fault' in reference));
  const value = messageValue(reference, named.get('create'));
  return 'fault' in value ? value.fault : value.kind === 'text' ? value.text : value.json;
}

describe('responses of named requests', () => {
  it('are separate for the sandbox, each cloud, each account and each file', () => {
    const responses = new NamedResponses();
    responses.add(exchangeOf(outcomeOf('{"id": "sandbox"}', 'sandbox', undefined)));
    responses.add(exchangeOf(outcomeOf('{"id": "a"}', 'global', account('a'))));
    responses.add(exchangeOf(outcomeOf('{"id": "b"}', 'global', account('b'))));
    const rows: readonly [target: string, by: Account | undefined, id: string][] = [
      ['sandbox', undefined, 'sandbox'],
      ['global', account('a'), 'a'],
      ['global', account('b'), 'b'],
      ['global', account('a', 'other-tenant'), 'unsent'],
      ['global', account('c'), 'unsent'],
      ['global', undefined, 'unsent'],
      ['usGovL4', account('a'), 'unsent'],
    ];
    for (const [target, by, id] of rows) assert.equal(idIn(responses, target, by), id, `${target} ${by?.id ?? ''}`);
    assert.notDeepEqual(targetOf('usGovL4'), targetOf('global'));
    assert.equal(idIn(responses, 'sandbox', undefined, 'file:///b.http'), 'unsent');
  });

  it('are from the last send, even if it got no response', () => {
    const responses = new NamedResponses();
    responses.add(exchangeOf(outcomeOf('{"id": "1"}', 'sandbox', undefined)));
    responses.add(exchangeOf(outcomeOf('{"id": "2"}', 'sandbox', undefined)));
    assert.equal(idIn(responses, 'sandbox', undefined), '2');
    const { request } = outcomeOf('', 'sandbox', undefined);
    const facts = { ...sent({ target: targetOf('sandbox'), account: undefined }), request };
    responses.add(exchangeOf({ ...facts, kind: 'refused' }));
    assert.equal(idIn(responses, 'sandbox', undefined), '2', 'the refused one never left the window');
    responses.add(exchangeOf({ ...facts, kind: 'failed', cause: 'broken', reason: '', mayHaveArrived: true }));
    assert.equal(idIn(responses, 'sandbox', undefined), 'no-response');
  });

  it('are forgotten with their file, even if they arrive later, unlike those of other files', () => {
    const responses = new NamedResponses();
    const [file, other] = ['untitled:Untitled-1', 'untitled:Untitled-10'];
    const add = (uri: string, startedAt: number): void => {
      const outcome = { ...outcomeOf('{"id": "1"}', 'sandbox', undefined), startedAt };
      responses.add({ ...exchangeOf(outcome), source: { uri, line: 0, name: 'create' } });
    };
    const ids = (): unknown[] => [file, other].map((uri) => idIn(responses, 'sandbox', undefined, uri));
    add(file, 1000);
    add(other, 1000);
    responses.forget(file, 2000);
    assert.deepEqual(ids(), ['unsent', '1']);
    add(file, 1500);
    assert.deepEqual(ids(), ['unsent', '1'], 'it was sent before');
    add(file, 2001);
    assert.deepEqual(ids(), ['1', '1']);
  });

  it('recognize secret values', () => {
    const responses = new NamedResponses();
    responses.add(exchangeOf(outcomeOf('{"id": "1"}', 'sandbox', undefined)));
    const exchange = responses
      .of(
        'file:///a.http',
        targetOf('sandbox'),
        () => undefined,
        () => true,
      )
      .get('create');
    assert.deepEqual(
      ['id', 'clientSecret', 'password'].map((name) => exchange?.isSecret(name, 'abcdefgh')),
      [false, true, true],
    );
  });

  it('are forgotten, oldest first, if there are too many', () => {
    const responses = new NamedResponses();
    const outcome = outcomeOf('{"id": "1"}', 'sandbox', undefined);
    for (let index = 0; index < 2001; index++)
      responses.add({ ...exchangeOf(outcome), source: { uri: 'file:///a.http', line: 0, name: `n${index}` } });
    const named = responses.of(
      'file:///a.http',
      targetOf('sandbox'),
      () => undefined,
      () => true,
    );
    assert.deepEqual([named.get('n0'), named.get('n1') !== undefined], [undefined, true]);
  });
});
