import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import {
  isResultsView,
  type ResultRow,
  type ResultsProgress,
  type ResultsView,
  type SendingView,
} from '../../panel/protocol/protocol.ts';
import { isRecord } from '../../json/is-record.ts';
import type { Exchange } from '../../send/exchange.ts';
import { handlePageMessage } from './page-messages.ts';
import type { KnownExchanges, PanelAction } from './panel-action.ts';
import { type Asked, PanelPage } from './panel-page.ts';
import { ResponseDocuments } from './response-documents.ts';
import {
  forgottenResponse,
  forgottenRow,
  keptResults,
  readInSlices,
  shownResponse,
  type ShownResponse,
} from './shown.ts';
import { UnseenResult } from './unseen-result.ts';

/**
 * The panel beside the editor that shows responses and results. One panel is used for every response; while it is pinned, the next
 * response opens another. Takes the focus only on request.
 */
export class ResponsePanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #known: KnownExchanges;
  readonly #asked = new vscode.EventEmitter<PanelAction>();
  readonly #documents = new ResponseDocuments();
  readonly #unseen = new UnseenResult();
  readonly #pages = new Set<PanelPage>();
  /** The page that shows the next response. */
  #current: PanelPage | undefined;
  /** The page with the results that are still being sent, pinned or not. */
  #resultsPage: PanelPage | undefined;
  /** Single requests in progress, by their ids. A response to one of them leaves the others. */
  readonly #underWay = new Map<string, SendingView>();
  /** How many sends have begun and not ended, including those that are still asking a question. */
  #expected = 0;
  /** Whether the panel was closed while a request was in progress. */
  #wasClosed = false;
  /** The response that arrived while the panel was closed, until the user wants to see it. */
  #unshown: ShownResponse | undefined;
  /** Counts what is to be shown: a long body isn't shown if something newer arrived while it was being read. */
  #turn = 0;

  /** The user clicked something that the rest of the extension has to do. */
  readonly onDidAsk = this.#asked.event;

  constructor(extensionUri: vscode.Uri, known: KnownExchanges) {
    this.#extensionUri = extensionUri;
    this.#known = known;
  }

  /** Whether the page that shows the progress of single requests is visible. */
  get isVisible(): boolean {
    return this.#lastUsed?.isVisible === true;
  }

  /** Whether the results that are still being sent are on the screen. */
  get areResultsVisible(): boolean {
    const page = this.#resultsPage;
    return page?.isVisible === true && page.response === undefined;
  }

  /**
   * Something is about to be sent, possibly after questions: from now on, the content is marked as that of an earlier request, unless it is
   * still in progress.
   *
   * @param stays whether it stays marked if nothing was sent: a user who sends from an editor would take it for the response
   * @returns a function to call once, when the send has ended
   */
  expect(stays: boolean): () => void {
    this.#expected++;
    if (this.#current?.isIncomplete === false) this.#current.showOld(true);
    return () => {
      if (--this.#expected === 0 && !stays) for (const page of this.#pages) page.showOld(false);
    };
  }

  /** Shows that a request is in progress. The previous response and other requests in progress stay. */
  showSending(request: SendingView): void {
    this.#wasClosed = false;
    this.#underWay.set(request.id, request);
    this.#reveal(this.#page());
    this.#showUnderWay();
  }

  /** Shows what a request is waiting for: `throttled (429), retrying in 12 s`. */
  showProgress(id: string, progress: string): void {
    const request = this.#underWay.get(id);
    if (!request) return;
    this.#underWay.set(id, { ...request, progress });
    this.#showUnderWay();
  }

  /** A request is no longer in progress. */
  endSending(id: string): void {
    if (this.#underWay.delete(id)) this.#showUnderWay();
  }

  /**
   * Shows how a send ended, without bringing the panel to the front again: if the user has closed or hidden it meanwhile, the status bar
   * shows that there is a response.
   */
  async showResponse(exchange: Exchange): Promise<void> {
    const response = await this.#readLatest(exchange);
    if (!response) return;
    if (this.#current ? !this.#current.isVisible : this.#wasClosed) this.#keepUnseen(response);
    else this.#show(this.#page(), response);
  }

  /** Shows an exchange that the user has chosen. */
  showExchange(exchange: Exchange): void {
    void this.#readLatest(exchange).then((response) => {
      if (response) this.#show(this.#page(), response);
    });
  }

  /** Shows the results of several requests, from before the first is sent. */
  showResults(view: ResultsView): void {
    this.#turn++;
    const page = this.#page();
    this.#resultsPage = page;
    page.showResults({ id: randomUUID(), view });
    this.#reveal(page);
  }

  /** Updates the given rows, by their ids. */
  updateResults(rows: readonly ResultRow[], progress: ResultsProgress): void {
    const page = this.#resultsPage;
    page?.updateResults(rows, progress);
    if (!page || progress.running || page.isVisible) return;
    const isUncertain = page.results?.view.rows.some(({ state }) => state === 'uncertain') === true;
    this.#unseen.show(isUncertain ? 'uncertain' : 'notice', progress.summary);
  }

  /** Brings the panel to the front, and moves the focus to it. */
  focus(): void {
    const page = (this.#unshown ? this.#current : this.#lastUsed) ?? this.#page();
    if (this.#unshown) page.showResponse(this.#unshown);
    this.#unshown = undefined;
    this.#unseen.hide();
    page.reveal(false);
  }

  /** Pins or unpins the panel that was used last. */
  togglePin(): void {
    const page = this.#lastUsed;
    if (page) this.#pin(page, !page.isPinned);
  }

  /** Restores a panel that VS Code kept when the window was reloaded, with the state that its page had saved. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const page = this.#add((receive) => new PanelPage(panel, this.#extensionUri, receive));
    const { id, resultsId, results, pinned } = isRecord(state) ? state : {};
    if (pinned === true) page.pin(true);
    else this.#current ??= page;
    const hasResults = typeof resultsId === 'string' && isResultsView(results);
    if (hasResults) page.showResults(keptResults(resultsId, results, (exchange) => this.#known.get(exchange)));
    if (typeof id !== 'string' || id === '' || id === resultsId) return;
    const exchange = this.#known.get(id);
    if (!exchange) page.showResponse(forgottenResponse(id));
    else
      void this.#read(exchange).then((shown) => {
        if (this.#pages.has(page)) page.showResponse(shown);
      });
  }

  dispose(): void {
    for (const page of this.#pages) page.dispose();
    this.#documents.dispose();
    this.#asked.dispose();
    this.#unseen.dispose();
  }

  /** Undefined: something newer was to be shown while a long body was being read. */
  async #readLatest(exchange: Exchange): Promise<ShownResponse | undefined> {
    const turn = ++this.#turn;
    const response = await this.#read(exchange);
    return turn === this.#turn ? response : undefined;
  }

  async #read(exchange: Exchange): Promise<ShownResponse> {
    return shownResponse(await readInSlices(exchange, this.#known.previousOf(exchange) !== undefined));
  }

  #show(page: PanelPage, response: ShownResponse): void {
    page.showResponse(response);
    this.#reveal(page);
  }

  /** Only one page shows the requests in progress. */
  #showUnderWay(): void {
    const here = this.#lastUsed;
    for (const page of this.#pages) page.showUnderWay(page === here ? [...this.#underWay.values()] : []);
  }

  /** Brings a page with new content to the front, without moving the focus. */
  #reveal(page: PanelPage): void {
    this.#unshown = undefined;
    this.#unseen.hide();
    page.reveal(true);
  }

  #keepUnseen(response: ShownResponse): void {
    if (this.#current) this.#current.showResponse(response);
    else this.#unshown = response;
    this.#unseen.show(response.view.tone, response.view.headline);
  }

  /** The panel that is used for every response. */
  #page(): PanelPage {
    this.#current ??= this.#add((receive) => PanelPage.create(this.#extensionUri, receive));
    return this.#current;
  }

  /** The panel that is used for every response, or else the newest of those that are pinned. */
  get #lastUsed(): PanelPage | undefined {
    return this.#current ?? [...this.#pages].at(-1);
  }

  #add(make: (receive: (message: Asked) => void) => PanelPage): PanelPage {
    const page: PanelPage = make((message) => {
      this.#receive(page, message);
    });
    this.#pages.add(page);
    page.onDidBecomeVisible(() => {
      this.#unseen.hide();
    });
    page.onDidDispose(() => {
      this.#pages.delete(page);
      if (this.#current === page) {
        this.#current = undefined;
        this.#wasClosed = this.#underWay.size > 0;
      }
      if (this.#resultsPage === page) this.#resultsPage = undefined;
      this.#showUnderWay();
    });
    this.#showUnderWay();
    return page;
  }

  #receive(page: PanelPage, message: Asked): void {
    switch (message.type) {
      case 'pin':
        this.#pin(page, message.pinned);
        break;
      case 'back':
        page.backToResults();
        break;
      case 'row':
        this.#openRow(page, message.rowId, message.wanted);
        break;
      default:
        handlePageMessage(
          page,
          message,
          (action) => {
            this.#asked.fire(action);
          },
          this.#known,
          this.#documents,
        );
    }
  }

  /** Opens the request or the response of a row. */
  #openRow(page: PanelPage, rowId: number, wanted: 'response' | 'source'): void {
    const view = page.results?.view;
    const row = view?.rows.find(({ id }) => id === rowId);
    if (!view || !row) return;
    if (wanted === 'source') {
      const source = { uri: view.document, line: row.line - 1, name: row.name };
      const sent = this.#known.get(row.exchange)?.outcome.request.shown;
      this.#asked.fire({ kind: 'reveal-source', source, sent });
      return;
    }
    const exchange = this.#known.get(row.exchange);
    if (!exchange) page.updateResults([forgottenRow(row)], view);
    else
      void this.#readLatest(exchange).then((response) => {
        if (response && this.#pages.has(page)) this.#show(page, response);
      });
  }

  #pin(page: PanelPage, pinned: boolean): void {
    page.pin(pinned);
    if (pinned) page.showOld(false);
    if (pinned && this.#current === page) this.#current = undefined;
    else if (!pinned) this.#current ??= page;
    this.#showUnderWay();
  }
}
