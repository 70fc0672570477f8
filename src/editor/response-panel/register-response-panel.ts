import * as vscode from 'vscode';
import type { ResponsePanel } from './response-panel.ts';
import { registerCommands } from '../commands.ts';

/**
 * The commands of the response panel, and its return when the window reloads. The panel itself is loaded when one of
 * them needs it.
 */
export const registerResponsePanel = (load: () => Promise<ResponsePanel>): vscode.Disposable =>
  vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer('graphRunStates.response', {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        (await load()).restore(panel, state);
      },
    }),
    registerCommands({
      focusResponse: async () => {
        (await load()).focus();
      },
      pinResponse: async () => {
        (await load()).togglePin();
      },
    }),
  );
