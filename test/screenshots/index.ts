// `npm run screenshots`: the pictures of the README, taken in the real editor, in a light and a dark theme. They show what the
// editor does: a picture that can't be taken is a bug.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from '../host/build.ts';
import { Editor } from '../host/screen/editor.ts';
import { logs, repository, temporaryFolder } from '../host/folders.ts';
import { keybindings } from '../host/screen/keybindings.ts';
import { step } from '../host/progress.ts';
import { moveMouseAway } from '../host/screen/screen.ts';
import { startServer } from '../host/vscode/server.ts';
import { runThenStopEverything } from '../host/processes/stopping.ts';
import { until } from '../host/until.ts';
import { openWindow, startBrowser } from '../host/vscode/window.ts';
import { animation, type Shot } from './animation.ts';

const folder = path.join(repository, 'media/readme');

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' } as const;

/** Hides what isn't about requests. */
const quiet = {
  'workbench.activityBar.location': 'hidden',
  'workbench.sideBar.location': 'right',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.editorActionsLocation': 'default',
  'window.commandCenter': false,
  'window.title': 'Visual Studio Code',
  'breadcrumbs.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.matchBrackets': 'never',
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.overviewRulerBorder': false,
};

const collection = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1111/deviceRunStates';

/** Four devices, one of which has a script that doesn't exist. */
const severalRequests = ['laptop-17', 'laptop-18', 'laptop-19', 'laptop-20']
  .map((device, index) =>
    [
      `### ${device}`,
      ...(index === 2 ? ['# @sandbox 404'] : []),
      `POST ${collection}`,
      'Content-Type: application/json\n',
      `{ "runState": "success", "resultMessage": "${device} is encrypted" }\n`,
    ].join('\n'),
  )
  .join('\n');

await runThenStopEverything(async () => {
  await build();
  await mkdir(folder, { recursive: true });
  const browser = await startBrowser();
  for (const [name, theme] of Object.entries(themes))
    await step(`Taking pictures in the ${name} theme`, () => takePictures(browser, name, theme));
  return 0;
});

async function takePictures(browser: Browser, name: string, theme: string): Promise<void> {
  const server = await startServer({
    dataFolder: await temporaryFolder('screenshots'),
    logFile: path.join(logs, 'screenshots-server.log'),
    keybindings,
    settings: { ...quiet, 'workbench.colorTheme': theme },
  });
  const logFile = path.join(logs, 'screenshots-window.log');
  const size = { width: 1080, height: 600 };
  const { page } = await openWindow(browser, server, { extension: repository }, logFile, { size });
  const editor = new Editor(page, repository);
  const save = (what: string, extension: string, content: Buffer): Promise<void> =>
    writeFile(path.join(folder, `${what}-${name}.${extension}`), content);

  const shots: Shot[] = [];
  for await (const shot of fromProblemToResponse(editor)) shots.push(shot);
  await save('demo', 'gif', await animation(shots));
  await editor.closeEverything();

  await newFile(editor);
  await editor.type('drs-');
  await editor.suggestions();
  await save('snippets', 'png', await settled(editor));
  await editor.closeEverything();

  await newFile(editor);
  await editor.paste(severalRequests);
  await editor.statusBarItem(/^Ln \d\d/).waitFor();
  await editor.runCommand('Graph Run States: Send All in File…');
  await editor.quickInput.choose('As JSON Batch');
  await until(
    'the results',
    () => editor.webviewText('summary'),
    (text) => text.includes('failed'),
  );
  await save('results', 'png', await settled(editor));
  await page.context().close();
  await server.stop();
}

/** An empty request file. */
async function newFile(editor: Editor): Promise<void> {
  await editor.runCommand('Create: New File...');
  await editor.quickInput.choose('Graph Request');
  await editor.page.getByPlaceholder('Choose what to create').waitFor();
  await editor.press('Escape');
}

/** The first minute: a problem, its message, its fix, and the response of the sandbox. */
async function* fromProblemToResponse(editor: Editor): AsyncGenerator<Shot> {
  const shot = async (milliseconds: number): Promise<Shot> => ({ png: await settled(editor), milliseconds });
  await editor.runCommand('Graph Run States: Open Example Intune Request');
  await editor.squiggles('error').first().waitFor();
  yield await shot(1800);
  const value = editor.page.locator('.view-line span', { hasText: /^"?sucess"?$/ }).last();
  await editor.tooltip(value, 'sucess');
  yield await shot(2600);
  await moveMouseAway(editor.page);
  await editor.press('Escape');
  await editor.press('Control+.');
  await editor.page.locator('.action-widget').getByText("Replace with 'success'", { exact: true }).waitFor();
  yield await shot(2000);
  await editor.press('Enter');
  await editor.squiggles('error').first().waitFor({ state: 'hidden' });
  yield await shot(1400);
  await editor.press('Control+Alt+R');
  await editor.webview('[data-testid="status"]');
  yield await shot(5000);
}

/** The window, once it no longer changes. */
async function settled(editor: Editor): Promise<Buffer> {
  let before: Buffer | undefined;
  return until(
    'the window to stop changing',
    () => editor.page.screenshot(),
    (picture) => {
      const isSame = before?.equals(picture) === true;
      before = picture;
      return isSame;
    },
  );
}
