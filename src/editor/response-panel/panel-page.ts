import { t } from '@vscode/l10n';
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import {
  type FromPanel,
  isFromPanel,
  type ResultRow,
  type ResultsProgress,
  type SendingView,
  type ToPanel,
} from '../../panel/protocol/protocol.ts';
import type { BodyPages } from '../../response/view/body-pages.ts';
import { folderSetting } from '../settings.ts';
import { changedResults, type ShownResponse, type ShownResults } from './shown.ts';
import { viewType } from './view-type.ts';

/** What a page asks for, except `ready`, which `PanelPage` handles itself. */
export type Asked = Exclude<FromPanel, { type: 'ready' }>;

/**
 * One panel and what it shows. VS Code discards the page of a hidden panel: what the page needs to be restored is kept here, and posted when
 * the page is ready.
 */
export class PanelPage implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  /** What a JSONPath query found in the body of the response. */
  filtered: BodyPages | undefined;
  /** Shown in front of the results, if there are any. */
  #response: ShownResponse | undefined;
  #results: ShownResults | undefined;
  #underWay: readonly SendingView[] = [];
  #pinned = false;
  /** Whether a send has started since the shown content arrived. */
  #isOld = false;

  /**
   * @param panel a new one, or one that VS Code kept when the window reloaded
   * @param receive is called with what the page asks for, except `ready`
   */
  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, receive: (message: Asked) => void) {
    this.#panel = panel;
    panel.webview.options = { enableScripts: true, localResourceRoots: [pageResources(extensionUri)] };
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (!isFromPanel(message)) return;
      if (message.type === 'ready') this.#postAll();
      else receive(message);
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri);
  }

  /** Opens a new panel, without moving the focus. */
  static create(extensionUri: vscode.Uri, receive: (message: Asked) => void): PanelPage {
    const column = folderSetting('response.column');
    const panel = vscode.window.createWebviewPanel(
      viewType,
      t('Graph Response'),
      {
        viewColumn: column === 'active' ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside,
        preserveFocus: true,
      },
      { enableFindWidget: true },
    );
    return new PanelPage(panel, extensionUri, receive);
  }

  get isVisible(): boolean {
    return this.#panel.visible;
  }

  get isPinned(): boolean {
    return this.#pinned;
  }

  get response(): ShownResponse | undefined {
    return this.#response;
  }

  /** The results that are shown, or that the page can go back to from a response. */
  get results(): ShownResults | undefined {
    return this.#results;
  }

  onDidDispose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  onDidBecomeVisible(listener: () => void): void {
    this.#panel.onDidChangeViewState(() => {
      if (this.#panel.visible) listener();
    });
  }

  reveal(preserveFocus: boolean): void {
    if (!preserveFocus || !this.#panel.visible) this.#panel.reveal(undefined, preserveFocus);
  }

  pin(pinned: boolean): void {
    this.#pinned = pinned;
    this.#panel.title = pinned ? t('Graph Response (pinned)') : t('Graph Response');
    this.post({ type: 'pinned', pinned });
  }

  /** Shows the requests in progress, above the content. */
  showUnderWay(requests: readonly SendingView[]): void {
    if (requests.length === 0 && this.#underWay.length === 0) return;
    this.#underWay = requests;
    this.post({ type: 'underWay', requests });
  }

  /** Whether the page shows results that aren't complete yet. */
  get isIncomplete(): boolean {
    return this.#response === undefined && this.#results?.view.running === true;
  }

  /** Marks the content as that of an earlier request, or not, until new content is shown. */
  showOld(isOld: boolean): void {
    if (isOld === this.#isOld || (isOld && !this.#response && !this.#results)) return;
    this.#isOld = isOld;
    this.post({ type: 'old', old: isOld });
  }

  /** Shows a response. The page can go back to its results until others are shown. */
  showResponse(response: ShownResponse): void {
    this.#response = response;
    this.filtered = undefined;
    this.#isOld = false;
    this.#postContent();
  }

  showResults(results: ShownResults): void {
    this.#results = results;
    this.#response = undefined;
    this.#isOld = false;
    this.#postContent();
  }

  /** Goes back from the response of a row to the results. */
  backToResults(): void {
    if (this.#results) this.showResults(this.#results);
  }

  updateResults(rows: readonly ResultRow[], progress: ResultsProgress): void {
    if (!this.#results) return;
    this.#results = changedResults(this.#results, rows, progress);
    if (this.#response === undefined) this.post({ type: 'resultRows', rows, ...progress });
  }

  post(message: ToPanel): void {
    void this.#panel.webview.postMessage(message);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #postAll(): void {
    this.post({ type: 'pinned', pinned: this.#pinned });
    this.#postContent();
    if (this.#underWay.length > 0) this.post({ type: 'underWay', requests: this.#underWay });
    if (this.#isOld) this.post({ type: 'old', old: true });
  }

  #postContent(): void {
    if (this.#response) {
      const { id, view } = this.#response;
      this.post({ type: 'response', id, view, results: this.#results?.view.title ?? '' });
    } else if (this.#results) this.post({ type: 'results', ...this.#results });
  }
}

/** The folder that the page may load files from. */
const pageResources = (extensionUri: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist', 'panel');

/** Text as the value of an attribute in double quotes. */
const attribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

/** A page without content: everything that it shows comes in messages and becomes text nodes. */
function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const uri = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageResources(extensionUri), name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  // Without a translation, the texts of the page are English.
  const translation = vscode.l10n.bundle === undefined ? '' : JSON.stringify(vscode.l10n.bundle);
  return `<!DOCTYPE html>
<html lang="${translation === '' ? 'en' : attribute(vscode.env.language)}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Graph Response</title>
    <link rel="stylesheet" href="${uri('panel.css')}">
  </head>
  <body>
    <main id="root" data-translation="${attribute(translation)}"></main>
    <script nonce="${nonce}" src="${uri('main.js')}"></script>
  </body>
</html>`;
}
