import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { logTo, startChild } from '../processes/child.ts';
import { installVSCode } from './install.ts';
import { later } from '../later.ts';

const SECONDS_TO_START = 60;

/** Turns off what covers the editor, asks a question, moves, or looks for a network, which tests don't have. */
const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'json.schemaDownload.enable': false,
  // As on the desktop; in a browser, VS Code would save automatically.
  'files.autoSave': 'off',
  'update.mode': 'none',
  // To look for ports that programs listen on, VS Code starts three processes every few seconds.
  'remote.autoForwardPorts': false,
  'remote.autoForwardPortsSource': 'output',
  // Whatever moves is redrawn constantly, which costs most of the time without a graphics card.
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
};

/** Turns off what is drawn beside what tests look at, at every keystroke: a tenth of the work of a window. */
export const BARE_SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.bracketPairColorization.enabled': false,
  'editor.guides.indentation': false,
  'editor.occurrencesHighlight': 'off',
  'editor.selectionHighlight': false,
  'editor.stickyScroll.enabled': false,
  'explorer.autoReveal': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

export interface ServerOptions {
  /** For the settings, state and logs of this server only; created if it's missing. */
  readonly dataFolder: string;
  readonly logFile: string;
  /** false: folders open in Restricted Mode. */
  readonly trusted?: boolean;
  /** Machine settings. They override the quiet ones; workspace settings override both. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** User settings. Settings of the scope `application` can only be set here. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** The text of keybindings.json of the user. */
  readonly keybindings?: string;
  /** For the extension host, in addition to the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface VSCodeServer {
  /** Host and port, as in a `vscode-remote://` address. */
  readonly authority: string;
  /** What a browser has to present before the server serves it anything. Logs and command lines don't contain it. */
  readonly token: string;
  /** Its exit code, if it ends on its own. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a VS Code server on a free port of this machine, for browsers on this machine only; installs it first if needed. Its
 * clients can read every file and run any command, so it requires a token that is new each time: neither other users of this
 * machine nor pages in a browser know it.
 *
 * @throws if it doesn't listen within a minute, with the end of its log
 */
export async function startServer(options: ServerOptions): Promise<VSCodeServer> {
  const { node, server } = await installVSCode();
  for (const [owner, settings] of [
    ['Machine', { ...QUIET_SETTINGS, ...options.settings }],
    ['User', options.userSettings ?? {}],
  ] as const) {
    const file = path.join(options.dataFolder, 'data', owner, 'settings.json');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(settings, undefined, 2));
  }

  if (options.keybindings !== undefined)
    await writeFile(path.join(options.dataFolder, 'data/User/keybindings.json'), options.keybindings);

  const token = randomBytes(32).toString('base64url');
  const tokenFile = await writeToken(options.dataFolder, token);

  const args = ['--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', options.dataFolder);
  if (options.trusted !== false) args.push('--disable-workspace-trust');

  const log = await logTo(options.logFile, token);
  const lastLines: string[] = [];
  const port = later<number>();
  const child = startChild(node, [server, ...args], {
    ...(options.env && { env: options.env }),
    onLine: (line) => {
      log(line);
      lastLines.push(line.replaceAll(token, '…'));
      if (lastLines.length > 30) lastLines.shift();
      const found = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (found !== undefined) port.resolve(Number(found));
    },
  });
  const fail = (why: string) => {
    port.reject(new Error(`The VS Code server ${why}.\n${lastLines.join('\n')}`));
  };
  const timer = setTimeout(() => {
    fail(`did not start within ${SECONDS_TO_START} s`);
  }, SECONDS_TO_START * 1000);
  void child.ended.then((code) => {
    fail(`ended with exit code ${code} before it listened`);
  });
  try {
    const authority = `127.0.0.1:${await port.promise}`;
    // It reads the token file at the first request.
    await fetch(`http://${authority}/version`);
    return { authority, token, ended: child.ended, stop: child.stop };
  } catch (error) {
    await child.stop();
    throw error;
  } finally {
    clearTimeout(timer);
    await rm(tokenFile, { force: true });
  }
}

/** Writes a file that only this user can read: command lines can be read by every user of this machine. */
async function writeToken(folder: string, token: string): Promise<string> {
  const file = path.join(folder, 'connection-token');
  // The mode applies to new files only.
  await rm(file, { force: true });
  await writeFile(file, token, { mode: 0o600, flag: 'wx' });
  return file;
}
