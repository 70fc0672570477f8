import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { isResultsView, type ResultRow, type ResultsView } from '../../panel/protocol.ts';
import type { Exchange } from '../../send/exchange.ts';
import { answerPage } from './answer-page.ts';
import type { PanelActions } from './panel-actions.ts';
import { PanelPage, type Asked } from './panel-page.ts';
import { readExchange } from './read-exchange.ts';
import { ResponseDocuments } from './response-documents.ts';
import { forgottenResponse, keptResults, shownResponse, type ShownResponse } from './shown.ts';
import { UnseenResult } from './unseen-result.ts';

/**
 * The panel beside the editor that shows what came back. One is used for every response; while it is pinned, the next response
 * opens another. Takes the focus only when it is asked to.
 */
export class ResponsePanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #actions: PanelActions;
  readonly #documents = new ResponseDocuments();
  readonly #unseen = new UnseenResult();
  readonly #pages = new Set<PanelPage>();
  /** Where the next response goes. */
  #current: PanelPage | undefined;
  /** Where the results are that are still being sent, pinned or not. */
  #resultsPage: PanelPage | undefined;
  /** What the user waits for has been shown to be under way: it comes without calling the panel to the front again. */
  #isAwaited = false;
  /** Whether the panel was closed meanwhile. */
  #isPutAway = false;
  /** What came while the panel was closed, for when somebody wants to see it. */
  #unshown: ShownResponse | undefined;
  /** Where the response of a row is being asked for. */
  #rowPage: PanelPage | undefined;
  /** Counts what is to be shown: a long body that was still being read when something newer came is not shown any more. */
  #turn = 0;

  constructor(extensionUri: vscode.Uri, actions: PanelActions) {
    this.#extensionUri = extensionUri;
    this.#actions = actions;
  }

  /** Shows that a request is under way; the previous response stays. */
  showSending(request: string, target: string): void {
    this.#turn++;
    this.#isAwaited = true;
    this.#isPutAway = false;
    const page = this.#page();
    page.showSending(request, target);
    this.#reveal(page);
  }

  /** Says what is being waited for while a request is under way: `Waiting 12 s, as the service asked (429)`. */
  showProgress(text: string): void {
    this.#current?.showProgress(text);
  }

  /** Shows how a send ended. If the user has put the panel away meanwhile, the status bar says that the response is there. */
  showExchange(exchange: Exchange): void {
    const [turn, isAwaited, rowPage] = [++this.#turn, this.#isAwaited, this.#rowPage];
    this.#isAwaited = false;
    void this.#read(exchange).then((response) => {
      if (turn !== this.#turn) return;
      if (isAwaited && (this.#current ? !this.#current.isVisible : this.#isPutAway)) this.#keepUnseen(response);
      else {
        const isRow = rowPage !== undefined && this.#pages.has(rowPage);
        const page = isRow ? rowPage : this.#page();
        page.showResponse(response, isRow);
        this.#reveal(page);
      }
    });
  }

  /** Shows how several requests fare, from the first on. */
  showResults(view: ResultsView): void {
    this.#turn++;
    const page = this.#page();
    this.#resultsPage = page;
    page.showResults({ id: randomUUID(), view });
    this.#reveal(page);
  }

  /** Changes the rows that are given, by their ids; the others stay as they are. */
  updateResults(rows: readonly ResultRow[], summary: string, running: boolean): void {
    const page = this.#resultsPage;
    page?.updateResults(rows, summary, running);
    if (!page || running || page.isVisible) return;
    const isUncertain = page.results?.view.rows.some(({ state }) => state === 'uncertain') === true;
    this.#unseen.show(isUncertain ? 'uncertain' : 'notice', summary);
  }

  /** Brings the panel to the front, and puts the focus in it. */
  focus(): void {
    const page = this.#current ?? (this.#unshown ? undefined : [...this.#pages].at(-1)) ?? this.#page();
    if (this.#unshown) page.showResponse(this.#unshown, false);
    this.#unshown = undefined;
    this.#unseen.hide();
    page.reveal(false);
  }

  /** Pins the panel that was used last, or lets it be used again. */
  togglePin(): void {
    const page = this.#current ?? [...this.#pages].at(-1);
    if (page) this.#pin(page, !page.isPinned);
  }

  /** Takes over a panel that VS Code kept when the window was loaded anew, with what its page had kept. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const page = this.#add((receive) => new PanelPage(panel, this.#extensionUri, receive));
    const { id, resultsId, results, pinned } = membersOf(state);
    if (pinned === true) page.pin(true);
    else this.#current ??= page;
    if (typeof id !== 'string') return;
    if (isResultsView(results)) page.showResults(keptResults(id, results));
    const exchange = this.#actions.get(id);
    if (exchange)
      void this.#read(exchange).then((shown) => {
        if (this.#pages.has(page)) page.showResponse(shown, false);
      });
    else if (id !== '' && id !== resultsId) page.showResponse(forgottenResponse(id), isResultsView(results));
  }

  dispose(): void {
    for (const page of this.#pages) page.dispose();
    this.#documents.dispose();
    this.#unseen.dispose();
  }

  async #read(exchange: Exchange): Promise<ShownResponse> {
    return shownResponse(await readExchange(exchange, this.#actions.previousOf(exchange) !== undefined));
  }

  /** Shows that something new is there, and leaves the focus where it is. */
  #reveal(page: PanelPage): void {
    this.#unshown = undefined;
    this.#unseen.hide();
    page.reveal(true);
  }

  #keepUnseen(response: ShownResponse): void {
    if (this.#current) this.#current.showResponse(response, false);
    else this.#unshown = response;
    this.#unseen.show(response.view.tone, response.view.headline);
  }

  /** The panel that is used for every response. */
  #page(): PanelPage {
    this.#current ??= this.#add((receive) => PanelPage.create(this.#extensionUri, receive));
    return this.#current;
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
        this.#isPutAway = this.#isAwaited;
      }
      if (this.#resultsPage === page) this.#resultsPage = undefined;
    });
    return page;
  }

  #receive(page: PanelPage, message: Asked): void {
    switch (message.type) {
      case 'cancel':
        this.#actions.cancel();
        break;
      case 'stopAll':
        this.#actions.stopAll();
        break;
      case 'pin':
        this.#pin(page, message.pinned);
        break;
      case 'back':
        page.backToResults();
        break;
      case 'row':
        if (message.wanted === 'source') this.#actions.revealRow(message.rowId);
        else {
          this.#rowPage = page;
          this.#actions.showRowResponse(message.rowId);
          this.#rowPage = undefined;
        }
        break;
      default:
        answerPage(page, message, this.#actions, this.#documents);
    }
  }

  #pin(page: PanelPage, pinned: boolean): void {
    page.pin(pinned);
    if (pinned && this.#current === page) this.#current = undefined;
    else if (!pinned) this.#current ??= page;
  }
}

const membersOf = (state: unknown): Readonly<Record<string, unknown>> =>
  typeof state === 'object' && state !== null ? { ...state } : {};
