import * as vscode from 'vscode';
import { laidOutInSteps } from '../../response/view/body-pages.ts';
import { outlineInSteps } from '../../json/outline.ts';
import { columnBesidePanel } from '../column-beside-panel.ts';
import { finishInSlices } from '../in-slices.ts';
import { sharedLimit } from '../../language/limits.ts';

const scheme = 'graph-run-states-response';

/** Bodies as read-only documents, for VS Code's search, folding and comparison. Each is kept while it is open. */
export class ResponseDocuments implements vscode.Disposable, vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #subscriptions = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, this),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) this.#texts.delete(uri.toString());
    }),
  );
  #made = 0;

  /** Opens a body beside the panel. */
  async open(name: string, body: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(await this.#add(name, body));
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: columnBesidePanel() });
  }

  /** Opens VS Code's comparison of two bodies beside the panel. */
  async compare(title: string, left: Body, right: Body): Promise<void> {
    const [leftUri, rightUri] = [await this.#add(left.name, left.body), await this.#add(right.name, right.body)];
    const how: vscode.TextDocumentShowOptions = { preview: true, viewColumn: columnBesidePanel() };
    await vscode.commands.executeCommand('vscode.diff', leftUri, rightUri, title, how);
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#texts.clear();
  }

  async #add(name: string, body: string): Promise<vscode.Uri> {
    const layout = await laidOut(body);
    const file = `${name.replace(/[^\w.-]+/g, ' ').trim()}.${layout === undefined ? 'txt' : 'json'}`;
    const uri = vscode.Uri.from({ scheme, path: `/${++this.#made}/${file}` });
    this.#texts.set(uri.toString(), layout ?? body);
    return uri;
  }
}

interface Body {
  /** Name of the document, without extension. */
  readonly name: string;
  readonly body: string;
}

/** JSON, indented by two spaces per level; undefined if the body isn’t JSON, or would be too large for an editor. */
async function laidOut(body: string): Promise<string | undefined> {
  if ((await finishInSlices(outlineInSteps(body), () => false)) === undefined) return undefined;
  return finishInSlices(laidOutInSteps(body, sharedLimit), () => false);
}
