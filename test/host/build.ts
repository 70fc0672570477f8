import { rm } from 'node:fs/promises';
import path from 'node:path';
import { runChild } from './child.ts';
import { repository } from './folders.ts';
import { step } from './progress.ts';

/**
 * Builds the extension and the suites that run inside VS Code.
 *
 * @throws with the compiler's output
 */
export async function build(): Promise<void> {
  await step('Building the extension', async () => {
    // Every suite found there is run, so one whose source is gone must not stay.
    await rm(path.join(repository, 'dist/test'), { recursive: true, force: true });
    await runChild(process.execPath, ['esbuild.mjs']);
  });
}
