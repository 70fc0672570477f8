import * as vscode from 'vscode';
import { registerCommands } from '../commands.ts';
import { registerPanelCommands } from '../response-panel/panel-commands.ts';
import type { SenderOnDemand } from './sender-on-demand.ts';
import type { ToSend } from './to-send.ts';

/**
 * The commands that send: the request under the cursor, or the one at the place that a code lens passes; all of a file, or the selected
 * ones; what was sent before. What sending needs is loaded the first time.
 */
export function registerSendCommand(sender: SenderOnDemand): vscode.Disposable {
  const send = async (what: ToSend): Promise<void> => (await sender.load()).send(what);
  return vscode.Disposable.from(
    registerPanelCommands(async () => (await sender.load()).panel),
    registerCommands({
      sendRequest: (...args) => send({ kind: 'request', args }),
      sendAll: (...args) => send({ kind: 'file', args }),
      sendSelected: () => send({ kind: 'selected' }),
      sendFailedAgain: () => send({ kind: 'failed-again' }),
      sendAgain: () => send({ kind: 'last-again' }),
      showHistory: async () => (await sender.load()).showHistory(),
      clearHistory: async () => (await sender.load()).clearHistory(),
      exportHistory: async () => (await sender.load()).exportHistory(),
    }),
  );
}
