import assert from 'node:assert/strict';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';

const root = 'https://graph.microsoft.com/beta/deviceManagement';
const now = new Date('2026-11-29T08:00:00Z');

interface ParsedResponse {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly value?: readonly Record<string, unknown>[] };
}

async function ask(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<ParsedResponse> {
  const response = await sandbox.fetch(root + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as ParsedResponse['body'] };
}

const counting = (): (() => string) => {
  let last = 0;
  return () => `id-${++last}`;
};

describe('scripts in the sandbox', () => {
  let sandbox: Sandbox;
  let script: string;

  beforeEach(async () => {
    sandbox = createSandbox({ newId: counting(), now: () => now });
    const { status, body } = await ask(sandbox, 'POST', '/deviceHealthScripts', { displayName: 'Stale profiles' });
    assert.equal(status, 201);
    assert.equal(body['createdDateTime'], now.toISOString());
    script = `/deviceHealthScripts/${String(body['id'])}`;
  });

  const group = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'g' };
  const assignTo = async (...targets: unknown[]): Promise<ParsedResponse> =>
    ask(sandbox, 'POST', `${script}/assign`, { deviceHealthScriptAssignments: targets.map((target) => ({ target })) });

  it('are created, read, changed, listed and deleted', async () => {
    assert.equal((await ask(sandbox, 'PATCH', script, { displayName: 'Old profiles' })).status, 200);
    assert.equal((await ask(sandbox, 'GET', script)).body['displayName'], 'Old profiles');
    assert.equal((await ask(sandbox, 'GET', '/deviceHealthScripts')).body.value?.length, 1);
    assert.equal((await ask(sandbox, 'DELETE', script)).status, 204);
    assert.equal((await ask(sandbox, 'GET', script)).status, 404);
  });

  it('include their content when read alone, but not in a list', async () => {
    await ask(sandbox, 'PATCH', script, { detectionScriptContent: 'R2V0LURhdGU=' });
    const { value = [] } = (await ask(sandbox, 'GET', '/deviceHealthScripts')).body;
    assert.deepEqual(
      value.map(({ displayName, detectionScriptContent }) => [displayName, detectionScriptContent]),
      [['Stale profiles', null]],
    );
    assert.equal((await ask(sandbox, 'GET', script)).body['detectionScriptContent'], 'R2V0LURhdGU=');
  });

  it('get their assignments from assign, which replaces them', async () => {
    assert.equal((await assignTo(group, { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' })).status, 204);
    assert.equal((await ask(sandbox, 'GET', `${script}/assignments`)).body.value?.length, 2);
    await assignTo(group);
    const { value = [] } = (await ask(sandbox, 'GET', `${script}/assignments`)).body;
    assert.deepEqual(
      value.map(({ target }) => target),
      [group],
    );
  });

  it('include run states and assignments with $expand', async () => {
    await assignTo(group);
    await ask(sandbox, 'POST', `${script}/deviceRunStates`, { detectionState: 'success' });
    const { value = [] } = (await ask(sandbox, 'GET', '/deviceHealthScripts?$expand=deviceRunStates,assignments')).body;
    assert.deepEqual(
      value.map(({ deviceRunStates, assignments }) => [deviceRunStates, assignments].map((all) => (all as []).length)),
      [[1, 1]],
    );
  });

  it('are deleted with their run states and assignments', async () => {
    await assignTo(group);
    const states = `${script}/deviceRunStates`;
    await ask(sandbox, 'POST', states, {});
    await ask(sandbox, 'DELETE', script);
    assert.equal((await ask(sandbox, 'GET', `${script}/assignments`)).status, 404);
    assert.deepEqual((await ask(sandbox, 'GET', states)).body.value, []);
  });

  const rejected: readonly [method: string, path: string, body: unknown, status: number][] = [
    ['GET', '/deviceHealthScripts/none', undefined, 404],
    ['GET', '/deviceHealthScripts/none/assignments', undefined, 404],
    ['POST', '/deviceHealthScripts/none/assign', { deviceHealthScriptAssignments: [] }, 404],
    ['POST', '/deviceHealthScripts', { detectionScriptContent: 'Get-Date | Out-Host' }, 400],
    ['POST', '/deviceHealthScripts', { createdDateTime: '2026-01-01T00:00:00Z' }, 400],
    ['PUT', '/deviceHealthScripts', {}, 400],
    ['POST', '/deviceHealthScripts/getRemediationSummary()', {}, 400],
  ];
  for (const [method, path, body, status] of rejected)
    it(`${method} ${path} ${JSON.stringify(body)} → ${status}`, async () => {
      assert.equal((await ask(sandbox, method, path, body)).status, status);
    });

  it('have no POST of assignments, as is reported of Intune', async () => {
    assert.equal((await ask(sandbox, 'POST', `${script}/assignments`, { target: group })).status, 400);
  });

  it('respond to functions with an empty result of their type', async () => {
    const { status, body } = await ask(sandbox, 'GET', '/deviceHealthScripts/getRemediationSummary()');
    assert.equal(status, 200);
    assert.equal(body['@odata.type'], '#microsoft.graph.deviceHealthScriptRemediationSummary');
  });

  it('have a run summary, which is a single entity', async () => {
    const first = (await ask(sandbox, 'GET', `${script}/runSummary`)).body;
    assert.equal(first['@odata.type'], '#microsoft.graph.deviceHealthScriptRunSummary');
    assert.equal((await ask(sandbox, 'PATCH', `${script}/runSummary`, { issueDetectedDeviceCount: 2 })).status, 200);
    assert.equal((await ask(sandbox, 'GET', `${script}/runSummary`)).body['issueDetectedDeviceCount'], 2);
  });
});

describe('$filter and $orderby in the sandbox', () => {
  const filled = async (): Promise<Sandbox> => {
    const sandbox = createSandbox();
    const states = [
      {
        runState: 'success',
        errorCode: 0,
        resultMessage: "It's done",
        lastStateUpdateDateTime: '2026-01-01T00:00:00Z',
      },
      { runState: 'fail', errorCode: 5, resultMessage: null, lastStateUpdateDateTime: '2026-01-02T01:00:00+01:00' },
      { runState: 'pending', errorCode: -1, lastStateUpdateDateTime: '2026-01-03T00:00:00Z' },
    ];
    for (const state of states) await ask(sandbox, 'POST', '/deviceShellScripts/1/deviceRunStates', state);
    return sandbox;
  };
  const read = async (query: string): Promise<string> => {
    const { body } = await ask(await filled(), 'GET', `/deviceShellScripts/1/deviceRunStates?${query}`);
    return body.value?.map(({ runState }) => runState).join(' ') ?? JSON.stringify(body['error']);
  };
  const rows: readonly [query: string, found: string | RegExp][] = [
    ["$filter=runState eq 'fail'", 'fail'],
    ["$filter=runState ne 'fail'", 'success pending'],
    ["$filter=runState eq microsoft.graph.runState'fail'", 'fail'],
    ["$filter=runState in ('fail','pending')", 'fail pending'],
    ['$filter=errorCode gt 0', 'fail'],
    ['$filter=errorCode le 0', 'success pending'],
    ["$filter=errorCode ge 0 and not (runState eq 'fail')", 'success'],
    ["$filter=errorCode eq 5 or runState eq 'success' and errorCode eq 1", 'fail'],
    ['$filter=resultMessage eq null', 'fail pending'],
    ["$filter=startswith(resultMessage, 'It''s')", 'success'],
    ["$filter=contains(resultMessage,'done')", 'success'],
    ["$filter=endswith(resultMessage,'done')", 'success'],
    ['$filter=lastStateUpdateDateTime eq 2026-01-02T00:00:00Z', 'fail'],
    ['$filter=lastStateUpdateDateTime lt 2026-01-02T00:00:00Z', 'success'],
    ["$filter=state eq 'x'", /property named 'state'/],
    ["$filter=runState eq 'fail", /can’t be read/],
    ['$filter=runState eq', /ends too early/],
    ["$filter=runState eq 'a' 'b'", /where it should end/],
    ["$filter=runState has 'a'", /doesn’t support 'has'/],
    [`$filter=${'('.repeat(200)}`, /nested too deeply/],
    ['$orderby=errorCode', 'pending success fail'],
    ['$orderby=errorCode desc', 'fail success pending'],
    ['$orderby=lastStateUpdateDateTime desc&$top=1', 'pending'],
    ['$orderby=state', /property named 'state'/],
  ];
  for (const [query, found] of rows)
    it(`${query.slice(0, 80)} → ${String(found)}`, async () => {
      const result = await read(query);
      if (typeof found === 'string') assert.equal(result, found);
      else assert.match(result, found);
    });
});
