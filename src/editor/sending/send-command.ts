import * as vscode from 'vscode';
import { registerCommands } from '../commands.ts';
import { registerPanelCommands } from '../response-panel/panel-commands.ts';
import type { SenderOnDemand } from './sender-on-demand.ts';
import type { ToSend } from './to-send.ts';

/**
 * The commands that send requests: the one at the cursor or at the place that a code lens passes, all of a file, the selected ones, and
 * those that were sent before; and the commands of the history. What sending needs is loaded when one of them first runs.
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
