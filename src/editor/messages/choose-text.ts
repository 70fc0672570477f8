import * as vscode from 'vscode';
import { withoutIcons } from './without-icons.ts';

/** Lets the user choose one of several texts, which may come from anywhere. @returns undefined: the user cancelled */
export async function chooseText(
  texts: readonly string[],
  options: vscode.QuickPickOptions,
): Promise<string | undefined> {
  const items = texts.map((text) => ({ label: withoutIcons(text), text }));
  return (await vscode.window.showQuickPick(items, options))?.text;
}
