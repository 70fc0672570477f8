import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { run } from '../../../src/cli/run.ts';

const request = (collection: string, body: string): string =>
  `POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/${collection}\n` +
  `Content-Type: application/json\n\n{\n  ${body}\n}\n`;

/** A request with no problem. */
export const clean = request('deviceRunStates', '"errorCode": 0');

/** A request with one problem, a warning: read-only-property on line 5, columns 3 to 6. */
export const warning = request('deviceRunStates', '"id": "1"');

/** A request with one problem, an error: wrong-type on line 5, columns 16 and 17. */
export const error = request('deviceRunStates', '"errorCode": ""');

/** A request with one problem, of severity information: deep-insert on line 5. */
export const information = request('userRunStates', '"deviceRunStates": []');

/** Files by their path from the folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The result of a run of the command line. */
export interface Ran {
  readonly exitCode: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** A new folder that is deleted after the suite. Call it in a `describe`. */
export function temporaryFolder(): (name?: string) => string {
  let folder = '';
  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'graph-run-states-')));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (name = '') => path.join(folder, name);
}

/** Writes files below a folder, which is created if it doesn’t exist. */
export function writeFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/**
 * The command line as it ships, built for the suite. Call it in a `describe`.
 *
 * @returns runs it in a folder, after writing the files to it
 */
export function commandLine(): (folder: string, files: Files, args: readonly string[]) => Ran {
  const built = temporaryFolder();
  before(async () => {
    await buildCommandLine(built('cli.mjs'));
  });
  return (folder, files, args) => {
    writeFiles(folder, files);
    const { status, stdout, stderr } = spawnSync(process.execPath, [built('cli.mjs'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { exitCode: status, output: stdout, complaints: stderr };
  };
}

/** Runs the command line in this process, which saves the time to start Node. */
export async function runHere(folder: string, files: Files, args: readonly string[]): Promise<Ran> {
  writeFiles(folder, files);
  const ran = { output: '', complaints: '' };
  const exitCode = await run(args, {
    folder,
    colour: false,
    write: ({ text }) => {
      ran.output += text;
      return Promise.resolve();
    },
    complain: ({ text }) => {
      ran.complaints += `${text}\n`;
    },
  });
  return { exitCode, ...ran };
}

/** Builds src/cli/main.ts as esbuild.mjs does for the package. */
export async function buildCommandLine(outfile: string): Promise<void> {
  await esbuild.build({
    bundle: true,
    minify: true,
    logLevel: 'warning',
    entryPoints: [fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))],
    outfile,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  });
}
