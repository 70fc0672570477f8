// The first file that runs in a fresh clone, so it needs only Node: it installs the dependencies of the project if they are
// missing or don't match package-lock.json, then hands over to the TypeScript file that does the work.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = /** @type {const} */ ([20, 19]);

const repository = path.resolve(import.meta.dirname, '../..');

/**
 * Never returns: the process ends with the exit code of the entry.
 *
 * @param {string} entry the TypeScript file to run, from the root of the repository
 */
export async function bootstrap(entry) {
  requireNode();
  if (!dependenciesMatchLockFile()) await installDependencies();
  // Through the channel ("ipc"), the entry notices when this process is gone, even if it was killed and couldn't pass on a signal.
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...process.argv.slice(2)], {
    cwd: repository,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.exit(await exitCode(child));
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `Node ${OLDEST_NODE.join('.')} or later is required; this is ${process.versions.node} (${process.execPath}).`,
  );
  process.exit(1);
}

/**
 * npm writes node_modules/.package-lock.json as the last step of an install; after an interrupted one, it doesn't match.
 * Optional packages are ignored: most of them are for other platforms.
 */
function dependenciesMatchLockFile() {
  const installed = lockedPackages('node_modules/.package-lock.json');
  const wanted = lockedPackages('package-lock.json');
  return Object.entries(wanted).every(
    ([folder, { version, optional }]) => folder === '' || optional === true || installed[folder]?.version === version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>} by folder; empty if the file doesn't exist
 */
function lockedPackages(file) {
  const fullPath = path.join(repository, file);
  if (!existsSync(fullPath)) return {};
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(fullPath, 'utf8'));
  return /** @type {{ packages?: Record<string, { version?: string, optional?: boolean }> }} */ (lock).packages ?? {};
}

/** Shows npm's output only if it fails, and then ends the process. */
async function installDependencies() {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log('· Installing dependencies (npm ci)');
  const ticking = setInterval(() => {
    console.log(`· … still installing dependencies (${seconds()})`);
  }, 10_000);
  // No package here needs its install script: esbuild's binary and the like come as optional packages.
  const npm = ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const attended = fileURLToPath(new URL('processes/attended.mjs', import.meta.url));
  const child = spawn(process.execPath, [attended, ...(process.platform === 'win32' ? ['cmd', '/c'] : []), ...npm], {
    cwd: repository,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  const code = await exitCode(child);
  clearInterval(ticking);
  if (code !== 0) {
    console.error(`${output}\nnpm ci failed with exit code ${code} after ${seconds()}.`);
    process.exit(code);
  }
  console.log(`✓ Installed dependencies (${seconds()})`);
}

/**
 * Waits for the child, and passes on to it the signals that would end this process.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 or more if a signal ended it or this process, as in shells
 */
async function exitCode(child) {
  const numbers = /** @type {const} */ ({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 });
  const signals = /** @type {(keyof typeof numbers)[]} */ (Object.keys(numbers));
  /** @type {Map<NodeJS.Signals, () => void>} */
  const listeners = new Map();
  let signalCode = 0;
  for (const signal of signals) {
    const passOn = () => {
      signalCode = 128 + numbers[signal];
      child.kill(signal);
    };
    listeners.set(signal, passOn);
    process.on(signal, passOn);
  }
  const callers = callersOfThisProcess();
  const watching = setInterval(() => {
    if (callersOfThisProcess() !== callers) listeners.get('SIGHUP')?.();
  }, 500);
  return await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      clearInterval(watching);
      for (const [name, passOn] of listeners) process.off(name, passOn);
      resolve(signalCode !== 0 && code !== 0 ? signalCode : (code ?? (signal === 'SIGKILL' ? 137 : 1)));
    });
  });
}

/**
 * The processes that this one must not outlive: its parent, and npm behind it. npm runs scripts in a shell, which survives if
 * npm is killed. On systems that don't say (they have no /proc), only the parent.
 */
function callersOfThisProcess() {
  const parent = `/proc/${process.ppid}/status`;
  const isRunByNpm = process.env['npm_lifecycle_event'] !== undefined;
  const grandparent = isRunByNpm && existsSync(parent) ? /^PPid:\s*(\d+)/m.exec(readFileSync(parent, 'utf8'))?.[1] : '';
  return `${process.ppid} ${grandparent ?? ''}`;
}
