// Runs in VS Code's extension host: shows bodies of 10 MB in the response panel, and measures how long that blocks the host.
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { ResponsePanel } from '../../../src/editor/response-panel/response-panel.ts';
import type { Exchange } from '../../../src/send/exchange.ts';
import { withNothingHidden } from '../../../src/send/prepared-request.ts';
import { targetOf } from '../../../src/send/target.ts';
import { panelPhases, phaseFile, phaseLength, type PanelPhase } from '../panel-phases.ts';
import { longestBlock } from './longest-block.ts';
import { writeTable, type Table } from './report.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('graph-run-states.graph-run-states');
  const file = process.env[phaseFile];
  if (!extension || file === undefined)
    throw new Error(`The extension must be installed, and ${phaseFile} must be set.`);
  const nothing = (): undefined => undefined;
  const panel = new ResponsePanel(extension.extensionUri, { previousOf: nothing, get: nothing });
  panel.showExchange(exchange('{"id":"1"}'));
  // The very first response pays for what VS Code loads once.
  await sleep(phaseLength);
  const table: Table = {};
  for (const phase of panelPhases) {
    const body = bodyOf(phase);
    const start = Date.now();
    await writeFile(file, phase);
    const block = await longestBlock(async () => {
      if (body !== undefined) panel.showExchange(exchange(body));
      await sleep(phaseLength);
    });
    table[phase] = { start, 'extension host': block };
  }
  await writeTable(table);
  panel.dispose();
}

function bodyOf(phase: PanelPhase): string | undefined {
  if (phase === panelPhases[4]) return 'x'.repeat(10_000_000);
  if (phase !== panelPhases[1] && phase !== panelPhases[5]) return undefined;
  const value = Array.from({ length: 40_000 }, (_, index) => ({
    id: `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
    runState: 'success',
    resultMessage: 'x'.repeat(115),
    lastStateUpdateDateTime: '2026-01-31T08:30:00Z',
  }));
  return JSON.stringify({ value });
}

const exchange = (body: string): Exchange => ({
  id: `${body.length}`,
  source: undefined,
  outcome: {
    kind: 'response',
    target: targetOf('sandbox'),
    request: withNothingHidden({ method: 'GET', url, headers: [], body: undefined, droppedHeaders: [] }),
    response: { status: 200, statusText: '', headers: [], body },
    account: undefined,
    startedAt: Date.now(),
    milliseconds: 1,
    attempts: 1,
  },
});
