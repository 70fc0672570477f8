import { t } from '@vscode/l10n';
import { historyRows } from '../../response/view/history-rows.ts';
import { showInformation } from '../messages/messages.ts';
import { saveResults } from '../response-panel/save-results.ts';
import type { History } from './history.ts';

/** Asks for a file, and writes the history to it, without secrets, as CSV or JSON. */
export async function exportHistory(history: History): Promise<void> {
  await history.refresh();
  const { exchanges } = history;
  if (exchanges.length === 0) {
    void showInformation(t('You haven’t sent a request yet.'));
    return;
  }
  await saveResults({ title: t('Graph History'), rows: historyRows(exchanges) }, undefined, (id) => history.get(id));
}
