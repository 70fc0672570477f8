import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Account } from '../../send/access-token.ts';
import { previewText } from '../../send/prepare/preview.ts';
import type { Target } from '../../send/target.ts';
import { httpLanguage, previewScheme } from '../documents/languages.ts';
import type { RequestToShow } from './prepare-to-show.ts';

/** The document that shows what will be sent: read-only, one per window, updated by each preview. */
export class Preview implements vscode.Disposable {
  /** VS Code shows the last segment as the title. */
  readonly #uri = vscode.Uri.from({ scheme: previewScheme, path: `/${t('Request Preview')}.http` });
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  #text = '';

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(previewScheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#text,
    });
  }

  async show(
    { request, unanswered, process }: RequestToShow,
    target: Target,
    account: Account | undefined,
  ): Promise<void> {
    this.#text = previewText(request, target, account, unanswered, process);
    this.#changed.fire(this.#uri);
    const document = await vscode.workspace.openTextDocument(this.#uri);
    await vscode.languages.setTextDocumentLanguage(document, httpLanguage);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
