import * as vscode from 'vscode';

/** A message that was shown. */
export interface ShownMessage {
  readonly message: string;
  /** Of a modal dialog. */
  readonly detail: string;
}

/**
 * Answers the warnings that are shown while something runs: a test inside VS Code can't press a button.
 *
 * @param answer the title of the button; undefined: the message is dismissed
 * @param collect gets the list, to which each message is added
 */
export async function answeringMessages(
  answer: (message: string) => string | undefined,
  run: () => Promise<void>,
  collect: (shown: ShownMessage[]) => void,
): Promise<void> {
  const shown: ShownMessage[] = [];
  collect(shown);
  const window = vscode.window as unknown as {
    showWarningMessage: (message: string, ...rest: unknown[]) => Promise<unknown>;
  };
  const original = window.showWarningMessage;
  window.showWarningMessage = (message, options) => {
    const detail = (options as { readonly detail?: string } | undefined)?.detail ?? '';
    shown.push({ message, detail });
    return Promise.resolve(answer(message));
  };
  try {
    await run();
  } finally {
    window.showWarningMessage = original;
  }
}

/**
 * Chooses an entry of the lists that are shown while something runs: a test inside VS Code can't find out when a list accepts a key.
 *
 * @param label of the entry
 */
export async function choosing(label: string, run: () => Thenable<unknown>): Promise<void> {
  const window = vscode.window as unknown as {
    showQuickPick: (items: readonly vscode.QuickPickItem[]) => Promise<vscode.QuickPickItem>;
  };
  const original = window.showQuickPick;
  window.showQuickPick = (items) => {
    const item = items.find((one) => one.label === label);
    if (item === undefined) throw new Error(`${label} is not among ${items.map((one) => one.label).join(', ')}`);
    return Promise.resolve(item);
  };
  try {
    await run();
  } finally {
    window.showQuickPick = original;
  }
}
