import * as vscode from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import { registerResponsePanel } from '../response-panel/register-response-panel.ts';
import { trustedOrExplained } from '../workspace-trust.ts';
import type { Preparing } from '../preparing/prepare.ts';
import { placeOf } from '../preparing/request-place.ts';
import { tellNoRequestFile } from '../tell-no-request-file.ts';
import type { Sender } from './sender.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { registerCommands } from '../commands.ts';

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
  return vscode.Disposable.from(
    registerResponsePanel(async () => (await loaded()).panel),
    registerCommands({
      sendRequest: trusted(async (...args) => {
        const place = await placeOf(args, preparing.documents);
        if (place) await (await loaded()).sendAt(place);
      }),
      sendAll: trusted(async (...args) => {
        const place = await placeOf(args, preparing.documents);
        if (place) await (await loaded()).sendAll.sendFile(place.document, target.current);
      }),
      sendSelected: trusted(async () => {
        const editor = vscode.window.activeTextEditor;
        if (editor) await (await loaded()).sendAll.sendSelected(editor, target.current);
        else await tellNoRequestFile();
      }),
      sendFailedAgain: trusted(async () => (await loaded()).sendAll.sendFailedAgain()),
      sendAgain: trusted(async () => (await loaded()).sendAgain()),
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

/** Runs in trusted workspaces only; elsewhere it says why not. */
const trusted =
  (run: (...args: readonly unknown[]) => Promise<void>) =>
  async (...args: readonly unknown[]): Promise<void> => {
    if (await trustedOrExplained()) await run(...args);
  };
