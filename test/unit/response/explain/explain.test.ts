import assert from 'node:assert/strict';
import type { Account } from '../../../../src/send/access-token.ts';
import type { FailureCause, Outcome, ReceivedResponse, Sent } from '../../../../src/send/outcome.ts';
import { withNothingHidden } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { readOutcome } from '../../../../src/response/read-outcome.ts';
import type { Explanation } from '../../../../src/response/explain/words.ts';
import { graphError } from '../../../loopback/graph-faults.ts';

const root = 'https://graph.microsoft.com';
const path = '/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

interface How {
  readonly method?: string;
  readonly url?: string;
  readonly sent?: string;
  readonly target?: string;
  readonly account?: Account;
  readonly attempts?: number;
}

const sentWith = ({
  method = 'POST',
  url = root + path,
  sent,
  target = 'global',
  account,
  attempts = 1,
}: How): Sent => ({
  target: targetOf(target),
  request: withNothingHidden({ method, url, headers: [], body: sent, droppedHeaders: [] }),
  account,
  startedAt: Date.UTC(2026, 0, 2),
  milliseconds: 500,
  attempts,
  ...(attempts > 0 && { clientRequestId: 'c-1' }),
});

const explain = (outcome: Outcome): Explanation => readOutcome(outcome).explanation;

const ofResponse = (response: Partial<ReceivedResponse>, how: How = {}): Explanation =>
  explain({
    ...sentWith(how),
    kind: 'response',
    response: { status: 200, statusText: '', headers: [], body: '{}', ...response },
  });

const failed = (cause: FailureCause, mayHaveArrived: boolean, how: How = {}): Explanation =>
  explain({ ...sentWith(how), kind: 'failed', cause, reason: 'what happened', mayHaveArrived });

const kinds = ({ actions }: Explanation): string[] => actions.map(({ kind }) => kind);
const textOf = ({ headline, explanation, nextSteps }: Explanation): string =>
  [headline, explanation, ...nextSteps].join('\n');

