import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { History } from '../../src/editor/history/history.ts';
import { SendAllRun } from '../../src/editor/sending/send-all/run.ts';
import { UncertainWrites } from '../../src/editor/history/uncertain-writes.ts';
import { doubleSendQuestions } from '../../src/editor/sending/questions/ask-about-double-send.ts';
import {
  type AboutSeveral,
  DoubleSendGuard,
  type SeveralSent,
} from '../../src/editor/sending/questions/double-send.ts';
import type { SendingParts } from '../../src/editor/sending/sending.ts';
import type { Outcome } from '../../src/send/outcome.ts';
import { withNothingHidden, type PreparedRequest } from '../../src/send/prepared-request.ts';
import { targetOf } from '../../src/send/target.ts';

const request = withNothingHidden({
  method: 'POST',
  url: 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates',
  headers: [['Content-Type', 'application/json']],
  body: '{}',
  droppedHeaders: [],
});
const target = targetOf('global');
const inProgress = [1, 2, 3].map((number) => {
  const body = `{"errorCode":${number}}`;
  return { source: undefined, request: { ...request, body, shown: { ...request.shown, body } } };
});
const sent = { target, request, account: undefined, startedAt: 1, milliseconds: 0, attempts: 1 };
const created: Outcome & { readonly kind: 'response' } = {
  ...sent,
  kind: 'response',
  response: { status: 201, statusText: 'Created', headers: [], body: '{"id":"1"}' },
};

describe('the history of a window that closes while requests are in progress', () => {
  let folder: string;
  const openWindow = async (): Promise<History> => {
    const history = new History(vscode.Uri.file(folder));
    await history.refresh();
    return history;
  };

  const remembered: UncertainWrites[] = [];
  const guardOf = (history: History): DoubleSendGuard => {
    const uncertain = new UncertainWrites(path.join(folder, 'uncertain'), () => Promise.resolve('key'));
    remembered.push(uncertain);
    const questions = {
      ...doubleSendQuestions,
      aboutSeveral: ({ uncertain }: SeveralSent) => Promise.resolve<AboutSeveral>(uncertain > 0 ? 'leave-out' : 'send'),
    };
    return new DoubleSendGuard(history, uncertain, questions);
  };
  const isUncertain = async (guard: DoubleSendGuard, asked: PreparedRequest): Promise<boolean> =>
    (await guard.askAboutSeveral([asked], target))?.leftOut.has(asked) === true;

  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'history-'))));

  afterEach(async () => {
    for (const uncertain of remembered.splice(0)) await uncertain.settled();
    await rm(folder, { recursive: true, maxRetries: 5 });
  });

  it('reports each of them as uncertain to the next window', async () => {
    const history = await openWindow();
    await history.begin(inProgress, target);
    assert.equal((await readdir(path.join(folder, 'history'))).length, 1, 'one file for all of them');
    const guard = guardOf(await openWindow());
    for (const { request } of inProgress) assert.ok(await isUncertain(guard, request));
  });

  for (const way of ['in-order', 'batch'] as const)
    it(`reports what Send All has in progress: ${way}`, async () => {
      let start: () => void = () => undefined;
      const started = new Promise<void>((resolve) => (start = resolve));
      // Gets no response before it is cancelled.
      const senderFor = () => (request: PreparedRequest, _: unknown, signal: AbortSignal) => {
        start();
        return new Promise<Outcome>((resolve) => {
          signal.addEventListener('abort', () => {
            resolve({ ...sent, request, kind: 'cancelled', mayHaveArrived: true });
          });
        });
      };
      const history = await openWindow();
      const parts: SendingParts = {
        history,
        guard: guardOf(history),
        transport: { senderFor, batchSenderFor: senderFor },
        serverProblems: { textOf: () => undefined, report: () => undefined },
      };
      const panel = { areResultsVisible: true, showResults: () => undefined, updateResults: () => undefined };
      const entries = inProgress.map(({ request }) => ({
        source: { uri: 'file:///a.http', line: 0, name: 'a' },
        request,
      }));
      const run = new SendAllRun('Send All', target, entries, parts, panel, new Set());
      const running = run.run(way);
      await started;
      const guard = guardOf(await openWindow());
      const asked = await Promise.all(inProgress.map(({ request }) => isUncertain(guard, request)));
      assert.deepEqual(asked, [true, way === 'batch', way === 'batch']);
      run.stop();
      await running;
      await history.refresh();
    });

  it('doesn’t list them in its own window, which knows that they are in progress', async () => {
    const history = await openWindow();
    await history.begin(inProgress, target);
    await history.refresh();
    assert.deepEqual(history.exchanges, []);
  });

  it('stops listing them in another window once they have ended', async () => {
    const history = await openWindow();
    const ended = await history.begin(inProgress, target);
    const other = await openWindow();
    assert.equal(other.exchanges.length, 3);
    const refused = { ...created, response: { ...created.response, status: 400 } };
    history.add({ id: 'refused', source: undefined, outcome: { ...refused, startedAt: Date.now() } });
    ended();
    await history.refresh();
    await other.refresh();
    assert.deepEqual(
      other.exchanges.map(({ id }) => id),
      ['refused'],
    );
  });

  it('reports them as uncertain to the next window if their outcome couldn’t be written', async () => {
    const history = await openWindow();
    const ended = await history.begin(inProgress, target);
    // A folder is in the place of the file.
    await mkdir(path.join(folder, 'history', '00000000000001-created.json', 'x'), { recursive: true });
    history.add({ id: 'created', source: undefined, outcome: created });
    ended();
    await history.refresh();
    const guard = guardOf(await openWindow());
    for (const { request } of inProgress) assert.ok(await isUncertain(guard, request));
  });

  it('keeps only their outcome once they have ended', async () => {
    const history = await openWindow();
    const ended = await history.begin(inProgress, target);
    history.add({ id: 'created', source: undefined, outcome: created });
    ended();
    await history.refresh();
    for (const window of [history, await openWindow()])
      assert.deepEqual(
        window.exchanges.map(({ id }) => id),
        ['created'],
      );
  });
});
