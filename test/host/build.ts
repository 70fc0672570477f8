import path from 'node:path';
import { runChild } from './processes/child.ts';
import { scratch } from './folders.ts';
import { withLock } from './processes/lock.ts';
import { step } from './progress.ts';

/**
 * Builds the extension and the suites that run inside VS Code.
 *
 * @throws with the compiler's output
 */
export async function build(): Promise<void> {
  await withLock(
    path.join(scratch, 'build.lock'),
    () => step('Building the extension', () => runChild(process.execPath, ['esbuild.mjs'])),
    (pid) => {
      console.log(`· Waiting for process ${pid}, which is building the extension`);
    },
  );
}
