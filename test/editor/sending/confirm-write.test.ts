import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clouds, type Cloud } from '../../../src/catalog/index.ts';
import { ConfirmedTokens } from '../../../src/editor/sending/questions/confirmed-tokens.ts';
import type { TokenResult } from '../../../src/send/access-token.ts';
import { withNothingHidden, type PreparedRequest } from '../../../src/send/prepared-request.ts';
import { answeringMessages, type ShownMessage } from '../answer-messages.ts';

const [global, usGov] = clouds as readonly [Cloud, Cloud];
const route = `${global.graphRoot}/beta/deviceManagement/deviceShellScripts/1/deviceRunStates`;
const asking = (method: string): PreparedRequest =>
  withNothingHidden({ method, url: route, headers: [], body: undefined, droppedHeaders: [] });
const post = asking('POST');

const tokenOf = (name: string, permissions: readonly string[] | undefined, cloud = global): TokenResult => ({
  kind: 'token',
  token: {
    value: 'a token',
    cloud: cloud.id,
    account: { id: name, name, tenantId: 'tenant of ' + name, kind: 'user' },
    permissions,
  },
});

const good = ['DeviceManagementScripts.ReadWrite.All'];

describe('confirming a write to a tenant', () => {
  let shown: ShownMessage[];
  let result: TokenResult;
  let tokens: ConfirmedTokens;
  /** How often the progress said that it was waiting for an answer. */
  let waits: number;
  const send = async (...requests: PreparedRequest[]): Promise<string> => {
    const source = tokens.for(requests, () => waits++);
    return (await source(global, undefined, new AbortController().signal)).kind;
  };

  beforeEach(() => {
    result = tokenOf('adele@contoso.com', good);
    tokens = new ConfirmedTokens(() => Promise.resolve(result));
    waits = 0;
  });

  const answering = (answer: string | undefined, run: () => Promise<void>): Promise<void> =>
    answeringMessages(
      () => answer,
      run,
      (messages) => (shown = messages),
    );

  it('asks once, naming cloud, tenant, account and route', () =>
    answering('Send', async () => {
      assert.equal(await send(post), 'token');
      assert.equal(await send(post), 'token');
      assert.deepEqual(
        shown.map(({ message }) => message),
        ['Send this POST to Global service as adele@contoso.com?'],
      );
      assert.equal(waits, 1);
      assert.match(
        shown[0]?.detail ?? '',
        /POST \/beta\/deviceManagement\/.*\n\nTenant: tenant of adele@contoso\.com\n/,
      );
    }));

  it('names the route without private values', () =>
    answering('Send', async () => {
      await send({ ...post, shown: { ...post.shown, url: `${global.graphRoot}/beta/deviceManagement/{{script}}` } });
      assert.match(shown[0]?.detail ?? '', /^POST \/beta\/deviceManagement\/\{\{script\}\}\n/);
    }));

  it('returns no token if the user declines, and asks again', () =>
    answering(undefined, async () => {
      assert.equal(await send(post), 'cancelled');
      assert.equal(await send(post), 'cancelled');
      assert.equal(shown.length, 2);
    }));

  it('asks again for another account and another cloud', () =>
    answering('Send', async () => {
      await send(post);
      result = tokenOf('ben@contoso.com', good);
      await send(post);
      await tokens.for([post], () => waits++)(usGov, undefined, new AbortController().signal);
      assert.equal(shown.length, 3);
    }));

  it('never asks about a GET', () =>
    answering(undefined, async () => {
      assert.equal(await send(asking('GET')), 'token');
      assert.equal(shown.length + waits, 0);
    }));

  it('counts many writes, and lists some of them', () =>
    answering('Send', async () => {
      await send(asking('GET'), ...Array.from({ length: 8 }, () => post));
      assert.match(shown[0]?.message ?? '', /^Send 8 writes to/);
      assert.match(shown[0]?.detail ?? '', /^(POST .*\n){5}and 3 more\n/);
    }));

  it('doesn’t ask if the setting is off', async () => {
    const settings = vscode.workspace.getConfiguration('graphRunStates');
    await settings.update('send.confirmWrites', false, vscode.ConfigurationTarget.Global);
    try {
      await answering(undefined, async () => {
        assert.equal(await send(post), 'token');
      });
    } finally {
      await settings.update('send.confirmWrites', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('says once which permission is missing, and sends anyway', () =>
    answering('Send', async () => {
      result = tokenOf('[adele](command:x)', ['User.Read']);
      assert.equal(await send(post), 'token');
      assert.equal(await send(post), 'token');
      const advice = shown.map(({ message }) => message).filter((message) => message.includes('403'));
      assert.equal(advice.length, 1);
      assert.match(advice[0] ?? '', /has User\.Read, .*DeviceManagementScripts\.ReadWrite\.All/);
      assert.doesNotMatch(advice[0] ?? '', /\]\(/, 'a name isn’t a link');
    }));

  it('passes on a result without a token', () =>
    answering('Send', async () => {
      result = { kind: 'cancelled' };
      assert.equal(await send(post), 'cancelled');
      assert.equal(shown.length, 0);
    }));
});
