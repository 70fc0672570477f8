import * as vscode from 'vscode';
import type { SendStep } from '../../send/deliver/ports.ts';
import { stepMessage } from '../../response/view/step-message.ts';
import { showProgress } from '../messages.ts';

/** Milliseconds until a send that is still under way gets a notification, which can cancel it. */
const patience = 1000;

/**
 * Runs a send and shows what it is doing: in the status bar, and in a notification with a button to cancel once it takes long
 * or waits because the service asked for it.
 *
 * @param title `Sending to Global service`
 * @param cancel called when the user cancels
 * @param alsoTell is told whatever is shown, second by second where that is a countdown
 */
export async function withSendProgress<T>(
  title: string,
  cancel: () => void,
  alsoTell: (message: string) => void,
  run: (progress: (step: SendStep) => void) => Promise<T>,
): Promise<T> {
  const shown = new Shown(title, cancel);
  let step: SendStep | undefined;
  let told: string | undefined;
  const tell = (): void => {
    const message = step && stepMessage(step, Date.now());
    if (message === undefined || message === told) return;
    told = message;
    shown.report(message);
    alsoTell(message);
  };
  shown.open(vscode.ProgressLocation.Window);
  // The status bar offers no way to cancel.
  const notify = setTimeout(() => {
    shown.open(vscode.ProgressLocation.Notification);
  }, patience);
  const countDown = setInterval(tell, 1000);
  try {
    return await run((next) => {
      step = next;
      tell();
      if (next.kind === 'waiting') shown.open(vscode.ProgressLocation.Notification);
    });
  } finally {
    clearTimeout(notify);
    clearInterval(countDown);
    shown.close();
  }
}

/** The places where one progress is shown, each at most once. */
class Shown {
  readonly #title: string;
  readonly #cancel: () => void;
  readonly #places = new Map<vscode.ProgressLocation, vscode.Progress<{ message: string }>['report']>();
  readonly #over: Promise<void>;
  #close: () => void = () => undefined;
  #message = '';

  constructor(title: string, cancel: () => void) {
    this.#title = title;
    this.#cancel = cancel;
    this.#over = new Promise((resolve) => {
      this.#close = resolve;
    });
  }

  open(location: vscode.ProgressLocation): void {
    if (this.#places.has(location)) return;
    void showProgress({ location, title: this.#title, cancellable: true }, async (progress, token) => {
      this.#places.set(location, (value) => {
        progress.report(value);
      });
      progress.report({ message: this.#message });
      const cancelled = token.onCancellationRequested(() => {
        this.#cancel();
      });
      await this.#over;
      cancelled.dispose();
    });
  }

  report(message: string): void {
    this.#message = message;
    for (const report of this.#places.values()) report({ message });
  }

  close(): void {
    this.#close();
  }
}
