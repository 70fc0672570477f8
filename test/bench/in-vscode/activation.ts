// Runs in VS Code's extension host: opens the file in the folder, and measures what that costs the extension under development.
import { statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import { later } from '../../host/later.ts';
import { type Activation, activationFile } from './activation-result.ts';

/** Milliseconds in which VS Code asks for everything about the document after activation. */
const settleTime = 2000;

export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const extension = vscode.extensions.all.find(({ id }) => id.startsWith('graph-run-states.'));
  if (folder === undefined || extension === undefined) throw new Error('The bench needs a folder and an extension.');
  if (extension.isActive) throw new Error('The extension is already active.');
  // The very first module pays for what Node and VS Code load once to load modules.
  const warmUp = 'data:text/javascript,';
  await import(warmUp);
  let bytes = 0;
  let startedAt: number | undefined;
  const activated = later<Pick<Activation, 'milliseconds' | 'bytes'>>();
  registerHooks({
    load: (url, context, next) => {
      if (url.startsWith('file:') && fileURLToPath(url).startsWith(extension.extensionPath)) {
        if (startedAt === undefined) {
          const start = (startedAt = performance.now());
          // Activation has started by now, and is done when this promise resolves.
          void extension.activate().then(() => {
            activated.resolve({ milliseconds: performance.now() - start, bytes });
          }, activated.reject);
        }
        bytes += statSync(fileURLToPath(url)).size;
      }
      return next(url, context);
    },
  });
  for (const name of await readdir(folder.uri.fsPath))
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
  // Meanwhile, other extensions load. By then, a request file has activated this one, which contributes its language.
  await sleep(settleTime);
  await extension.activate();
  const found = await activated.promise;
  await sleep(settleTime);
  const result: Activation = { ...found, bytesAfterwards: bytes };
  await writeFile(path.join(folder.uri.fsPath, activationFile), JSON.stringify(result));
}
