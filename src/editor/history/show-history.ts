import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Exchange } from '../../send/exchange.ts';
import { targetName } from '../../send/target.ts';
import type { AskFor } from '../response-panel/panel-action.ts';
import { withoutIcons } from '../messages/without-icons.ts';
import { exchangeText } from './exchange-text.ts';
import { byDay } from '../../send/history/by-day.ts';
import { dayName } from './day-name.ts';
import { exportHistory } from './export-history.ts';
import type { History } from './history.ts';
import type { PlaceholderMemory } from '../preparing/questions/placeholder-memory.ts';
import { askInDialog, showInformation } from '../messages/messages.ts';

interface Button extends vscode.QuickInputButton {
  readonly run: (exchange: Exchange) => void | Promise<void>;
}

interface Item extends vscode.QuickPickItem {
  readonly exchange: Exchange;
  readonly buttons: readonly Button[];
}

/** Lists what was sent, newest first: to show, resend, copy or remove. */
export async function showHistory(
  history: History,
  memory: PlaceholderMemory,
  ask: AskFor,
  show: (exchange: Exchange) => void,
): Promise<void> {
  await history.refresh();
  if (history.exchanges.length === 0) {
    void showInformation(t('You haven’t sent a request yet.'));
    return;
  }
  const pick = vscode.window.createQuickPick<Item | vscode.QuickPickItem>();
  const clear = { iconPath: new vscode.ThemeIcon('clear-all'), tooltip: t('Clear History') };
  const save = { iconPath: new vscode.ThemeIcon('save-as'), tooltip: t('Export History…') };
  const closingButton = (tooltip: string, icon: string, run: Button['run']): Button => ({
    tooltip,
    iconPath: new vscode.ThemeIcon(icon),
    run: (exchange) => {
      pick.hide();
      return run(exchange);
    },
  });
  const buttons: readonly Button[] = [
    closingButton(t('Send Again'), 'debug-restart', (exchange) => {
      ask({ kind: 'resend', exchange });
    }),
    closingButton(t('Copy As…'), 'copy', (exchange) => {
      ask({ kind: 'copy-as', exchange });
    }),
    {
      tooltip: t('Remove from History'),
      iconPath: new vscode.ThemeIcon('trash'),
      run: async (exchange) => {
        await history.remove(exchange);
        list();
      },
    },
  ];
  const list = (): void => {
    pick.items = byDay(history.exchanges).flatMap(({ start, targets }) => [
      { kind: vscode.QuickPickItemKind.Separator, label: dayName(start, Date.now()) },
      ...targets
        .flatMap(({ exchanges }) => exchanges)
        .sort((one, other) => other.outcome.startedAt - one.outcome.startedAt)
        .map((exchange) => itemOf(exchange, buttons)),
    ]);
  };
  pick.title = t('History');
  pick.placeholder = t('Search by request, response, day or target, and choose what to show');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [save, clear];
  list();
  const subscriptions = vscode.Disposable.from(
    pick,
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      pick.hide();
      if (item && 'exchange' in item) show(item.exchange);
    }),
    pick.onDidTriggerItemButton(({ item, button }) => {
      if ('exchange' in item) void (button as Button).run(item.exchange);
    }),
    pick.onDidTriggerButton((button) => {
      pick.hide();
      void (button === clear ? clearHistory(history, memory) : exportHistory(history));
    }),
    pick.onDidHide(() => {
      subscriptions.dispose();
    }),
  );
  pick.show();
}

/** Deletes everything that was sent, in this window and on disk, with the values of its placeholders, if the user confirms that. */
export async function clearHistory(history: History, memory: PlaceholderMemory): Promise<void> {
  const clear = t('Clear History');
  const choice = await askInDialog(
    'warning',
    t('Clear the history of this folder?'),
    t(
      'All requests and responses in it are deleted from this computer, with the recent values of placeholders. You can’t undo this.',
    ),
    clear,
  );
  if (choice !== clear) return;
  await Promise.all([history.clear(), memory.clear()]);
  void showInformation(t('History cleared.'));
}

function itemOf(exchange: Exchange, buttons: readonly Button[]): Item {
  const { target, account, startedAt } = exchange.outcome;
  const { icon, headline, name, request } = exchangeText(exchange);
  // Long text comes last, because it is cut off.
  const at = new Date(startedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const what = [at, ...(name === '' ? [] : [name])];
  const where = [targetName(target), ...(account ? [withoutIcons(account.name)] : []), request];
  return {
    exchange,
    buttons,
    iconPath: new vscode.ThemeIcon(icon),
    label: headline,
    description: what.join(' · '),
    detail: where.join(' · '),
  };
}
