import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startChild } from '../processes/child.ts';
import { repository } from '../folders.ts';
import type { Print, RunTotals } from './follow-report.ts';

interface Outcome {
  readonly command: string;
  readonly code: number;
  readonly milliseconds: number;
  readonly output: readonly string[];
}

/**
 * Runs the commands of the script "check" in package.json in parallel, so that each passes or fails on its own. Their output is
 * shown only if they fail.
 */
export async function runChecks(print: Print): Promise<RunTotals> {
  const { scripts } = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly check: string };
  };
  const running = scripts.check.split('&&').map((command) => runCommand(command.trim()));
  let passed = 0;
  let failed = 0;
  for (const { command, code, milliseconds, output } of await Promise.all(running)) {
    print(`  ${code === 0 ? '✓' : '✗'} ${command} (${Math.round(milliseconds)} ms)`);
    if (code === 0) passed += 1;
    else {
      failed += 1;
      for (const line of output) print(`    ${line}`);
    }
  }
  return { passed, failed, suites: new Map() };
}

async function runCommand(command: string): Promise<Outcome> {
  const commands = path.join(repository, 'node_modules/.bin');
  const env = { PATH: `${commands}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const started = performance.now();
  const output: string[] = [];
  const [program = '', ...args] = command.split(/\s+/);
  const code = await startChild(program, args, { env, isInBackground: true, onLine: (line) => output.push(line) })
    .ended;
  return { command, code, milliseconds: performance.now() - started, output };
}
