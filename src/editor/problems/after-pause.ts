import type * as vscode from 'vscode';

/** Runs an action for a document after a pause. Scheduling it again restarts the pause. */
export class AfterPause implements vscode.Disposable {
  readonly #pause: number;
  readonly #act: (document: vscode.TextDocument) => void;
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();

  /** @param pause in milliseconds */
  constructor(pause: number, act: (document: vscode.TextDocument) => void) {
    this.#pause = pause;
    this.#act = act;
  }

  schedule(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    const timer = setTimeout(() => {
      this.#timers.delete(document);
      this.#act(document);
    }, this.#pause);
    this.#timers.set(document, timer);
  }

  isPending(document: vscode.TextDocument): boolean {
    return this.#timers.has(document);
  }

  cancel(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
