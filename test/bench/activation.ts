import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from '../host/build.ts';
import { runChild } from '../host/processes/child.ts';
import { logs, repository, temporaryFolder } from '../host/folders.ts';
import { startServer } from '../host/vscode/server.ts';
import { openWindow, startBrowser } from '../host/vscode/window.ts';
import { type Activation, activationFile } from './in-vscode/activation-result.ts';
import type { Table } from './in-vscode/report.ts';

/** How many windows of each kind are opened, in turn. */
const windows = 3;

const request = 'GET https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates\n';
const fence = '```';

/** The file that is open in the window. */
const files: Readonly<Record<string, readonly [name: string, text: string]>> = {
  'only JSON': ['settings.json', '{ "editor.tabSize": 2 }\n'],
  'Markdown without requests': ['README.md', `# A page\n\n${fence}sh\nnpm start\n${fence}\n`],
  'Markdown with a request': ['REQUESTS.md', `# A page\n\n${fence}http\n${request}${fence}\n`],
  'a request file': ['run-states.http', request],
};

/**
 * What activation costs with each kind of file open, compared with an extension that does nothing: median milliseconds, and
 * bytes of code.
 *
 * @param extension the folder of another version of this extension, built with `--minify`
 */
export async function activationTable(extension?: string): Promise<Table> {
  const folder = await temporaryFolder('bench-activation');
  const copy = path.join(folder, 'extension');
  const packaged = extension === undefined ? await copyOfPackage(copy) : await copyExtension(extension, copy);
  const [server, browser] = await Promise.all([
    startServer({
      dataFolder: path.join(folder, 'data'),
      logFile: path.join(logs, 'bench-activation-server.log'),
    }),
    startBrowser(),
  ]);
  const extensions = {
    'an empty extension': path.join(repository, 'test/bench/empty-extension'),
    'this extension': packaged,
  };
  const found = new Map<string, Activation[]>();
  for (let index = 0; index < windows; index++)
    for (const [title, [name, text]] of Object.entries(files))
      for (const [extensionName, root] of Object.entries(extensions)) {
        const key = `${title}: ${extensionName}`;
        const results = found.get(key) ?? [];
        results.push(await activationIn(name, text, root));
        found.set(key, results);
      }
  await browser.close();
  await server.stop();
  return Object.fromEntries(Array.from(found, ([key, results]) => [key, summary(results)]));

  async function activationIn(name: string, text: string, root: string): Promise<Activation> {
    const content = path.join(folder, 'content');
    await rm(content, { recursive: true, force: true });
    await mkdir(content);
    await writeFile(path.join(content, name), text);
    const window = {
      folder: content,
      extension: root,
      tests: path.join(repository, 'dist/test/bench/in-vscode/activation.cjs'),
    };
    const { page, testsEnded } = await openWindow(
      browser,
      server,
      window,
      path.join(logs, 'bench-activation-window.log'),
    );
    await testsEnded;
    await page.context().close();
    return JSON.parse(await readFile(path.join(content, activationFile), 'utf8')) as Activation;
  }
}

/** Builds the extension as it ships and copies it, and then builds again what runs in the window. */
async function copyOfPackage(to: string): Promise<string> {
  await runChild(process.execPath, ['esbuild.mjs', '--minify']);
  await copyExtension(repository, to);
  await build();
  return to;
}

/** A copy that only the bench activates, and not the settings file that VS Code opens automatically at some point. */
async function copyExtension(from: string, to: string): Promise<string> {
  for (const name of ['dist', 'l10n', 'media', 'package.nls.json', 'snippets', 'syntaxes'])
    await cp(path.join(from, name), path.join(to, name), { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(from, 'package.json'), 'utf8')) as object;
  await writeFile(path.join(to, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return to;
}

function summary(results: readonly Activation[]): Record<string, number> {
  const median = (of: (result: Activation) => number): number =>
    results.map(of).toSorted((a, b) => a - b)[results.length >> 1] ?? Number.NaN;
  return {
    milliseconds: Math.round(median(({ milliseconds }) => milliseconds) * 10) / 10,
    bytes: median(({ bytes }) => bytes),
    'bytes after 2 s': median(({ bytesAfterwards }) => bytesAfterwards),
  };
}
