import * as vscode from 'vscode';
import type { SendStep } from '../../send/deliver/ports.ts';
import { stepMessage } from '../../response/view/step-message.ts';
import { showProgress } from '../messages/messages.ts';

/** Milliseconds until what is under way gets a notification, which can cancel it. */
const patience = 1000;

/** Milliseconds between two looks at whether the panel is on the screen. */
const lookEvery = 250;

/** Where progress is shown. */
export interface ProgressPlace {
  /** As `Sending to Global service`. */
  readonly title: string;
  /** Whether it is on the screen in the panel, which has its own bar and its own button to cancel. */
  readonly isInPanel: () => boolean;
  /** Called when the user cancels. */
  readonly cancel: () => void;
}

/**
 * Runs something and shows its progress in one place: in the panel, and in a notification as long as the panel is not on the screen.
 *
 * @param run receives a function that sets the text of the notification
 */
export async function withProgress<T>(
  place: ProgressPlace,
  run: (report: (message: string) => void) => Promise<T>,
): Promise<T> {
  const notice = new Notice(place);
  const began = Date.now();
  const look = setInterval(() => {
    if (place.isInPanel()) notice.close();
    else if (Date.now() - began >= patience) notice.open();
  }, lookEvery);
  try {
    return await run((message) => {
      notice.report(message);
    });
  } finally {
    clearInterval(look);
    notice.close();
  }
}

/**
 * Runs a send and shows what it is doing, as `withProgress` does.
 *
 * @param onMessage receives everything that is shown, second by second for a countdown
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

/** A notification that comes and goes. */
class Notice {
  readonly #place: ProgressPlace;
  #message = '';
  /** Undefined: it is closed. */
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
