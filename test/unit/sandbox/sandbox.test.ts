import assert from 'node:assert/strict';
import { signedInUser } from '../../../src/catalog/signed-in-user.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';

const root = 'https://graph.microsoft.com/beta/deviceManagement';
const shellScripts = `${root}/deviceShellScripts/script-1/deviceRunStates`;
const valid = {
  '@odata.type': '#microsoft.graph.deviceManagementScriptDeviceState',
  runState: 'success',
  resultMessage: 'done',
  lastStateUpdateDateTime: '2025-01-31T08:30:00Z',
  errorCode: 0,
  errorDescription: null,
};

/** Sends to a sandbox. @returns the status, the headers and the parsed body, empty if there isn't one */
async function ask(
  { fetch: sandbox }: Pick<Sandbox, 'fetch'>,
  method: string,
  url: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await sandbox(url, { method, headers: { 'Content-Type': 'application/json' }, ...init });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    headers: response.headers,
  };
}

/** The code and the message of Graph's error, with the text that Intune nests in it unwrapped. */
function errorOf({ body }: { readonly body: Record<string, unknown> }): { code: string; message: string } {
  const { code, message } = body['error'] as { code: string; message: string };
  return { code, message: message.startsWith('{') ? (JSON.parse(message) as { Message: string }).Message : message };
}

