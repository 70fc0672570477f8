import * as vscode from 'vscode';
import type { ResponsePanel } from './response-panel.ts';

/**
 * The commands of the response panel, and its return when the window is loaded anew. The panel itself is loaded when one of
 * them needs it.
 */
export const registerResponsePanel = (load: () => Promise<ResponsePanel>): vscode.Disposable =>
  vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer('graphRunStates.response', {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        (await load()).restore(panel, state);
      },
    }),
    vscode.commands.registerCommand('graphRunStates.focusResponse', async () => {
      (await load()).focus();
    }),
    vscode.commands.registerCommand('graphRunStates.pinResponse', async () => {
      (await load()).togglePin();
    }),
  );
