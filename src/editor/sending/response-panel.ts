import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { isFromPanel, type FromPanel, type ResponseView, type ToPanel } from '../../panel/protocol.ts';

/** The panel beside the editor that shows the last response. One for the window, made on first use. */
export class ResponsePanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;
  #sends = 0;
  #response: (ToPanel & { readonly type: 'response' }) | undefined;
  #sending: (ToPanel & { readonly type: 'sending' }) | undefined;
  #body = '';

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  /** Shows that a request is under way; the previous response stays. Leaves the focus where it is. */
  showSending(request: string, target: string): void {
    this.#sending = { type: 'sending', request, target };
    this.#post(this.#sending);
    this.#reveal();
  }

  /**
   * Shows how a send ended.
   *
   * @param body the whole body as it came, for the clipboard; the view may hold less
   */
  showResponse(view: ResponseView, body: string): void {
    this.#sending = undefined;
    this.#response = { type: 'response', id: ++this.#sends, view };
    this.#body = body;
    this.#post(this.#response);
    this.#reveal();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #reveal(): void {
    if (this.#panel === undefined) this.#panel = this.#create();
    else if (!this.#panel.visible) this.#panel.reveal(undefined, true);
  }

  #create(): vscode.WebviewPanel {
    const resources = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'panel');
    const panel = vscode.window.createWebviewPanel(
      'graphRunStates.response',
      'Graph Response',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, enableFindWidget: true, localResourceRoots: [resources] },
    );
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromPanel(message)) this.#receive(message);
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.html = html(panel.webview, resources);
    return panel;
  }

  #receive(message: FromPanel): void {
    switch (message.type) {
      case 'ready':
        if (this.#response) this.#post(this.#response);
        if (this.#sending) this.#post(this.#sending);
        break;
      case 'copyBody':
        void vscode.env.clipboard.writeText(this.#body).then(() => {
          this.#post({ type: 'copied' });
        });
        break;
      default:
        message satisfies never;
    }
  }

  #post(message: ToPanel): void {
    void this.#panel?.webview.postMessage(message);
  }
}

/** A page without a word of content: everything that it shows comes by message and becomes text nodes. */
function html(webview: vscode.Webview, resources: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(resources, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Graph Response</title>
    <link rel="stylesheet" href="${uri('panel.css')}">
  </head>
  <body>
    <main id="root"></main>
    <script nonce="${nonce}" src="${uri('main.js')}"></script>
  </body>
</html>`;
}
