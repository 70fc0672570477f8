import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { logs, repository, temporaryFolder } from '../host/folders.ts';
import { startServer } from '../host/vscode/server.ts';
import { until } from '../host/until.ts';
import { openWindow, startBrowser } from '../host/vscode/window.ts';
import { readTable, tableFile, type Table } from './in-vscode/report.ts';
import { panelPhases, phaseFile, phaseLength } from './panel-phases.ts';

interface Gap {
  readonly end: number;
  readonly length: number;
}

/** Records every time of more than 8 ms in which the page was blocked. */
const recordGaps = `(() => {
  globalThis.gaps = [];
  let last = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    if (now - last > 8) gaps.push({ end: Date.now(), length: now - last });
    last = now;
    setTimeout(() => channel.port2.postMessage(undefined), 1);
  };
  channel.port2.postMessage(undefined);
})()`;

/** The longest time in milliseconds that a body of 10 MB blocks the extension host, the page of the panel, and the window. */
export async function panelTable(): Promise<Table> {
  const folder = await temporaryFolder('bench-panel');
  const [tablePath, phasePath] = [path.join(folder, 'table.json'), path.join(folder, 'phase')];
  await rm(tablePath, { force: true });
  const env = { [tableFile]: tablePath, [phaseFile]: phasePath };
  const [server, browser] = await Promise.all([
    startServer({ dataFolder: path.join(folder, 'data'), logFile: path.join(logs, 'bench-panel-server.log'), env }),
    startBrowser(),
  ]);
  const content = {
    folder,
    extension: repository,
    tests: path.join(repository, 'dist/test/bench/in-vscode/panel.cjs'),
  };
  const { page, testsEnded } = await openWindow(browser, server, content, path.join(logs, 'bench-panel-window.log'));
  const frame = await until('the panel', () => panelIn(page));
  if (!frame) throw new Error('The panel wasn’t found.');
  await frame.evaluate(recordGaps);
  await page.evaluate(recordGaps);
  const inPanel = await usePanel(frame, phasePath);
  const inWindow = await gapsIn(page);
  const code = await testsEnded;
  if (code !== 0) throw new Error(`The bench for the panel ended with exit code ${code}.`);
  await browser.close();
  await server.stop();
  const table = await readTable(tablePath);
  return Object.fromEntries(
    Object.entries(table).map(([phase, { start = 0, 'extension host': host = 0 }]) => [
      phase,
      { 'extension host': host, panel: longest(inPanel, start), window: longest(inWindow, start) },
    ]),
  );
}

async function panelIn(page: Page): Promise<Frame | undefined> {
  for (const frame of page.frames())
    if (frame !== page.mainFrame() && (await frame.locator('[data-testid="status"]').count()) > 0) return frame;
  return undefined;
}

/** Does in the panel what the phases say. @returns the panel's gaps, until the document hides it */
async function usePanel(frame: Frame, phasePath: string): Promise<Gap[]> {
  const reached = (index: number): Promise<string> =>
    until(
      panelPhases[index] ?? '',
      async () => readFile(phasePath, 'utf8'),
      (phase) => phase === panelPhases[index],
      60,
    );
  await reached(2);
  for (let part = 0; part < 10; part++) await frame.locator('#more').click();
  await reached(3);
  await frame.locator('#layout').click();
  await reached(5);
  await frame.locator('[data-testid="list"]').waitFor();
  const gaps = await gapsIn(frame);
  await frame.locator('#openBody').click();
  await new Promise((done) => setTimeout(done, phaseLength - 1500));
  return gaps;
}

const gapsIn = (place: Frame | Page): Promise<Gap[]> => place.evaluate<Gap[]>('gaps');

const longest = (gaps: readonly Gap[], start: number): number =>
  Math.round(
    Math.max(0, ...gaps.filter(({ end }) => end > start && end <= start + phaseLength).map(({ length }) => length)),
  );
