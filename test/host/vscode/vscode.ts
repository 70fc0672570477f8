// What a test runner can start instead of a desktop VS Code: it opens a headless window with the given folder, runs the tests
// of the extension under development, and ends with their exit code.
import path from 'node:path';
import { logs, temporaryFolder } from '../folders.ts';
import { BARE_SETTINGS, startServer } from './server.ts';
import { runThenStopEverything } from '../processes/stopping.ts';
import { openWindow, startBrowser } from './window.ts';

/**
 * Nothing reads the screen of this window: what is there only to be seen costs most of its time, above all tabs, which are all
 * laid out again when one is added. What VS Code would request from an extension in order to draw, the tests request
 * themselves.
 */
const UNSEEN_SETTINGS = {
  ...BARE_SETTINGS,
  'editor.colorDecorators': false,
  'editor.glyphMargin': false,
  'editor.inlayHints.enabled': 'off',
  'editor.lightbulb.enabled': 'off',
  'editor.lineNumbers': 'off',
  'editor.links': false,
  'editor.matchBrackets': 'never',
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'editor.semanticHighlighting.enabled': false,
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'editor.unicodeHighlight.invisibleCharacters': false,
  'editor.wordBasedSuggestions': 'off',
  'problems.decorations.enabled': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.editor.showTabs': 'none',
  'workbench.localHistory.enabled': false,
  'workbench.statusBar.visible': false,
};

/** Other options of the desktop VS Code (about its sandbox, graphics, updates) are ignored. */
function option(name: string): string | undefined {
  const start = `--${name}=`;
  return process.argv.find((arg) => arg.startsWith(start))?.slice(start.length);
}

await runThenStopEverything(async () => {
  const extension = option('extensionDevelopmentPath');
  const tests = option('extensionTestsPath');
  if (extension === undefined || tests === undefined) {
    throw new Error('Both --extensionDevelopmentPath=<folder> and --extensionTestsPath=<module> are required.');
  }
  const folder = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
  const [server, browser] = await Promise.all([
    startServer({
      dataFolder: await temporaryFolder('server'),
      logFile: path.join(logs, 'editor-server.log'),
      settings: UNSEEN_SETTINGS,
      trusted: process.argv.includes('--disable-workspace-trust'),
    }),
    startBrowser(),
  ]);
  const window = await openWindow(
    browser,
    server,
    { extension, tests, ...(folder !== undefined && { folder: path.resolve(folder) }) },
    path.join(logs, 'editor-window.log'),
    { size: { width: 640, height: 480 }, isWatched: false },
  );
  return await window.testsEnded;
});
