import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { History } from '../../src/editor/history/history.ts';
import { isUncertain } from '../../src/send/certainty.ts';
import type { Exchange } from '../../src/send/exchange.ts';
import type { Outcome } from '../../src/send/outcome.ts';
import { withNothingHidden } from '../../src/send/prepared-request.ts';
import { targetOf } from '../../src/send/target.ts';

const request = withNothingHidden({
  method: 'POST',
  url: 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates',
  headers: [],
  body: '{}',
  droppedHeaders: [],
});
const sent = { target: targetOf('global'), request, account: undefined, startedAt: 1, milliseconds: 0, attempts: 1 };
const unfinished: Exchange = {
  id: 'unfinished',
  source: undefined,
  outcome: { ...sent, kind: 'cancelled', mayHaveArrived: true },
};
const created: Outcome = {
  ...sent,
  kind: 'response',
  response: { status: 201, statusText: 'Created', headers: [], body: '{"id":"1"}' },
};

describe('the history of a window that is closed while something is under way', () => {
  let folder: string;
  const openWindow = async (): Promise<History> => {
    const history = new History(vscode.Uri.file(folder));
    await history.refresh();
    return history;
  };

  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'history-'))));

  afterEach(() => rm(folder, { recursive: true }));

  it('tells the next one that it may have been carried out', async () => {
    await (await openWindow()).begin(unfinished);
    const next = await openWindow();
    assert.deepEqual(
      next.exchanges.map(({ outcome }) => isUncertain(outcome)),
      [true],
    );
  });

  it('leaves nothing of that once it has ended', async () => {
    const history = await openWindow();
    const ended = await history.begin(unfinished);
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
