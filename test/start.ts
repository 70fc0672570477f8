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

/** Sent once, to check that everything works; relative to the folder of the examples. */
const EXAMPLE = 'corrected/create-device-management-script-device-state.http';

const HELP = `Usage: npm start [-- --once | --desktop]

Opens the extension in a real VS Code in the browser, with the request files in test/examples. The first run installs what is
missing (into .vscode-test). Then one example is sent, to check that everything works, and the address to open is printed.
VS Code runs until you press Ctrl-C.

  --once     exit after the example, with exit code 0 if the response panel showed its response
  --desktop  open your own desktop VS Code instead (its command \`code\` must be on the PATH)
  --help     show this`;

await runThenStopEverything(async () => {
  let options;
  try {
    const boolean = { type: 'boolean', default: false } as const;
    options = parseArgs({ options: { once: boolean, desktop: boolean, help: boolean } }).values;
    if (options.once && options.desktop) throw new Error("--once and --desktop can't be combined.");
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
  await step(`Sending ${EXAMPLE} in VS Code, to check that everything works`, () => checkThatItWorks(server));
  if (isOnce) return 0;

  console.log(`
VS Code is running with test/examples. Open this address in a browser on this machine (Ctrl-C here stops VS Code):

  ${windowAddress(server, { folder: examples, extension: repository, file: path.join(examples, EXAMPLE) })}
`);
  const code = await server.ended;
  // If it ended because this process was told to end, this process ends here.
  await stopEverything();
  console.error(
    `The VS Code server ended unexpectedly with exit code ${code}; see ${path.join(logs, 'start-server.log')}`,
  );
  return 1;
}

/**
 * Does what a user would do first, in a separate window, prints what the response panel then shows, and closes the window.
 *
 * @throws if the panel shows anything but a 201
 */
async function checkThatItWorks(server: VSCodeServer): Promise<void> {
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
  if (!response.status.startsWith('201')) throw new Error(`Expected the response panel to show "201 Created".`);
}

async function openDesktop(): Promise<number> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const code = folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
  if (code === undefined) {
    console.error(
      'The command `code` is not on the PATH. In VS Code, run "Shell Command: Install \'code\' command in PATH" from the ' +
        'command palette (on Windows and Linux, the installer does that), or omit --desktop.',
    );
    return 1;
  }
  await build();
  // It hands over to VS Code and ends at once; VS Code itself keeps running.
  const child = spawn(code, [`--extensionDevelopmentPath=${repository}`, examples], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  return exitCode ?? 1;
}
