import * as vscode from 'vscode';
import type { ResponsePanel } from './response-panel.ts';
import { viewType } from './view-type.ts';

/** Restores a response panel that was open when the window was reloaded. */
export const registerPanelRestorer = (load: () => Promise<Pick<ResponsePanel, 'restore'>>): vscode.Disposable =>
  vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel, state: unknown) => {
      (await load()).restore(panel, state);
    },
  });
