import assert from 'node:assert/strict';
import type { ExportFormat } from '../../../src/panel/protocol/protocol.ts';
import { keepable } from '../../../src/panel/page-state.ts';
import { redactingOf } from '../../../src/send/history/kept-response.ts';
import { readStored, storedText } from '../../../src/send/history/stored-exchange.ts';
import { exportedResults } from '../../../src/response/view/results-export.ts';
import { resultsView } from '../../../src/response/view/results-view.ts';
import type { Outcome, ReceivedResponse } from '../../../src/send/outcome.ts';
import type { PreparedRequest } from '../../../src/send/prepared-request.ts';
import { serverProblemOf } from '../../../src/response/explain/server-problem.ts';
import { targetOf } from '../../../src/send/target.ts';
import { outlineOf } from '../../../src/json/outline.ts';
import { readExchange } from '../../../src/response/read-exchange.ts';
import { readOutcome } from '../../../src/response/read-outcome.ts';
import { responseView } from '../../../src/response/view/response-view.ts';
import { supportText } from '../../../src/response/view/support-text.ts';
import { KnownSecrets, ways } from '../../known-secrets.ts';
import { exchangeOf, request, response, sent } from './history/exchanges.ts';

const shown = (outcome: Outcome) => {
  const body = outcome.kind === 'response' ? outcome.response.body : '';
  return responseView(readExchange(exchangeOf(outcome), outlineOf(body), false));
};

const resultsOf = (outcome: Outcome) => {
  const source = { uri: 'file:///a.http', line: 1, name: 'create' };
  const item = { source, request: outcome.request, state: { kind: 'ended', outcome } as const, exchangeId: 'x' };
  return resultsView('Send All', targetOf('global'), [item], 1, false);
};

const exportOf = (outcome: Outcome, format: ExportFormat): string =>
  [exchangeOf(outcome), undefined].map((known) => exportedResults(resultsOf(outcome), format, () => known)).join('\n');

/** The ways in which text of a response leaves the window that sent the request. Add new ones here. */
const waysOut: Readonly<Record<string, (outcome: Outcome) => string>> = {
  'the history on disk': (outcome) => storedText(exchangeOf(outcome)) ?? '',
  'the panel, from the history': (outcome) => {
    const read = readStored(storedText(exchangeOf(outcome)) ?? '');
    return JSON.stringify(read && shown(read.outcome));
  },
  'the problems of the file': (outcome) => JSON.stringify(serverProblemOf(readOutcome(outcome)) ?? null),
  'the text for support': (outcome) => supportText(shown(outcome), redactingOf(outcome)),
  'the state of the panel': (outcome) => JSON.stringify(keepable(resultsOf(outcome))),
  'results as CSV': (outcome) => exportOf(outcome, 'csv'),
  'results as JSON': (outcome) => exportOf(outcome, 'json'),
  'the reason why a secret isn’t kept': (outcome) => shown(outcome).notKept,
};

const secret = 'kX3~hunter2-private+9/Q=';

const error = (message: string, code = 'BadRequest'): string => JSON.stringify({ error: { code, message } });

/** Where a service may put a secret, however it is written. */
const responses: Readonly<Record<string, (written: string) => Partial<ReceivedResponse>>> = {
  'a property': (written) => ({ body: `{"secretText":"${written}"}` }),
  'a property of an error': (written) => ({ status: 400, body: `{"error":{"message":"m","password":"${written}"}}` }),
  'a nested array': (written) => ({ body: `{"a":[{"b":[{"apiKeys":["x","${written}"]}]}]}` }),
  'a setting with name and value': (written) => ({ body: `{"s":[{"name":"Api-Key","value":"${written}"}]}` }),
  'JSON within the message of an error': (written) => ({
    status: 400,
    body: error(JSON.stringify({ Message: JSON.stringify({ clientSecret: written }) })),
  }),
  'a form': (written) => ({ body: `grant_type=x&client_secret=${encodeURIComponent(written)}&x=1` }),
  'a page': (written) => ({ body: `<html><input name="password" value="${written}"></html>` }),
  'a line of text': (written) => ({ body: `User: x\nPassword: ${written}\n` }),
  'a URL in JSON': (written) => ({ body: `{"u":"https://x/?sv=1\\u0026sig=${encodeURIComponent(written)}"}` }),
  'the Location header': (written) => ({ headers: [['Location', `https://x/?sig=${encodeURIComponent(written)}`]] }),
  'the Operation-Location header': (written) => ({
    headers: [['Operation-Location', `https://x/?sig=${encodeURIComponent(written)}`]],
  }),
  'a cookie': (written) => ({ headers: [['Set-Cookie', `session=${written}`]] }),
  'a challenge': (written) => ({ status: 401, headers: [['WWW-Authenticate', `Bearer claims="${written}"`]] }),
  'a custom header': (written) => ({ headers: [['X-Ms-Token', written]] }),
  'a body that breaks off': (written) => ({ body: `{"secretText":"${written}`, cut: 'broken' }),
  'a body that is too long to keep': (written) => ({ body: `{"x":"${'x'.repeat(255_980)}","password":"${written}"}` }),
};

