import type * as vscode from 'vscode';
import { registerCommands } from '../commands.ts';
import type { ResponsePanel } from './response-panel.ts';

/** The commands of the response panel, which is loaded when one of them needs it. */
export const registerPanelCommands = (load: () => Promise<ResponsePanel>): vscode.Disposable =>
  registerCommands({
    focusResponse: async () => {
      (await load()).focus();
    },
    pinResponse: async () => {
      (await load()).togglePin();
    },
  });
