import * as vscode from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import { registerCommands } from '../commands.ts';
import type { Preparing } from '../preparing/prepare.ts';
import { registerResponsePanel } from '../response-panel/register-response-panel.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import type { Sender } from './sender.ts';
import type { ToSend } from './to-send.ts';

/**
 * The commands that send: the request under the cursor, or the one at the place that a code lens hands over; all of a file, those
 * that are selected; what was sent before. What sending needs is loaded the first time.
 */
export function registerSendCommand(
  context: vscode.ExtensionContext,
  target: TargetStatus,
  preparing: Preparing,
  token: TokenSource,
): vscode.Disposable {
  let sender: Promise<Sender> | undefined;
  const load = async (): Promise<Sender> => {
    const module = await import('./sender.ts');
    return module.createSender(context, target, preparing, token);
  };
  const loaded = (): Promise<Sender> => (sender ??= load());
  const send = async (what: ToSend): Promise<void> => (await loaded()).send(what);
  return vscode.Disposable.from(
    registerResponsePanel(async () => (await loaded()).panel),
    registerCommands({
      sendRequest: (...args) => send({ kind: 'request', args }),
      sendAll: (...args) => send({ kind: 'file', args }),
      sendSelected: () => send({ kind: 'selected' }),
      sendFailedAgain: () => send({ kind: 'failed-again' }),
      sendAgain: () => send({ kind: 'last-again' }),
      showHistory: async () => (await loaded()).showHistory(),
      clearHistory: async () => (await loaded()).clearHistory(),
    }),
    {
      dispose: () =>
        void sender?.then((loaded) => {
          loaded.dispose();
        }),
    },
  );
}
