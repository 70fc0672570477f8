// What VS Code's extension host loads and runs: every editor test that was bundled next to this file.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { runAndReport } from '../host/suites/mocha-report.ts';

const MILLISECONDS_PER_TEST = 60_000;

/** Closes what a suite has opened: this extension checks everything again that is open, and VS Code moves each editor aside. */
const closeEditors = async (): Promise<void> => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
};

/** @throws if a test failed: VS Code then ends with exit code 1 */
export async function run(): Promise<void> {
  // Bundled as CommonJS, where __dirname is the folder of the bundle; mocha itself is not bundled.
  const { default: Mocha } = await import('mocha');
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.cjs'),
  );
  const failures = await runAndReport(
    Mocha,
    files.sort().map((file) => path.join(__dirname, file)),
    { timeout: MILLISECONDS_PER_TEST, jobs: 1, afterSuite: closeEditors },
  );
  if (failures > 0) throw new Error(`${failures} failed`);
}
