import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startChild } from '../child.ts';
import { repository } from '../folders.ts';
import type { Print, Totals } from '../follow-report.ts';

/**
 * Runs the commands of the script "check" in package.json one by one, so that each of them passes or fails for itself.
 * What they print is shown only if they fail.
 */
export async function runChecks(print: Print): Promise<Totals> {
  const { scripts } = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly check: string };
  };
  const commands = path.join(repository, 'node_modules/.bin');
  const env = { PATH: `${commands}${path.delimiter}${process.env['PATH'] ?? ''}` };
  let passed = 0;
  let failed = 0;
  for (const command of scripts.check.split('&&').map((part) => part.trim())) {
    const started = performance.now();
    const output: string[] = [];
    const [program = '', ...args] = command.split(/\s+/);
    const code = await startChild(program, args, { env, onLine: (line) => output.push(line) }).ended;
    const duration = `(${Math.round(performance.now() - started)} ms)`;
    if (code === 0) {
      passed += 1;
      print(`  ✓ ${command} ${duration}`);
    } else {
      failed += 1;
      print(`  ✗ ${command} ${duration}`);
      for (const line of output) print(`    ${line}`);
    }
  }
  return { passed, failed };
}
