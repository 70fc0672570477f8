import * as vscode from 'vscode';
import type { HttpDocuments } from '../documents/documents.ts';
import { httpLanguage, previewScheme } from '../documents/languages.ts';
import type { Environments } from '../environments/environments.ts';
import { foreignSetting } from '../settings.ts';
import { graphRequestsNear, visibleLines } from './visible-requests.ts';

/** How long scrolling or typing must pause before the marks are updated, in milliseconds. */
const pause = 100;

/**
 * A small hexagon beside each request to Graph, which shows which requests of a file this extension recognizes if code lenses, which show
 * it too, are off. With code lenses, it would only take the place of VS Code's light bulb.
 */
export class RequestGutter implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #environments: Environments;
  readonly #mark = vscode.window.createTextEditorDecorationType({
    light: { gutterIconPath: hexagon('#0078d4') },
    dark: { gutterIconPath: hexagon('#4daafc') },
    gutterIconSize: '50%',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(documents: HttpDocuments, environments: Environments) {
    this.#documents = documents;
    this.#environments = environments;
    const schedule = (): void => {
      this.#schedule();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#mark,
      documents.onDidChange(schedule),
      environments.onDidChange(schedule),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('editor.codeLens')) schedule();
      }),
      vscode.window.onDidChangeVisibleTextEditors(schedule),
      vscode.window.onDidChangeTextEditorVisibleRanges(schedule),
    );
    this.#show();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#show();
    }, pause);
  }

  #show(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const { document } = editor;
      if (document.languageId !== httpLanguage || document.uri.scheme === previewScheme) continue;
      const requests = foreignSetting('editor', 'codeLens') === false ? this.#requestsIn(editor) : [];
      // Only where the lines begin: a longer range would have a mark beside each piece of a wrapped line.
      editor.setDecorations(
        this.#mark,
        requests.map(({ start }) => new vscode.Range(start, start)),
      );
    }
  }

  #requestsIn(editor: vscode.TextEditor): readonly vscode.Range[] {
    const { document } = editor;
    const file = this.#documents.whileTyping(document);
    return graphRequestsNear(file, visibleLines([editor]), this.#environments.variablesOf(document));
  }
}

const hexagon = (colour: string): vscode.Uri => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M8 1.5l5.6 3.25v6.5L8 14.5l-5.6-3.25v-6.5z" fill="none" stroke="${colour}" stroke-width="1.25" stroke-opacity="0.75" stroke-linejoin="round"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
};
