import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { propertyInPayload, propertyInRequest } from '../../../../src/language/body-json.ts';
import { allRequests } from '../../../../src/language/request/request-at.ts';
import { serverProblemOf as problemIn, type ServerProblem } from '../../../../src/response/explain/server-problem.ts';
import { readOutcome } from '../../../../src/response/read-outcome.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { request, responded, response, sent } from '../../send/history/exchanges.ts';

const error = (message: string, code = 'BadRequest'): string => JSON.stringify({ error: { code, message } });

const serverProblemOf = (outcome: Outcome): ServerProblem | undefined => problemIn(readOutcome(outcome));

const problemOf = (status: number, body: string): ServerProblem | undefined =>
  serverProblemOf({ ...sent(), kind: 'response', response: response({ status, body }) });

describe('the problem that the service finds in a request', () => {
  const cases: readonly [status: number, message: string, property: string | undefined][] = [
    [400, "The property 'nope' does not exist on type 'microsoft.management.services.api.T'.", 'nope'],
    [400, 'Something is wrong.', undefined],
    [404, 'Resource does not exist.', undefined],
    [409, 'Conflict.', undefined],
  ];
  for (const [status, message, property] of cases)
    it(`is reported for a ${status}, at ${property ?? 'its request line'}`, () => {
      assert.deepEqual(problemOf(status, error(message)), { message, code: 'BadRequest', property });
    });

  it('is reported without hidden values of the request', () => {
    const hidden = new Map([['key', 'S3cr3t']]);
    const outcome = {
      ...sent({ request: { ...request, hidden } }),
      kind: 'response',
      response: response({ status: 400, body: error("'S3cr3t' is no key.") }),
    } as const;
    assert.equal(serverProblemOf(outcome)?.message, "'{{key}}' is no key.");
  });

  for (const status of [200, 201, 302, 401, 403, 408, 429, 500, 503])
    it(`isn’t reported for a ${status}`, () => {
      assert.equal(problemOf(status, error('Something.')), undefined);
    });

  for (const body of ['', '<html>', '{}', error('')])
    it(`isn’t reported if the response has no message: ${body || 'empty'}`, () => {
      assert.equal(problemOf(400, body), undefined);
    });

  it('isn’t reported if only the sandbox doesn’t have the route', () => {
    const url = 'https://graph.microsoft.com/beta/users';
    const of = (target: Outcome['target']) =>
      serverProblemOf({
        ...sent({ request: { ...request, url }, target }),
        ...{ kind: 'response', response: response({ status: 404, body: error('No such route.') }) },
      });
    assert.equal(of({ kind: 'sandbox' }), undefined);
    assert.equal(of(targetOf('global'))?.message, 'No such route.');
  });

  it('isn’t reported without a response', () => {
    assert.equal(serverProblemOf({ ...sent(), kind: 'cancelled', mayHaveArrived: true }), undefined);
  });

  it('names no property if the route isn’t in the catalog', () => {
    const other = { ...request, url: 'https://graph.microsoft.com/beta/me' };
    const outcome = responded(400, 1, { request: other });
    assert.ok(outcome.kind === 'response');
    const problem = serverProblemOf({
      ...outcome,
      response: response({ status: 400, body: error("'runState' is bad") }),
    });
    assert.equal(problem?.property, undefined);
  });
});

describe('the place of a property', () => {
  const find = (body: string, name: string): string | undefined => {
    const text = `@v = 1\n\n### a\nPOST /beta/x\nA: b\n\n${body}\n`;
    const [placed] = allRequests(parseHttpFile(text));
    assert.ok(placed);
    const span = propertyInRequest(placed.block, placed.request, name);
    return span && text.slice(placed.start + span.start, placed.start + span.end);
  };
  const cases: readonly [body: string, name: string, expected: string | undefined][] = [
    ['{ "a": 1, "b": 2 }', 'b', '"b": 2'],
    ['{\n  "a": 1,\n  # comment\n  "b": {{v}}\n}', 'b', '"b": {{v}}'],
    ['{ "a": { "b": 2 } }', 'b', undefined],
    ['{ "a": 1, "b" }', 'a', '"a": 1'],
    ['[{ "b": 2 }]', 'b', undefined],
    ['< ./b.json', 'b', undefined],
    ['{ "a": 1 }', 'toString', undefined],
  ];
  for (const [body, name, expected] of cases)
    it(`${name} in ${JSON.stringify(body)}: ${expected ?? 'nowhere'}`, () => {
      assert.equal(find(body, name), expected);
    });

  it('is found in a payload file, too', () => {
    const text = '{\n  "a": 1,\n  "b": "x"\n}\n';
    const span = propertyInPayload(text, 'b');
    assert.equal(span && text.slice(span.start, span.end), '"b": "x"');
  });
});
