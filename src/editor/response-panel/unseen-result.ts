import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Tone } from '../../panel/protocol/protocol.ts';
import { commandId } from '../command-names.ts';
import { withoutIcons } from '../messages/without-icons.ts';

const icons: Readonly<Record<Tone, string>> = {
  success: 'check',
  failure: 'error',
  uncertain: 'question',
  notice: 'info',
};

/** Shows in the status bar that a result has arrived that isn't visible. A click opens it. */
export class UnseenResult implements vscode.Disposable {
  #item: vscode.StatusBarItem | undefined;

  show(tone: Tone, text: string): void {
    this.#item ??= this.#create();
    // Text from a service must not become an icon.
    this.#item.text = `$(${icons[tone]}) ${withoutIcons(text)}`;
    this.#item.tooltip = t`Graph Response: ${text}. Select to show it.`;
    this.#item.accessibilityInformation = { label: t`Graph Response: ${text}. Select to show it.`, role: 'button' };
    this.#item.backgroundColor =
      tone === 'uncertain' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  hide(): void {
    this.#item?.hide();
  }

  dispose(): void {
    this.#item?.dispose();
  }

  #create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('graphRunStates.unseenResult', vscode.StatusBarAlignment.Right, 99);
    item.name = t('Graph Run States: New Response');
    item.command = commandId('focusResponse');
    return item;
  }
}