const outcomeOf = (change: Partial<ReceivedResponse>, changed: Partial<PreparedRequest> = {}): Outcome => ({
  ...sent({ request: { ...request, ...changed } }),
  kind: 'response',
  response: response({ statusText: '', ...change }),
});

describe('a secret in a response', () => {
  for (const [place, make] of Object.entries(responses))
    it(`stays in the window that sent the request, if it is in ${place}`, () => {
      const outcome = outcomeOf(make(secret));
      for (const [way, leave] of Object.entries(waysOut))
        assert.deepEqual(new KnownSecrets([secret]).in(leave(outcome), way), []);
    });

  const token = `eyJ0eXAiOiJKV1QifQ.${Buffer.from('{"oid":"0123456789"}').toString('base64url')}.c2lnbmF0dXJlMTIzNA`;
  for (const [place, change] of Object.entries({
    'the message of an error': { status: 400, body: error(`The token ${token} is not valid.`) },
    'the code of an error': { status: 400, body: error('m', token) },
    'the status line': { status: 400, statusText: token },
    'the id of what was created': { body: JSON.stringify({ id: token }) },
    'a plain text': { body: `x ${token} y` },
    'a header': { headers: [['link', `<https://x/${token}>`]] },
  } satisfies Record<string, Partial<ReceivedResponse>>))
    it(`stays in the window that sent the request, if it is a token in ${place}`, () => {
      for (const [way, leave] of Object.entries(waysOut))
        assert.deepEqual(new KnownSecrets([token]).in(leave(outcomeOf(change)), way), []);
    });

  it('is shown in the window that sent the request, with the reason why it isn’t kept', () => {
    const outcome = outcomeOf({ body: `{"secretText":"${secret}"}` });
    const view = shown(outcome);
    assert.ok(view.body?.first.text.includes(secret));
    assert.equal(
      view.notKept,
      'Not kept: this response contains a secret (secretText). It is shown in this window only.',
    );
    const read = readStored(storedText(exchangeOf(outcome)) ?? '');
    assert.ok(read);
    const later = shown(read.outcome);
    assert.equal(later.body?.first.text, '{\n  "secretText": "(removed: secretText)"\n}');
    assert.equal(
      later.notKept,
      'This response contained a secret (secretText). It was shown only in the window that sent the request, and not kept.',
    );
    assert.equal(shown(outcomeOf({})).notKept, '');
  });

  it('is only counted after the first four', () => {
    const body = JSON.stringify(Object.fromEntries(Array.from('abcdef', (char) => [`${char}Password`, 'x'])));
    assert.match(
      shown(outcomeOf({ body })).notKept,
      /contains secrets \(aPassword, .*, dPassword and 2 more\)\. They are/,
    );
  });

  it('is the value if the URL asks for a secret', () => {
    const url = 'https://graph.microsoft.com/beta/deviceManagement/managedDevices/1/getFileVaultKey';
    const outcome = outcomeOf(
      { status: 200, body: `{"value":"${secret}"}` },
      { url, shown: { ...request.shown, url } },
    );
    assert.deepEqual(new KnownSecrets([secret]).in(storedText(exchangeOf(outcome)) ?? '', ''), []);
  });

  it('isn’t any value of a run state', () => {
    const body = JSON.stringify({
      '@odata.context': 'https://graph.microsoft.com/beta/$metadata#deviceManagement/deviceRunStates/$entity',
      id: 'd0b51ea1-51ea-d0b5-a11e-b5d0ea11b5d0',
      runState: 'success',
      resultMessage: 'The key was found: HKLM\\Software\\X = 1; see https://contoso.com/?page=2',
      lastStateUpdateDateTime: '2026-01-31T08:30:00Z',
      errorCode: 0,
      errorDescription: 'Error code: 0x80070005. Token type: user',
    });
    const outcome = outcomeOf({ body });
    assert.deepEqual(readStored(storedText(exchangeOf(outcome)) ?? '')?.outcome, outcome);
  });
});

describe('a private value that the service repeats', () => {
  const hidden = new Map([['apiKey', secret]]);
  for (const [way, write] of Object.entries(ways))
    it(`stays in the window that sent the request, ${way}`, () => {
      for (const change of [
        { status: 400, body: error(`The value '${write(secret)}' is wrong.`) },
        { status: 400, body: error('m', write(secret)) },
        { body: JSON.stringify({ id: write(secret) }) },
        { body: `<p>${write(secret)}</p>` },
        { headers: [['location', `https://x/${write(secret)}`]] as const },
        { statusText: write(secret) },
      ])
        for (const [out, leave] of Object.entries(waysOut))
          assert.deepEqual(new KnownSecrets([secret]).in(leave(outcomeOf(change, { hidden })), out), []);
    });

  it('stays in the window that sent the request, in a network error', () => {
    const outcome: Outcome = {
      ...sent({ request: { ...request, hidden } }),
      ...{ kind: 'failed', cause: 'other', reason: `Bad header ${secret}`, mayHaveArrived: false },
    };
    for (const [out, leave] of Object.entries(waysOut))
      assert.deepEqual(new KnownSecrets([secret]).in(leave(outcome), out), []);
  });
});
