import { t } from '@vscode/l10n';
import path from 'node:path';
import type * as vscode from 'vscode';
import { allRequests, type PlacedRequest, requestsIn } from '../../../language/request/request-at.ts';
import { batchItemOf } from '../../../send/batch/request.ts';
import { sendRestLabel } from '../../../response/view/results-view.ts';
import { sentBefore, sentBeside } from '../../../send/history/again.ts';
import type { Target } from '../../../send/target.ts';
import type { History } from '../../history/history.ts';
import { showError, showInformation, showWarning } from '../../messages/messages.ts';
import { confirmManyProblems } from '../../preparing/questions/confirm-problems.ts';
import { prepareMany, type Preparing } from '../../preparing/prepare.ts';
import type { RecentRuns } from './recent-runs.ts';
import { askForOrder, askForSendMode, type SendMode } from '../questions/send-all-questions.ts';
import { type ResultsPanel, type RunEntry, SendAllRun } from './run.ts';
import type { SendingParts } from '../sending.ts';
import { runCommand } from '../../commands.ts';

/** Sends several requests of a document in a run. Only one run is in progress at a time. */
export class SendAll {
  readonly #parts: SendingParts;
  readonly #panel: ResultsPanel;
  readonly #history: Pick<History, 'exchanges'>;
  readonly #preparing: Preparing;
  readonly #runs: RecentRuns;

  constructor(
    parts: SendingParts,
    panel: ResultsPanel,
    history: Pick<History, 'exchanges'>,
    runs: RecentRuns,
    preparing: Preparing,
  ) {
    this.#parts = parts;
    this.#panel = panel;
    this.#history = history;
    this.#runs = runs;
    this.#preparing = preparing;
  }

  /** Stops the run in progress. */
  stop(): void {
    this.#runs.latest?.run.stop();
  }

  async sendFile(document: vscode.TextDocument, target: Target): Promise<void> {
    const requests = allRequests(this.#preparing.documents.fileOf(document));
    await this.#prepareAndSend(t`Send All in ${path.posix.basename(document.uri.path)}`, document, requests, target);
  }

  async sendSelected({ document, selections }: vscode.TextEditor, target: Target): Promise<void> {
    const spans = selections.map(({ start, end }) => ({
      start: document.offsetAt(start),
      end: document.offsetAt(end),
    }));
    const requests = requestsIn(this.#preparing.documents.fileOf(document), spans);
    const title = t`Send Selected in ${path.posix.basename(document.uri.path)}`;
    await this.#prepareAndSend(title, document, requests, target);
  }

  /**
   * Resends the requests of a run that certainly had no effect, and that haven't been sent since. The others stay in the table.
   *
   * @param row id of one of the run's rows; undefined: the last run
   */
  async sendFailedAgain(row?: number): Promise<void> {
    const wanted = row === undefined ? this.#runs.latest : this.#runs.withRow(row);
    if (wanted === undefined || !this.#isFree()) {
      if (wanted === undefined)
        notify(
          row === undefined
            ? t('You haven’t used Send All in this window yet.')
            : t('These results are too old to send the rest from here. Send the requests from their file.'),
        );
      return;
    }
    const { run, mode } = wanted;
    const since = sentBeside(this.#history.exchanges, run);
    const { retryable } = run;
    const entries = retryable.filter(({ request }) => sentBefore(since, request, run.target) === undefined);
    if (entries.length === 0)
      notify(
        [
          t`There is nothing left to send: ${run.summary}.`,
          ...(retryable.length === 0 ? [] : [t('What failed has been sent since then.')]),
          ...aboutUncertain(run),
        ].join(' '),
      );
    else await this.#send(run.title, run.entriesToRepeat(entries), run.target, mode, new Set(run.decided));
  }

  async #prepareAndSend(
    title: string,
    document: vscode.TextDocument,
    requests: readonly PlacedRequest[],
    target: Target,
  ): Promise<void> {
    if (!this.#isFree()) return;
    if (requests.length === 0) {
      notify(t('There is no request to send.'));
      return;
    }
    const prepared = await prepareMany(document, requests, target, this.#preparing, confirmManyProblems);
    if (prepared === undefined) return;
    const ready = prepared.filter((one) => one.kind === 'ready');
    if (ready.length === 0) {
      const [first] = prepared.filter((one) => one.kind === 'refused');
      void showError(t`Nothing was sent. ${first?.message ?? ''}`);
      return;
    }
    const answered = await this.#parts.guard.askAboutSeveral(
      ready.map(({ request }) => request),
      target,
    );
    if (answered === undefined) return;
    const leftOut = new Set(ready.filter(({ request }) => answered.leftOut.has(request)));
    if (leftOut.size === ready.length) return;
    const entries = prepared.map((one): RunEntry =>
      one.kind === 'ready' && leftOut.has(one) ? { source: one.source, message: leftOutBefore() } : one,
    );
    const sent = ready.filter((one) => !leftOut.has(one)).map(({ request }) => request);
    const misfits = sent.filter((request) => batchItemOf(request) === undefined).length;
    const mode = ready.some((one) => one.complete)
      ? await askForOrder(sent.length, entries.length, target)
      : await askForSendMode(sent.length, entries.length, misfits, target);
    if (mode !== undefined) await this.#send(title, entries, target, mode, new Set(answered.ids));
  }

  async #send(
    title: string,
    entries: readonly RunEntry[],
    target: Target,
    mode: SendMode,
    decided: Set<string>,
  ): Promise<void> {
    const run = new SendAllRun(title, target, entries, this.#parts, this.#panel, decided);
    const wasRun = await run.run(mode, () => {
      if (!this.#isFree()) return false;
      this.#runs.add(run, mode);
      return true;
    });
    if (wasRun) void this.#notifyOfEnd(title, run);
  }

  /** Not needed if all succeeded, or while the table is visible, which has its own button to send the rest. */
  async #notifyOfEnd(title: string, run: SendAllRun): Promise<void> {
    const { retryable } = run;
    const again = retryable.length;
    if ((again === 0 && run.uncertain === 0) || this.#panel.areResultsVisible) return;
    // Without a button, VS Code cuts the message to one line.
    const show = t('Show Results');
    const sendRest = sendRestLabel(run.count(retryable));
    const choice = await showWarning(
      [`${title}: ${run.summary}.`, ...aboutUncertain(run)].join(' '),
      ...(again === 0 ? [] : [sendRest]),
      show,
    );
    if (choice === show) await runCommand('focusResponse');
    if (choice === sendRest && this.#runs.latest?.run === run) await this.sendFailedAgain();
  }

  /** Two tables at once would be hard to follow. */
  #isFree(): boolean {
    const isFree = this.#runs.latest?.run.isRunning !== true;
    if (!isFree) notify(t('Requests are still being sent. Wait, or cancel them first.'));
    return isFree;
  }
}

const leftOutBefore = (): string => t('Skipped because it already succeeded, or may have.');

const aboutUncertain = ({ uncertain }: SendAllRun): string[] =>
  uncertain === 0 ? [] : [t('Uncertain requests may have succeeded. Check before resending.')];

const notify = (message: string): void => void showInformation(message);
