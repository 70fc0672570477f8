import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { logTo, startChild } from './child.ts';
import { installVSCode } from './install-vscode.ts';
import { later } from './later.ts';

const SECONDS_TO_START = 60;

/** Nothing that covers the editor, asks a question, moves, or looks for a network that tests do not have. */
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
  // As on the desktop; in a browser VS Code would save by itself.
  'files.autoSave': 'off',
  'update.mode': 'none',
  // What moves is drawn again and again, which costs most of the time where there is no graphics card.
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
};

export interface ServerOptions {
  /** For settings, state and logs of this server alone; made if it is missing. */
  readonly dataFolder: string;
  readonly logFile: string;
  /** false: folders open in Restricted Mode. */
  readonly trusted?: boolean;
  /** Override the quiet ones; those of a workspace override both. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For the extension host, beside the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface VSCodeServer {
  /** Host and port, as it stands in a `vscode-remote://` address. */
  readonly authority: string;
  /** Its exit code, should it end by itself. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a VS Code server on a free port of this machine, for browsers on this machine only; installs it first if needed.
 *
 * @throws if it does not listen within a minute, with the end of its log
 */
export async function startServer(options: ServerOptions): Promise<VSCodeServer> {
  const { node, server } = await installVSCode();
  const settings = path.join(options.dataFolder, 'data/Machine/settings.json');
  await mkdir(path.dirname(settings), { recursive: true });
  await writeFile(settings, JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }, undefined, 2));

  const args = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'];
  args.push('--telemetry-level', 'off', '--server-data-dir', options.dataFolder);
  if (options.trusted !== false) args.push('--disable-workspace-trust');

  const log = await logTo(options.logFile);
  const lastLines: string[] = [];
  const port = later<number>();
  const child = startChild(node, [server, ...args], {
    ...(options.env && { env: options.env }),
    onLine: (line) => {
      log(line);
      lastLines.push(line);
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
    return { authority: `127.0.0.1:${await port.promise}`, ended: child.ended, stop: child.stop };
  } catch (error) {
    await child.stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
