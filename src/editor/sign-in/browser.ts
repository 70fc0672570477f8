import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { showProgress } from '../messages/messages.ts';

/** Shows a notification while a sign-in waits for the browser, and lets the user cancel it. */
export class BrowserWait {
  readonly #running = new Set<AbortController>();
  #end: (() => void) | undefined;

  /** Runs a sign-in that may open the browser. @param run gets a signal that also aborts when the user cancels */
  async during<T>(signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.add(controller);
    try {
      return await run(AbortSignal.any([signal, controller.signal]));
    } finally {
      this.#running.delete(controller);
      if (this.#running.size === 0) this.hide();
    }
  }

  /** The browser was opened. */
  show(): void {
    if (this.#running.size === 0 || this.#end !== undefined) return;
    void showProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t('Signing in: continue in the browser.'),
        cancellable: true,
      },
      (_, token) => {
        token.onCancellationRequested(() => {
          for (const controller of this.#running) controller.abort();
        });
        return new Promise<void>((resolve) => {
          this.#end = (): void => {
            this.#end = undefined;
            resolve();
          };
        });
      },
    );
  }

  /** The sign-in continues without the browser. */
  hide(): void {
    this.#end?.();
  }
}

/**
 * Opens an address in the system browser, exactly as written. A `Uri` wouldn't do: it keeps the query decoded, so when VS Code encodes it
 * again, the difference between `%2B` and `+`, or `%26` and `&`, is lost.
 *
 * @returns false: it couldn't be opened, or the user didn't want that
 */
export async function openInBrowser(url: string): Promise<boolean> {
  try {
    // VS Code passes a string on unchanged, although its types don't say so (microsoft/vscode issues 85930 and 173239).
    return await vscode.env.openExternal(url as unknown as vscode.Uri);
  } catch {
    return false;
  }
}
