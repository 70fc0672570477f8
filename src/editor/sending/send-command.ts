import * as vscode from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import { registerResponsePanel } from '../response-panel/register-response-panel.ts';
import { trustedOrExplained } from '../workspace-trust.ts';
import type { Preparing } from '../preparing/prepare.ts';
import { placeOf } from '../preparing/request-place.ts';
import { tellNoRequestFile } from '../tell-no-request-file.ts';
import type { Sender } from './sender.ts';
import type { TargetStatus } from '../send-target/target-status.ts';

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
  const sending: Readonly<Record<string, (...args: unknown[]) => Promise<void>>> = {
    sendRequest: async (...args) => {
      const place = await placeOf(args, preparing.documents);
      if (place) await (await loaded()).sendAt(place);
    },
    sendAll: async (...args) => {
      const place = await placeOf(args, preparing.documents);
      if (place) await (await loaded()).sendAll.sendFile(place.document, target.current);
    },
    sendSelected: async () => {
      const editor = vscode.window.activeTextEditor;
      if (editor) await (await loaded()).sendAll.sendSelected(editor, target.current);
      else await tellNoRequestFile();
    },
    sendFailedAgain: async () => (await loaded()).sendAll.sendFailedAgain(),
    sendAgain: async () => (await loaded()).sendAgain(),
  };
  const others: typeof sending = {
    showHistory: async () => (await loaded()).showHistory(),
    clearHistory: async () => (await loaded()).clearHistory(),
  };
  return vscode.Disposable.from(
    registerResponsePanel(async () => (await loaded()).panel),
    ...Object.entries(sending).map(([name, run]) =>
      vscode.commands.registerCommand(`graphRunStates.${name}`, async (...args: unknown[]) => {
        if (await trustedOrExplained()) await run(...args);
      }),
    ),
    ...Object.entries(others).map(([name, run]) => vscode.commands.registerCommand(`graphRunStates.${name}`, run)),
    {
      dispose: () =>
        void sender?.then((loaded) => {
          loaded.dispose();
        }),
    },
  );
}
