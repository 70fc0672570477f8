import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Exchange } from '../../send/exchange.ts';
import { byDay, type HistoryDay, type HistoryOfTarget } from '../../send/history/by-day.ts';
import { targetId, targetName } from '../../send/target.ts';
import { commandId } from '../command-names.ts';
import { dayName } from '../history/day-name.ts';
import { exchangeText } from '../history/exchange-text.ts';
import type { History } from '../history/history.ts';
import type { Changed, Tree } from './lazy-tree.ts';
import { sentence } from './sentence.ts';

/** A request that was sent. */
export class ExchangeItem extends vscode.TreeItem {
  readonly exchange: Exchange;

  constructor(exchange: Exchange) {
    const { icon, headline, name, request } = exchangeText(exchange);
    const { startedAt, target } = exchange.outcome;
    super(name === '' ? request : name);
    this.exchange = exchange;
    const time = new Date(startedAt).toLocaleTimeString(undefined, { timeStyle: 'short' });
    this.id = exchange.id;
    this.description = `${headline} · ${time}`;
    this.tooltip = [headline, name, request, `${targetName(target)}, ${new Date(startedAt).toLocaleString()}`]
      .filter((line) => line !== '')
      .join('\n');
    this.iconPath = new vscode.ThemeIcon(icon);
    this.contextValue = 'exchange';
    this.accessibilityInformation = { label: sentence(headline, name, request, time) };
    this.command = { title: t('Show Response'), command: commandId('showViewResponse'), arguments: [this] };
  }
}

class GroupItem extends vscode.TreeItem {
  readonly items: readonly vscode.TreeItem[];

  constructor(label: string, id: string, isOpen: boolean, icon: string, items: readonly vscode.TreeItem[]) {
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    super(label, isOpen ? Expanded : Collapsed);
    this.id = id;
    this.iconPath = new vscode.ThemeIcon(icon);
    this.items = items;
  }
}

/** The requests that were sent, by day and target. */
export class HistoryTree implements Tree {
  readonly #history: History;
  readonly #subscription: vscode.Disposable;
  #isOutdated = true;

  constructor(history: History, changed: Changed) {
    this.#history = history;
    // Requests that are sent together are added one by one.
    let timer: NodeJS.Timeout | undefined;
    const listener = history.onDidChange(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        changed();
      }, 100);
    });
    this.#subscription = vscode.Disposable.from(listener, {
      dispose: () => {
        clearTimeout(timer);
      },
    });
  }

  async children(item: vscode.TreeItem | undefined): Promise<vscode.TreeItem[]> {
    if (item instanceof GroupItem) return [...item.items];
    if (item !== undefined) return [];
    if (this.#isOutdated) {
      this.#isOutdated = false;
      await this.#history.refresh();
    }
    return byDay(this.#history.exchanges).map((day, index) => dayItem(day, index === 0));
  }

  /** Makes `children` read the history again, because other windows may have added something. */
  refresh(): void {
    this.#isOutdated = true;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function dayItem({ start, targets }: HistoryDay, isOpen: boolean): vscode.TreeItem {
  const [only, ...others] = targets;
  const items = only && others.length === 0 ? exchangeItems(only) : targets.map((of) => targetItem(of, start));
  const item = new GroupItem(dayName(start, Date.now()), `day:${start}`, isOpen, 'calendar', items);
  if (only && others.length === 0) item.description = targetName(only.target);
  return item;
}

const targetItem = (of: HistoryOfTarget, start: number): vscode.TreeItem =>
  new GroupItem(
    targetName(of.target),
    `day:${start}:${targetId(of.target)}`,
    true,
    of.target.kind === 'sandbox' ? 'beaker' : 'cloud',
    exchangeItems(of),
  );

const exchangeItems = ({ exchanges }: HistoryOfTarget): vscode.TreeItem[] =>
  exchanges.map((exchange) => new ExchangeItem(exchange));