describe('sandbox', () => {
  describe('creates', () => {
    const payloads: readonly [path: string, payload: unknown][] = [
      ['deviceManagementScripts/1/deviceRunStates', valid],
      ['deviceShellScripts/1/deviceRunStates', valid],
      ['deviceCustomAttributeShellScripts/1/deviceRunStates', valid],
      ['deviceManagementScripts/1/userRunStates/2/deviceRunStates', valid],
      ['deviceShellScripts/1/userRunStates/2/deviceRunStates', valid],
      ['deviceCustomAttributeShellScripts/1/userRunStates/2/deviceRunStates', valid],
      [
        'deviceShellScripts/1/userRunStates',
        { successDeviceCount: 1, errorDeviceCount: 0, userPrincipalName: 'a@b.c' },
      ],
      ['deviceManagementScripts/1/userRunStates', { successDeviceCount: 1 }],
      ['deviceCustomAttributeShellScripts/1/userRunStates', { successDeviceCount: 1 }],
      ['deviceHealthScripts/1/deviceRunStates', { detectionState: 'fail', remediationState: 'skipped' }],
      ['deviceComplianceScripts/1/deviceRunStates', { detectionState: 'pending', scriptOutput: null }],
    ];
    for (const [path, payload] of payloads)
      it(`POST ${path}`, async () => {
        const response = await ask(createSandbox(), 'POST', `${root}/${path}`, payload);
        assert.equal(response.status, 201);
        assert.match(String(response.body['id']), /^[\da-f-]{36}$/);
        for (const [name, value] of Object.entries(payload as object)) assert.deepEqual(response.body[name], value);
        assert.match(String(response.body['@odata.type']), /^#microsoft\.graph\./);
      });
  });

  describe('rejects what the contract forbids', () => {
    const cases: readonly [name: string, body: unknown, code: string, message: RegExp][] = [
      ['an unknown enum value', { runState: 'sucess' }, 'BadRequest', /'sucess' is not a member of runState/],
      ['the read-only id', { ...valid, id: '1' }, 'BadRequest', /'id' is read-only/],
      [
        'an unknown property',
        { runstate: 'success' },
        'ModelValidationFailure',
        /^The property 'runstate' does not exist on type/,
      ],
      [
        'a string for an Int32',
        { errorCode: '9' },
        'BadRequest',
        /^Cannot convert the literal '9' to the expected type 'Edm.Int32'/,
      ],
      [
        'a time without an offset',
        { lastStateUpdateDateTime: '2025-01-31T08:30:00' },
        'BadRequest',
        /offset is missing/,
      ],
      ['null for a property that can’t be null', { errorCode: null }, 'BadRequest', /can’t be null/],
      [
        'another entity',
        { '@odata.type': '#microsoft.graph.deviceHealthScriptDeviceState' },
        'BadRequest',
        /^A type named/,
      ],
      ['a duplicate property', '{"errorCode":1,"errorCode":2}', 'BadRequest', /duplicate property/],
      ['text that isn’t JSON', '{"errorCode":', 'BadRequest', /isn’t valid JSON/],
      ['a reference that wasn’t filled in', '{"errorCode":{{code}}}', 'BadRequest', /isn’t valid JSON/],
      ['a reference as enum value', { runState: '{{state}}' }, 'BadRequest', /is not a member/],
      ['an array', [], 'BadRequest', /is a JSON object, not an array/],
      ['an empty body', '', 'BadRequest', /^Empty Payload\. JSON content expected\.$/],
    ];
    for (const [name, body, code, message] of cases)
      it(name, async () => {
        const response = await ask(createSandbox(), 'POST', shellScripts, body);
        assert.equal(response.status, 400);
        const error = errorOf(response);
        assert.equal(error.code, code);
        assert.match(error.message, message);
      });

    it('in the error format of Graph, with the ids that support asks for', async () => {
      const sandbox = createSandbox({ now: () => new Date('2026-01-02T03:04:05Z'), newId: () => 'the-id' });
      const { body, headers } = await ask(sandbox, 'POST', shellScripts, { x: 1 });
      const { innerError } = body['error'] as { innerError: unknown };
      const ids = { 'request-id': 'the-id', 'client-request-id': 'the-id' };
      assert.deepEqual(innerError, { date: '2026-01-02T03:04:05', ...ids });
      assert.equal(headers.get('request-id'), 'the-id');
    });
  });

  describe('supports routes', () => {
    const cases: readonly [method: string, url: string, status: number][] = [
      ['POST', `${root}/deviceShellScripts/1`, 400],
      ['GET', 'https://graph.microsoft.com/beta/me', 200],
      ['GET', 'https://graph.microsoft.com/v1.0/ME', 200],
      ['GET', 'https://graph.microsoft.com/beta/me?$select=displayName,id', 200],
      ['GET', 'https://graph.microsoft.com/beta/me?$select=manager', 400],
      ['PATCH', 'https://graph.microsoft.com/beta/me', 404],
      ['GET', 'https://graph.microsoft.com/beta/me/manager', 404],
      ['GET', 'https://graph.microsoft.com/beta/users', 404],
      ['GET', `${shellScripts}/none`, 404],
      ['GET', `${shellScripts}/none/managedDevice`, 404],
      ['PUT', shellScripts, 400],
      ['PUT', `${shellScripts}/1`, 400],
      ['POST', `${root}/DEVICESHELLSCRIPTS('1')/DeviceRunStates`, 201],
      ['POST', 'https://graph.microsoft.us/beta/deviceManagement/deviceShellScripts/1/deviceRunStates', 201],
      ['POST', 'https://example.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates', 404],
      ['POST', `${root}/deviceShellScripts/%zz/deviceRunStates`, 201],
    ];
    for (const [method, url, status] of cases)
      it(`${method} ${url} → ${status}`, async () => {
        assert.equal((await ask(createSandbox(), method, url, method === 'GET' ? undefined : valid)).status, status);
      });
  });

  it('has a made-up user of its own, who stays the same', async () => {
    const sandbox = createSandbox();
    const { body } = await ask(sandbox, 'GET', 'https://graph.microsoft.com/v1.0/me');
    assert.equal(body['@odata.context'], 'https://graph.microsoft.com/v1.0/$metadata#users/$entity');
    assert.deepEqual(Object.keys(body).slice(1), signedInUser.defaultProperties);
    assert.equal(body['userPrincipalName'], 'user@sandbox.example');
    const selected = await ask(sandbox, 'GET', 'https://graph.microsoft.com/beta/me?$select=id');
    assert.equal(selected.body['id'], body['id']);
    assert.equal('mail' in selected.body, false);
  });

  it('says what it supports if it doesn’t have a route', async () => {
    const { message } = errorOf(await ask(createSandbox(), 'GET', 'https://graph.microsoft.com/beta/users'));
    assert.equal(
      message,
      "The sandbox doesn’t support '/users'. It supports what this extension knows of Intune in version beta, and GET /me.",
    );
  });

  describe('responds as Graph is reported to', () => {
    const path = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
    const cases: readonly [url: string, message: string][] = [
      [`/v1.0${path}`, "Resource not found for the segment 'deviceShellScripts'."],
      [`/V1.0${path}`, "Resource not found for the segment 'deviceShellScripts'."],
      [path, 'Invalid version.'],
      [`/v1${path}`, 'Invalid version.'],
      [`/betas${path}`, 'Invalid version.'],
      [`//beta${path}`, 'Invalid version.'],
    ];
    for (const [url, message] of cases)
      it(`POST ${url} → 400 ${message}`, async () => {
        const response = await ask(createSandbox(), 'POST', `https://graph.microsoft.com${url}`, valid);
        assert.equal(response.status, 400);
        assert.deepEqual(errorOf(response), { code: 'BadRequest', message });
      });

    const contentTypes: readonly [contentType: string, status: number][] = [
      ['application/json', 201],
      ['application/json; charset=utf-8', 201],
      ['APPLICATION/JSON;odata.metadata=minimal', 201],
      ['application/vnd.contoso+json', 201],
      ['text/plain', 400],
      ['text/plain; note=application/json', 400],
      ['application/x-www-form-urlencoded', 400],
      ['aplication/json', 400],
      ['application/jsons', 400],
      ['', 400],
    ];
    for (const [contentType, status] of contentTypes)
      it(`POST with Content-Type '${contentType}' → ${status}`, async () => {
        const init = { method: 'POST', headers: { 'Content-Type': contentType }, body: JSON.stringify(valid) };
        const response = await createSandbox().fetch(shellScripts, init);
        assert.equal(response.status, status);
        if (status !== 400) return;
        const { error } = (await response.json()) as { error: { message: string } };
        assert.equal(error.message, 'Entity only allows writes with a JSON Content-Type header.');
      });

    it('accepts an @odata.type without its #, as pages of Intune write it', async () => {
      const body = { ...valid, '@odata.type': 'microsoft.graph.deviceManagementScriptDeviceState' };
      assert.equal((await ask(createSandbox(), 'POST', shellScripts, body)).status, 201);
    });

    it('says that the words of other errors are its own', async () => {
      const { body } = await ask(createSandbox(), 'POST', shellScripts, { ...valid, id: '1' });
      const { innerError } = body['error'] as { innerError: Record<string, string> };
      assert.match(innerError['sandbox'] ?? '', /own words/);
    });
  });

  it('remembers what was created: list, get, update, delete', async () => {
    const sandbox = createSandbox();
    const { body: created } = await ask(sandbox, 'POST', shellScripts, valid);
    const item = `${shellScripts}/${String(created['id'])}`;
    const got = await ask(sandbox, 'GET', item);
    assert.deepEqual({ ...got.body, '@odata.context': 0 }, { ...created, '@odata.context': 0 });
    assert.equal((await ask(sandbox, 'PATCH', item, { errorCode: 7 })).body['errorCode'], 7);
    assert.equal((await ask(sandbox, 'PATCH', item, { errorCode: 'x' })).status, 400);
    const list = (
      await ask(sandbox, 'GET', shellScripts.toUpperCase().replace('HTTPS', 'https').replace('SCRIPT-1', 'script-1'))
    ).body['value'];
    assert.deepEqual(
      (list as Record<string, unknown>[]).map((entity) => entity['errorCode']),
      [7],
    );
    assert.deepEqual((await ask(sandbox, 'GET', shellScripts.replace('script-1', 'script-2'))).body['value'], []);
    assert.equal((await ask(sandbox, 'DELETE', item)).status, 204);
    assert.equal((await ask(sandbox, 'GET', item)).status, 404);
  });

  it('keeps the sandboxes of two windows apart', async () => {
    await ask(createSandbox(), 'POST', shellScripts, valid);
    assert.deepEqual((await ask(createSandbox(), 'GET', shellScripts)).body['value'], []);
  });

  it('stops when it is aborted', async () => {
    await assert.rejects(createSandbox().fetch(shellScripts, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });
});