describe('explain', () => {
  it('a success needs no explanation', () => {
    assert.deepEqual(ofResponse({ status: 201, body: '{"id":"1"}' }), {
      tone: 'success',
      headline: '201 Created',
      explanation: '',
      nextSteps: [],
      actions: [],
      fields: [],
    });
    assert.equal(ofResponse({ status: 204, body: '' }, { method: 'DELETE' }).explanation, '');
  });

  it('a 201 from the sandbox mentions the documented contract', () => {
    assert.match(
      ofResponse({ status: 201 }, { target: 'sandbox' }).explanation,
      /documented contract.*close or reload/,
    );
  });

  it('shortens the reason phrase to a line', () => {
    const headlineOf = (statusText: string): string => ofResponse({ status: 201, statusText }).headline;
    assert.equal(headlineOf('Network Authentication Required'), '201 Network Authentication Required');
    assert.equal(headlineOf('x'.repeat(1_000_000)), `201 ${'x'.repeat(80)}…`);
    assert.equal(headlineOf(`${'x'.repeat(79)}😀😀`), `201 ${'x'.repeat(79)}…`);
  });

  it('a 202 isn’t done yet', () => {
    assert.match(ofResponse({ status: 202, body: '' }).explanation, /may process it later/);
  });

  it('lists what support asks for: from the error, from the headers, and from this extension', () => {
    const { fields } = ofResponse({
      status: 400,
      headers: [
        ['request-id', 'of the header'],
        ['date', 'd'],
      ],
      body: graphError('BadRequest', 'No.', { 'Activity ID': 'a' }),
    });
    assert.deepEqual(
      fields.map(({ name, value }) => `${name}: ${value}`),
      ['code: BadRequest', 'date: 2026-01-02T03:04:05', 'request-id: r-1', 'Activity ID: a', 'client-request-id: c-1'],
    );
    assert.deepEqual(
      ofResponse({ status: 502, headers: [['request-id', 'h']], body: '<html>' }).fields.map(({ name }) => name),
      ['request-id', 'client-request-id'],
    );
    assert.deepEqual(
      failed('timeout', true).fields.map(({ value }) => value),
      ['c-1', '2026-01-02T00:00:00.000Z'],
    );
  });

  it('names the right @odata.type for a wrong one', () => {
    const body = graphError('BadRequest', "A type named 'microsoft.graph.nope' could not be resolved by the model");
    assert.match(
      ofResponse({ status: 400, body }).nextSteps.join(),
      /#microsoft\.graph\.deviceManagementScriptDeviceState/,
    );
  });

  it('names a property that the error identifies only by its value', () => {
    const body = graphError(
      'ModelValidationFailure',
      "Cannot convert the literal '0' to the expected type 'Edm.String'.",
    );
    const { nextSteps } = ofResponse({ status: 400, body }, { sent: '{"resultMessage":0}' });
    assert.deepEqual(nextSteps, ['Check the property resultMessage in the body.']);
  });

  it('says that the service doesn’t have a route, whatever the status', () => {
    const body = graphError('x', 'No OData route exists that match template ~/singleton with http verb GET');
    for (const status of [400, 404, 500])
      assert.match(ofResponse({ status, body }, { method: 'GET' }).explanation, /^Documented, but not implemented/);
    assert.doesNotMatch(ofResponse({ status: 400, body }, { method: 'GET' }).explanation, /Nothing was/);
  });

  it('401 offers to sign in again, and says when the organization requires it', () => {
    assert.deepEqual(kinds(ofResponse({ status: 401 })), ['sign-in-again', 'select-target']);
    const headers = [['WWW-Authenticate', `Bearer claims="${btoa('{"a":1}')}"`]] as const;
    const challenged = ofResponse({ status: 401, headers });
    assert.deepEqual(kinds(challenged), ['sign-in-again']);
    assert.match(challenged.explanation, /Conditional Access/);
  });

  it('405 names the methods that the service supports, if known', () => {
    const allowing = ofResponse({ status: 405, headers: [['Allow', 'GET']] });
    assert.match(allowing.explanation, /^The service doesn’t support POST here\. It supports GET\./);
    assert.match(
      ofResponse({ status: 405 }).explanation,
      /^The service doesn’t support POST here\. Nothing was created\.$/,
    );
  });

  it('403 names both sets of permissions, role and license', () => {
    const text = textOf(ofResponse({ status: 403 }));
    for (const words of [
      'DeviceManagementScripts.ReadWrite.All',
      'DeviceManagementConfiguration.ReadWrite.All or DeviceManagementManagedDevices.ReadWrite.All',
      'Intune role',
      'license',
      'administrator must consent',
    ])
      assert.ok(text.includes(words), words);
    assert.match(textOf(ofResponse({ status: 403 }, { method: 'GET' })), /DeviceManagementScripts\.Read\.All/);
  });

  it('403 for a request that isn’t in the catalog names no permission, role or license of Intune', () => {
    for (const url of [`${root}/beta/groups`, `${root}/v1.0/users/1`]) {
      const text = textOf(ofResponse({ status: 403 }, { method: 'GET', url }));
      assert.match(text, /Look up the permission of this request on its reference page/);
      assert.doesNotMatch(text, /DeviceManagement|Intune|scripts/);
    }
  });

  it('403 names the permissions that the service says it accepts', () => {
    const message =
      'Application is not authorized to perform this operation. Application must have one of the following scopes: A.Read.All, B.C.ReadWrite.All';
    const account: Account = { id: '1', name: 'app-id', tenantId: 't', kind: 'app' };
    const { nextSteps } = ofResponse({ status: 403, body: graphError('Forbidden', message) }, { account });
    assert.equal(nextSteps[0], 'The service accepts: A.Read.All, B.C.ReadWrite.All.');
    assert.ok(nextSteps.includes('The app app-id needs it as an application permission.'));
    assert.doesNotMatch(nextSteps.join(), /Intune role/);
  });

  it('404 mentions the version, or the ids and the cloud', () => {
    assert.match(textOf(ofResponse({ status: 404 }, { url: (root + path).replace('beta', 'v1.0') })), /Use \/beta\//);
    assert.match(textOf(ofResponse({ status: 404 }, { target: 'usGovL5' })), /ids.*\n.*DOD/);
    assert.doesNotMatch(textOf(ofResponse({ status: 404 }, { target: 'sandbox' })), /tenant/);
  });

  const below = path.replace('/beta', '');
  const versions: readonly [url: string, message: string, says: boolean][] = [
    [below, 'Invalid version.', true],
    [`/v1${below}`, 'Invalid version.', true],
    [`/v1.0${below}`, "Resource not found for the segment 'deviceManagementScripts'.", true],
    [`/beta${below}`, "Resource not found for the segment 'deviceStatuses'.", false],
    [`/v1.0${below}`, 'Something else.', false],
  ];
  for (const [url, message, says] of versions)
    it(`400 ${message} for ${url} ${says ? 'says which version to use' : 'doesn’t mention versions'}`, () => {
      const how = { url: `https://graph.microsoft.com${url}` };
      const { nextSteps } = ofResponse({ status: 400, body: graphError('BadRequest', message) }, how);
      assert.equal(nextSteps.includes('Use /beta/ in the URL.'), says);
    });

  it('429 says how long to wait, and when to send it again', () => {
    const explained = ofResponse({ status: 429, headers: [['Retry-After', '600']] }, { attempts: 2 });
    assert.match(textOf(explained), /Tried 2 times.*Nothing was created.*\n.*wait 10 min/);
    assert.deepEqual(explained.actions, [{ kind: 'send-again', notBefore: Date.UTC(2026, 0, 2, 0, 10, 0, 500) }]);
    assert.match(textOf(ofResponse({ status: 429 })), /Wait a moment/);
  });

  it('500 suggests removing id from a POST', () => {
    assert.match(textOf(ofResponse({ status: 500 }, { sent: '{"id":"1"}' })), /Remove id/);
    for (const sent of ['{}', '{', '']) assert.doesNotMatch(textOf(ofResponse({ status: 500 }, { sent })), /Remove id/);
  });

  for (const [method, url, done, find] of [
    ['POST', `${root}${path}?x=1`, 'created', `GET ${root}${path}`],
    ['PATCH', `${root}${path}/2?x=1`, 'changed', `GET ${root}${path}/2`],
    ['DELETE', `${root}${path}/2`, 'deleted', `GET ${root}${path}/2`],
    ['POST', `${root}/beta/$batch`, 'applied', undefined],
    ['POST', `${root}/beta/deviceManagement/other/do`, 'created', undefined],
  ] as const)
    it(`says first what is uncertain: ${method} ${url.slice(root.length)}`, () => {
      for (const explained of [
        failed('timeout', true, { method, url }),
        ofResponse({ status: 504 }, { method, url }),
      ]) {
        assert.equal(explained.tone, 'uncertain');
        assert.match(explained.headline, new RegExp(`: may have been ${done}$`));
        assert.match(explained.explanation, new RegExp(`^\\S.* may have been ${done}\\. It wasn’t retried\\.`));
        assert.match(explained.nextSteps[0] ?? '', /^Check .*before you send it again/);
        const [action] = explained.actions;
        assert.equal(action?.kind === 'find-out' ? `${action.request.method} ${action.request.url}` : undefined, find);
      }
    });

  it('a GET is never uncertain', () => {
    for (const explained of [failed('broken', true, { method: 'GET' }), ofResponse({ status: 504 }, { method: 'GET' })])
      assert.doesNotMatch(
        explained.tone + textOf(explained) + kinds(explained).join(),
        /uncertain|may have|find-out|Nothing was/,
      );
  });

  it('a cancelled write is uncertain only if it may have arrived', () => {
    for (const [mayHaveArrived, tone] of [
      [true, 'uncertain'],
      [false, 'notice'],
    ] as const)
      assert.equal(explain({ ...sentWith({}), kind: 'cancelled', mayHaveArrived }).tone, tone);
  });

  it('a write that a closed window left unfinished isn’t called cancelled', () => {
    const explained = explain({ ...sentWith({}), kind: 'cancelled', mayHaveArrived: true, unfinished: true });
    assert.equal(explained.tone, 'uncertain');
    assert.doesNotMatch(textOf(explained), /cancel/i);
    assert.match(textOf(explained), /window was closed/);
  });

  it('the GET that checks a write keeps the references, however they are written, and the hidden values', () => {
    const hidden = new Map([['KEY', 'secret']]);
    const shown = { url: `${root}${path}/{{ KEY }}`, headers: [], body: undefined, references: ['KEY'] };
    const request = { ...sentWith({}).request, method: 'DELETE', url: `${root}${path}/secret`, shown, hidden };
    const [action] = explain({ ...sentWith({}), request, kind: 'cancelled', mayHaveArrived: true }).actions;
    assert.ok(action?.kind === 'find-out');
    assert.deepEqual([action.request.shown.references, action.request.hidden], [['KEY'], hidden]);
  });

  it('the GET that checks a write shows no hidden values', () => {
    const request = {
      ...sentWith({}).request,
      url: `${root}${path}/secret?q=hidden`,
      shown: {
        url: `${root}${path}/{{$env KEY}}?q={{other}}`,
        headers: [],
        body: 'b',
        references: ['$env KEY', 'other'],
      },
    };
    const outcome: Outcome = {
      ...sentWith({}),
      request: { ...request, method: 'PATCH' },
      kind: 'failed',
      cause: 'broken',
      reason: '',
      mayHaveArrived: true,
    };
    const explained = explain(outcome);
    assert.doesNotMatch(textOf(explained), /secret|hidden/);
    const [action] = explained.actions;
    assert.ok(action?.kind === 'find-out');
    assert.deepEqual(
      [action.request.url, action.request.shown],
      [
        `${root}${path}/secret`,
        {
          url: `${root}${path}/{{$env KEY}}`,
          headers: [['Accept', 'application/json']],
          body: undefined,
          references: ['$env KEY'],
        },
      ],
    );
  });

  for (const [cause, words] of [
    ['no-connection', /connect to graph\.microsoft\.com: what happened\..*proxy/s],
    ['tls', /secure connection.*certificate/s],
    ['broken', /broke before/],
    ['timeout', /in time.*graphRunStates\.send\.timeout/s],
    ['too-many-headers', /graph\.microsoft\.com responded, but the headers .* 16 KB/],
    ['other', /No response from graph\.microsoft\.com/],
  ] as const)
    it(`no response: ${cause}`, () => {
      assert.match(textOf(failed(cause, false)), words);
      assert.equal(failed(cause, false).headline, 'Not sent');
    });

  it('doesn’t say that there was no response if there was one', () => {
    assert.equal(failed('too-many-headers', true).headline, 'Unreadable response: may have been created');
  });

  it('explains a failed sign-in', () => {
    const failure = { message: 'No consent', nextStep: 'Ask', details: [{ name: 'code', value: 'AADSTS65001' }] };
    const explained = explain({ ...sentWith({ attempts: 0 }), kind: 'sign-in-failed', failure });
    assert.deepEqual(
      [explained.headline, explained.explanation, explained.nextSteps],
      ['Not sent: sign-in failed', 'No consent.', ['Ask.']],
    );
    assert.deepEqual([kinds(explained), explained.fields], [['sign-in-again', 'set-up-app'], failure.details]);
    assert.match(
      explain({ ...sentWith({}), kind: 'sign-in-failed', failure }).explanation,
      /hadn’t accepted.*Nothing was created/,
    );
  });

  it('explains a URL that must not get the token', () => {
    const explained = explain({ ...sentWith({ url: 'https://example.com/x', attempts: 0 }), kind: 'refused' });
    assert.match(
      textOf(explained),
      /^Not sent\n.*only goes to https:\/\/graph\.microsoft\.com.*example\.com.*Nothing was sent/,
    );
  });

  it('suggests a cloud for what the sandbox doesn’t have', () => {
    const explained = ofResponse({ status: 404 }, { target: 'sandbox', url: `${root}/users` });
    assert.deepEqual(explained.nextSteps, ['To send it to Microsoft Graph, select a cloud as the target.']);
    assert.deepEqual(kinds(explained), ['select-target']);
  });

  it('the sandbox doesn’t mention support for a simulated failure', () => {
    assert.match(textOf(ofResponse({ status: 500 })), /Microsoft support/);
    const explained = textOf(ofResponse({ status: 500 }, { target: 'sandbox' }));
    assert.match(explained, /comment # @sandbox asked for this failure/);
    assert.doesNotMatch(explained, /support/);
  });

  it('the sandbox doesn’t offer to sign in', () => {
    for (const status of [401, 403, 404]) assert.deepEqual(kinds(ofResponse({ status }, { target: 'sandbox' })), []);
    assert.deepEqual(kinds(ofResponse({ status: 504 }, { target: 'sandbox' })), ['find-out']);
  });

  it('doesn’t parse a large body', () => {
    const list = `{"value":[${'1,'.repeat(200_000)}1]}`;
    assert.equal(ofResponse({ body: list }, { method: 'GET' }).explanation, '');
    assert.match(ofResponse({ body: list.slice(0, -2) }, { method: 'GET' }).explanation, /isn’t valid JSON/);
  });

  for (const body of [
    'null',
    '[]',
    '1',
    '"x"',
    '{"error":"x"}',
    '{"error":{"message":"{not json"}}',
    '\ud800',
    '{"error":{"innerError":null}}',
  ])
    for (const status of [0, 200, 304, 400, 403, 429, 500, 599])
      it(`survives ${status} ${JSON.stringify(body)}`, () => {
        assert.notEqual(ofResponse({ status, body }).headline, '');
      });
});
