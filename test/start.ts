// `npm start`: the extension in a real VS Code, on the examples.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './host/build.ts';
import { Editor } from './host/screen/editor.ts';
import { data, examples, logs, repository } from './host/folders.ts';
import { installChromium } from './host/install-chromium.ts';
import { step } from './host/progress.ts';
import { sendExample } from './host/screen/send-example.ts';
import { startServer, type VSCodeServer } from './host/vscode/server.ts';
import { runThenStopEverything, stopEverything } from './host/processes/stopping.ts';
import { openWindow, startBrowser, windowAddress } from './host/vscode/window.ts';

/** Sent once, to see that everything works; from the root of the examples. */
const EXAMPLE = 'corrected/create-device-management-script-device-state.http';

const HELP = `Usage: npm start [-- --once | --desktop]

Opens the extension in a real VS Code that runs in the browser, on the request files in test/examples. What is missing is
installed on the first run, into .vscode-test. One example is sent first, to see that everything works; the address to open
is printed then, and VS Code stays until Ctrl-C.

  --once     end after the example: exit code 0 if the response panel showed its response
  --desktop  open your own desktop VS Code instead (its command \`code\` must be on the PATH)
  --help     show this`;

await runThenStopEverything(async () => {
  let options;
  try {
    const boolean = { type: 'boolean', default: false } as const;
    options = parseArgs({ options: { once: boolean, desktop: boolean, help: boolean } }).values;
    if (options.once && options.desktop) throw new Error('--once and --desktop exclude each other.');
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  return options.desktop ? await openDesktop() : await openInBrowser(options.once);
});

async function openInBrowser(isOnce: boolean): Promise<number> {
  const [server] = await Promise.all([
    startServer({ dataFolder: path.join(data, 'start'), logFile: path.join(logs, 'start-server.log') }),
    build(),
    installChromium(),
  ]);
  await step(`Sending ${EXAMPLE} in VS Code, to see that everything works`, () => proveThatItWorks(server));
  if (isOnce) return 0;

  console.log(`
VS Code is open on test/examples. Its address, for a browser on this machine (Ctrl-C here ends it):

  ${windowAddress(server, { folder: examples, extension: repository, file: path.join(examples, EXAMPLE) })}
`);
  const code = await server.ended;
  // If it ended because this process is told to end, that is where this process ends.
  await stopEverything();
  console.error(
    `The VS Code server ended by itself with exit code ${code}; see ${path.join(logs, 'start-server.log')}`,
  );
  return 1;
}

/**
 * Does in a window of its own what a person would do first, prints what the response panel then shows, closes the window.
 *
 * @throws if the panel shows anything but a 201
 */
async function proveThatItWorks(server: VSCodeServer): Promise<void> {
  const browser = await startBrowser();
  const content = { folder: examples, extension: repository };
  const { page } = await openWindow(browser, server, content, path.join(logs, 'start-window.log'));
  const editor = new Editor(page, examples);
  let response;
  try {
    response = await sendExample(editor, EXAMPLE);
  } catch (error) {
    const screenshot = await editor.screenshot('start-failed');
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nScreenshot: ${screenshot}`, {
      cause: error,
    });
  }
  const screenshot = await editor.screenshot('start');
  console.log(`\n${response.status}\n${response.body}\n\nScreenshot: ${screenshot}`);
  await browser.close();
  if (!response.status.startsWith('201')) throw new Error(`The response panel was expected to show "201 Created".`);
}

async function openDesktop(): Promise<number> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const code = folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
  if (code === undefined) {
    console.error(
      'There is no command `code` on the PATH. In VS Code, run "Shell Command: Install \'code\' command in PATH" from the ' +
        'command palette (on Windows and Linux its installer does that), or leave out --desktop.',
    );
    return 1;
  }
  await build();
  // It hands over to VS Code and ends at once; VS Code itself is meant to stay.
  const child = spawn(code, [`--extensionDevelopmentPath=${repository}`, examples], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  return exitCode ?? 1;
}
