import * as vscode from 'vscode';
import type { SendStep } from '../../send/deliver/ports.ts';
import { stepMessage } from '../../response/view/step-message.ts';
import { showProgress } from '../messages/messages.ts';

/** Milliseconds until a notification, which has a Cancel button, shows the progress. */
const notificationDelay = 1000;

/** Milliseconds between two checks whether the panel is visible. */
const checkInterval = 250;

/** Where progress is shown. */
export interface ProgressPlace {
  /** `Sending to Global service`. */
  readonly title: string;
  /** Whether the panel shows the progress, with its own progress bar and Cancel button. */
  readonly isInPanel: () => boolean;
  /** Called when the user cancels. */
  readonly cancel: () => void;
}

/**
 * Runs something and shows its progress in one place: in the panel, or in a notification while the panel isn't visible.
 *
 * @param run gets a function that sets the text of the notification
 */
export async function withProgress<T>(
  place: ProgressPlace,
  run: (report: (message: string) => void) => Promise<T>,
): Promise<T> {
  const notice = new Notice(place);
  const began = Date.now();
  const check = setInterval(() => {
    if (place.isInPanel()) notice.close();
    else if (Date.now() - began >= notificationDelay) notice.open();
  }, checkInterval);
  try {
    return await run((message) => {
      notice.report(message);
    });
  } finally {
    clearInterval(check);
    notice.close();
  }
}

/**
 * Runs a send and shows what it is doing, as `withProgress` does.
 *
 * @param onMessage gets each message that is shown, once a second during a countdown
 */
export async function withSendProgress<T>(
  place: ProgressPlace,
  onMessage: (message: string) => void,
  run: (progress: (step: SendStep) => void) => Promise<T>,
): Promise<T> {
  return withProgress(place, async (report) => {
    let step: SendStep | undefined;
    let last: string | undefined;
    const update = (): void => {
      const message = step && stepMessage(step, Date.now());
      if (message === undefined || message === last) return;
      last = message;
      report(message);
      onMessage(message);
    };
    const countDown = setInterval(update, 1000);
    try {
      return await run((next) => {
        step = next;
        update();
      });
    } finally {
      clearInterval(countDown);
    }
  });
}

/** A progress notification that can be opened and closed several times. */
class Notice {
  readonly #place: ProgressPlace;
  #message = '';
  /** Undefined while it is closed. */
  #shown: Shown | undefined;

  constructor(place: ProgressPlace) {
    this.#place = place;
  }

  open(): void {
    this.#shown ??= new Shown(this.#place, this.#message);
  }

  report(message: string): void {
    this.#message = message;
    this.#shown?.report(message);
  }

  close(): void {
    this.#shown?.close();
    this.#shown = undefined;
  }
}

/** A notification from when it is shown until it is closed. */
class Shown {
  #report: (message: string) => void = () => undefined;
  #close: () => void = () => undefined;

  constructor({ title, cancel }: ProgressPlace, message: string) {
    const closed = new Promise<void>((resolve) => (this.#close = resolve));
    const location = vscode.ProgressLocation.Notification;
    void showProgress({ location, title, cancellable: true }, async (progress, token) => {
      this.#report = (message) => {
        progress.report({ message });
      };
      this.#report(message);
      const cancelled = token.onCancellationRequested(cancel);
      await closed;
      cancelled.dispose();
    });
  }

  report(message: string): void {
    this.#report(message);
  }

  close(): void {
    this.#close();
  }
}
